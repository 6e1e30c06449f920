import { statementExchange, type StatementExchange } from "../results/statementExchange.ts";
import type { Listener } from "../../../base/emitter.ts";
import type { OutputBlock } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { type BatchEntry, batchText, runBatch } from "./runBatch.ts";
import type { MapBlock } from "../../model.ts";
import { changesSettings } from "../statements/changesSettings.ts";
import { rewriteExecute } from "../statements/rewriteExecute.ts";
import { commandEndMarker, metaCommandLine, reportsFailure } from "./metaCommandLine.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import {
  type BytesExchange,
  type PsqlRequest,
  sendRequest,
  sendRequestForBytes,
} from "./psqlRequest.ts";
import type { Exchange } from "../results/exchange.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import { exchangeDirectory, type FileExchange } from "../contract/fileExchange.ts";
import { findFailure } from "../results/findFailure.ts";
import { restoreErrorStop, runsOthers, stopOnErrorLine } from "../statements/errorStop.ts";
import { restoreCommands, type SessionSecrets } from "../protocol/setUpCommands.ts";
import type { SurroundingLines } from "../statements/previousQuery.ts";
import type { PsqlConsole } from "../protocol/psqlConsole.ts";
import { relocateFromFile } from "../statements/relocateMessage.ts";
import { guardedInclude } from "./guardedInclude.ts";
import { Reply } from "../results/reply.ts";
import { canBeTyped, sentText, statementLines } from "../statements/statementInput.ts";
import { marksStatus, statusMarkLine } from "../statements/statusMark.ts";
import { runsItsRows } from "../statements/unseenCopy.ts";

export interface PsqlClientOptions {
  readonly psql: PsqlConsole;
  readonly secrets: SessionSecrets;
  readonly files: FileExchange | null;
  /** Whether the running task was cancelled. */
  readonly isInterrupted: () => boolean;
  /** Receives notifications that psql prints with the reply to an internal request. */
  readonly onNotification: Listener<OutputBlock>;
}

/** Types internal requests and statements, or passes them as files, and reads the replies. */
export class PsqlClient {
  readonly #options: PsqlClientOptions;
  #lastFile = 0;

  constructor(options: PsqlClientOptions) {
    this.#options = options;
  }

  /** Whether texts can be passed as files. */
  get hasFiles(): boolean {
    return this.#options.files !== null;
  }

  /** Returns a path that psql has not written to before, because the guest caches known paths. */
  nextPath(suffix: string): string {
    this.#lastFile += 1;
    const label = Math.round((this.#options.secrets.randomSeed + 1) * 1e9).toString(36);
    return `${exchangeDirectory}/psql-${label}-${this.#lastFile}-${suffix}`;
  }

  /** Returns and removes a file that psql wrote; `null` when there is none. */
  async takeFile(path: string): Promise<Uint8Array | null> {
    const { files } = this.#options;
    const bytes = (await files?.getFile(path).catch(() => null)) ?? null;
    files?.removeFile(path).catch(() => undefined);
    return bytes;
  }

  /** Runs an internal request. */
  async send(request: PsqlRequest): Promise<Exchange> {
    const exchange = await this.#exchange(request);
    this.passNotifications(exchange.reply.blocks);
    return exchange;
  }

  /** Passes on notifications, which psql prints after the next query, also an internal one. */
  passNotifications(blocks: readonly OutputBlock[]): void {
    for (const block of blocks) {
      if (block.kind === "notification") this.#options.onNotification(block);
    }
  }

  /** Random token that cannot occur in the output. */
  get randomWord(): string {
    return this.#options.secrets.nonce;
  }

  sendForBytes(request: Pick<PsqlRequest, "input" | "onMarker">): Promise<BytesExchange> {
    return sendRequestForBytes(this.#options.psql, request);
  }

  /** Runs a statement as written, between the lines that a command on the previous query needs. */
  async runAsTyped(
    statement: Statement,
    around: SurroundingLines,
    { mapBlock, ...listeners }: Pick<PsqlRequest, "onBlock" | "onRows" | "mapBlock">,
    stopsOnError: boolean,
  ): Promise<StatementExchange> {
    const { nonce } = this.#options.secrets;
    const tellsEnd = reportsFailure(statement);
    const rewritten = rewriteExecute(statement);
    const found = { end: false };
    const stops = stopsOnError && runsOthers(statement);
    const lines = tellsEnd ? metaCommandLine(statement, nonce) : statementLines(statement);
    const exchange = await this.submit(statement, {
      input: [
        stops ? stopOnErrorLine : "",
        marksStatus(statement) ? statusMarkLine : "",
        around.before,
        lines,
        around.after,
      ].join(""),
      closing: [
        stops ? restoreErrorStop : "",
        changesSettings(statement) ? restoreCommands(this.#options.secrets) : "",
      ]
        .filter((part) => part !== "")
        .join(" "),
      // Error positions of \gexec refer to its rows, not to the statement.
      statementText: runsItsRows(statement) ? null : (rewritten?.text ?? sentText(statement)),
      mapBlock: inTurn(rewritten?.mapBlock, mapBlock),
      expectsTitles: statement.kind.kind === "metaCommand",
      mayLoseLines: statement.kind.kind === "metaCommand" || metaCommandsOf(statement).length > 0,
      onMarker: ([name]) => {
        found.end ||= name === commandEndMarker;
        return "goOn";
      },
      ...listeners,
    });
    const hasCommandFailed = tellsEnd ? !found.end : null;
    const report = exchange.end.kind === "answered" ? exchange.end.report : null;
    const failure =
      report === null
        ? null
        : findFailure({
            statement,
            reply: exchange.reply,
            report,
            hasCommandFailed,
            stopsOnError,
          });
    return statementExchange(exchange, { hasCommandFailed, hasFailed: failure !== null });
  }

  /** Runs statements from one file; see `runBatch`. Needs a file exchange. */
  async runBatch(
    statements: readonly Statement[],
    stopsOnError: boolean,
    onEntry: Listener<BatchEntry>,
  ): Promise<ExchangeEnd> {
    const { files, psql, secrets } = this.#options;
    const bytes = new TextEncoder().encode(batchText(statements));
    const path = await files?.putFile("batch.sql", bytes).catch(() => null);
    if (typeof path !== "string") return { kind: "disposed" };
    if (this.#options.isInterrupted()) return { kind: "notStarted" };
    const request = { statements, stopsOnError, nullMarker: secrets.nullMarker, onEntry };
    const end = await runBatch(psql, path, request);
    files?.removeFile(path).catch(() => undefined);
    return end;
  }

  /** Sends a request for a statement: typed if possible, else through a file. */
  async submit(statement: Statement, request: PsqlRequest): Promise<Exchange> {
    const { files } = this.#options;
    const isCopy = statement.kind.kind === "copyFromStdin";
    if (files === null || canBeTyped(statement, request.input)) {
      // If typed, the data of a COPY that the server refuses would run as statements.
      if (isCopy) return { end: { kind: "notStarted" }, reply: new Reply() };
      return this.#exchange(request);
    }
    const bytes = new TextEncoder().encode(request.input);
    const path = await files.putFile("statement.sql", bytes).catch(() => null);
    // putFile fails only when the machine has stopped.
    if (path === null) return { end: { kind: "disposed" }, reply: new Reply() };
    if (this.#options.isInterrupted()) return { end: { kind: "notStarted" }, reply: new Reply() };
    const { statementText, mapBlock } = request;
    const exchange = await this.#exchange({
      ...request,
      input: isCopy ? guardedInclude(path) : `\\i '${path}'\n`,
      mapBlock: (block) => {
        const typed = relocateFromFile(block, path, statementText ?? null);
        return mapBlock === undefined ? typed : mapBlock(typed);
      },
    });
    // A file that is not removed does no harm.
    files.removeFile(path).catch(() => undefined);
    return exchange;
  }

  #exchange(request: PsqlRequest): Promise<Exchange> {
    return sendRequest(this.#options.psql, this.#options.secrets.nullMarker, request);
  }
}

function inTurn(first: MapBlock | undefined, second: MapBlock | undefined): MapBlock | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return (block) => {
    const mapped = first(block);
    return mapped === null ? null : second(mapped);
  };
}
