import type { Answer } from "../results/exchange.ts";
import type { Listener } from "../../../base/emitter.ts";
import { OutputReader } from "../../output/outputReader.ts";
import type { OutputBlock } from "../../model.ts";
import type { ExchangeEnd, MarkerMeaning } from "../protocol/exchangeEnd.ts";
import type { PsqlConsole } from "../protocol/psqlConsole.ts";
import { Reply } from "../results/reply.ts";

export interface Question {
  /** What to type; see ExchangeRequest. */
  readonly input: string;
  /** Meta-commands in front of the end marker. */
  readonly closing?: string;
  /** What psql sends to the server, where that is known; positions of errors count from its start. */
  readonly statementText?: string | null;
  /** Tables may have titles, as those of `\d`. */
  readonly expectsTitles?: boolean;
  /** Puts messages right before anybody sees them; `null` drops the block. */
  readonly mapBlock?: ((block: OutputBlock) => OutputBlock | null) | undefined;
  readonly onBlock?: Listener<OutputBlock> | undefined;
  /** Called with the number of rows that have come of a table whose end has not. */
  readonly onRows?: Listener<number> | undefined;
  readonly mayLoseLines?: boolean;
  readonly onMarker?: (words: readonly string[]) => MarkerMeaning;
}

/** Has one exchange with psql and reads what it prints. */
export async function ask(
  psql: PsqlConsole,
  nullMarker: string,
  question: Question,
): Promise<Answer> {
  const reply = new Reply(question.onBlock);
  const reader = new OutputReader(
    {
      nullMarker,
      statementText: question.statementText ?? null,
      expectsTitles: question.expectsTitles ?? false,
    },
    (event) => {
      if (event.kind === "rows") question.onRows?.(event.firstRow + event.rows.length);
      if (event.kind !== "block") return;
      const block = question.mapBlock === undefined ? event.block : question.mapBlock(event.block);
      if (block !== null) reply.add(block);
    },
  );
  let isIgnoring = false;
  const end = await psql.exchange({
    input: question.input,
    closing: question.closing ?? "",
    mayLoseLines: question.mayLoseLines ?? false,
    onOutput: (bytes) => {
      if (!isIgnoring) reader.push(bytes);
    },
    onMarker: (words) => {
      if (question.onMarker?.(words) === "ignoreRest") isIgnoring = true;
    },
  });
  reader.end();
  return { end, reply };
}

export interface BytesAnswer {
  readonly end: ExchangeEnd;
  readonly bytes: Uint8Array;
}

/** The same for output that is not read as psql's tables and messages. */
export async function askForBytes(
  psql: PsqlConsole,
  { input, onMarker }: Pick<Question, "input" | "onMarker">,
): Promise<BytesAnswer> {
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
  return { end, bytes: joinChunks(chunks) };
}

function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
