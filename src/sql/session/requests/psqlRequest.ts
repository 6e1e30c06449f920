import type { Exchange } from "../results/exchange.ts";
import type { Listener } from "../../../base/emitter.ts";
import { joinBytes } from "../../../base/joinBytes.ts";
import { OutputReader } from "../../output/outputReader.ts";
import type { MapBlock, OutputBlock } from "../../model.ts";
import type { ExchangeEnd, MarkerMeaning } from "../protocol/exchangeEnd.ts";
import type { PsqlConsole } from "../protocol/psqlConsole.ts";
import { Reply } from "../results/reply.ts";

/** One input for psql, and how to read its reply. */
export interface PsqlRequest {
  /** The text to type; see ExchangeRequest. */
  readonly input: string;
  /** Meta-commands in front of the end marker. */
  readonly closing?: string;
  /** The text that psql sends to the server, if known; error positions count from its start. */
  readonly statementText?: string | null;
  /** Whether tables may have titles, as those of `\d`. */
  readonly expectsTitles?: boolean;
  /** Corrects messages before they are shown. */
  readonly mapBlock?: MapBlock | undefined;
  readonly onBlock?: Listener<OutputBlock> | undefined;
  /** Called with the number of rows received of a table that is not complete yet. */
  readonly onRows?: Listener<number> | undefined;
  readonly mayLoseLines?: boolean;
  readonly onMarker?: (words: readonly string[]) => MarkerMeaning;
}

/** Types a request and reads the reply as tables and messages. */
export async function sendRequest(
  psql: PsqlConsole,
  nullMarker: string,
  request: PsqlRequest,
): Promise<Exchange> {
  const reply = new Reply(request.onBlock);
  const reader = new OutputReader(
    {
      nullMarker,
      statementText: request.statementText ?? null,
      expectsTitles: request.expectsTitles ?? false,
    },
    (event) => {
      if (event.kind === "rows") request.onRows?.(event.firstRow + event.rows.length);
      if (event.kind !== "block") return;
      const block = request.mapBlock === undefined ? event.block : request.mapBlock(event.block);
      if (block !== null) reply.add(block);
    },
  );
  let isIgnoring = false;
  const end = await psql.exchange({
    input: request.input,
    closing: request.closing ?? "",
    mayLoseLines: request.mayLoseLines ?? false,
    onOutput: (bytes) => {
      if (!isIgnoring) reader.push(bytes);
    },
    onMarker: (words) => {
      if (request.onMarker?.(words) === "ignoreRest") isIgnoring = true;
    },
  });
  reader.end();
  return { end, reply };
}

export interface BytesExchange {
  readonly end: ExchangeEnd;
  readonly bytes: Uint8Array;
}

/** Types a request and returns the bytes that psql prints. */
export async function sendRequestForBytes(
  psql: PsqlConsole,
  { input, onMarker }: Pick<PsqlRequest, "input" | "onMarker">,
): Promise<BytesExchange> {
  const chunks: Uint8Array[] = [];
  let isIgnoring = false;
  const end = await psql.exchange({
    input,
    closing: "",
    onOutput: (bytes) => {
      if (!isIgnoring) chunks.push(bytes);
    },
    onMarker: (words) => {
      if (onMarker?.(words) === "ignoreRest") isIgnoring = true;
    },
  });
  return { end, bytes: joinBytes(chunks) };
}
