import type { Listener } from "../../../base/emitter.ts";
import type { OutputBlock } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { type BatchEntry, batchText, runBatch } from "./runBatch.ts";
import type { MapBlock } from "../../model.ts";
import { changesSettings } from "../statements/changesSettings.ts";
import { rewriteExecute } from "../statements/rewriteExecute.ts";
import { commandEndMarker, metaCommandLine, reportsFailure } from "./metaCommandLine.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { ask, askForBytes, type BytesAnswer, type Question } from "./psqlRequest.ts";
import type { Answer } from "../results/exchange.ts";
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
  /** Whether what runs at present is to be given up. */
  readonly isInterrupted: () => boolean;
  /** Told of notifications that come with the reply to a question that no user asked. */
  readonly onNotification: Listener<OutputBlock>;
}

export interface TypedAnswer extends Answer {
  /** Whether psql took back a command of its own; `null` where that is not known. */
  readonly hasCommandFailed: boolean | null;
  /** False also where no answer came. */
  readonly hasFailed: boolean;
}

/** Gives psql statements, typed or as a file, and reads its replies. */
export class PsqlClient {
  readonly #options: PsqlClientOptions;
  #lastFile = 0;

  constructor(options: PsqlClientOptions) {
    this.#options = options;
  }

  /** Whether long texts can go by file. */
  get hasFiles(): boolean {
    return this.#options.files !== null;
  }

  /** A path that psql has not written to before; the guest keeps what it knows of a path. */
  nextPath(suffix: string): string {
    this.#lastFile += 1;
    const label = Math.round((this.#options.secrets.randomSeed + 1) * 1e9).toString(36);
    return `${exchangeDirectory}/psql-${label}-${this.#lastFile}-${suffix}`;
  }

  /** The file that psql wrote, which is removed; `null` when there is none. */
  async takeFile(path: string): Promise<Uint8Array | null> {
    const { files } = this.#options;
    const bytes = (await files?.getFile(path).catch(() => null)) ?? null;
    files?.removeFile(path).catch(() => undefined);
    return bytes;
  }

  /** Asks a question of the driver's own. */
  async ask(question: Question): Promise<Answer> {
    const answer = await this.#exchange(question);
    this.passNotifications(answer.reply.blocks);
    return answer;
  }

  /** psql prints what a session has been notified of after the next query, whoever asked it. */
  passNotifications(blocks: readonly OutputBlock[]): void {
    for (const block of blocks) {
      if (block.kind === "notification") this.#options.onNotification(block);
    }
  }

  /** A word that stands in nothing that the server or a user writes. */
  get randomWord(): string {
    return this.#options.secrets.nonce;
  }

  askForBytes(question: Pick<Question, "input" | "onMarker">): Promise<BytesAnswer> {
    return askForBytes(this.#options.psql, question);
  }

  /** Runs a statement as it is, with the lines that a command for the previous query needs. */
  async runAsTyped(
    statement: Statement,
    around: SurroundingLines,
    { mapBlock, ...listeners }: Pick<Question, "onBlock" | "onRows" | "mapBlock">,
    stopsOnError: boolean,
  ): Promise<TypedAnswer> {
    const { nonce } = this.#options.secrets;
    const tellsEnd = reportsFailure(statement);
    const rewritten = rewriteExecute(statement);
    const found = { end: false };
    const stops = stopsOnError && runsOthers(statement);
    const lines = tellsEnd ? metaCommandLine(statement, nonce) : statementLines(statement);
    const answer = await this.submit(statement, {
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
      // The errors are those of its rows.
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
    const report = answer.end.kind === "answered" ? answer.end.report : null;
    const failure =
      report === null
        ? null
        : findFailure({
            statement,
            reply: answer.reply,
            report,
            hasCommandFailed,
            stopsOnError,
          });
    return { ...answer, hasCommandFailed, hasFailed: failure !== null };
  }

  /** Runs statements from one file; see `runBatch`. Only where there are files to exchange. */
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

  /** Asks a question about a statement: typed where that is possible, else through a file. */
  async submit(statement: Statement, question: Question): Promise<Answer> {
    const { files } = this.#options;
    const isCopy = statement.kind.kind === "copyFromStdin";
    if (files === null || canBeTyped(statement, question.input)) {
      // Typed, the data of a COPY that the server refuses would run as statements.
      if (isCopy) return { end: { kind: "notStarted" }, reply: new Reply() };
      return this.#exchange(question);
    }
    const bytes = new TextEncoder().encode(question.input);
    const path = await files.putFile("statement.sql", bytes).catch(() => null);
    // Only a machine that does not run any more takes no file.
    if (path === null) return { end: { kind: "disposed" }, reply: new Reply() };
    if (this.#options.isInterrupted()) return { end: { kind: "notStarted" }, reply: new Reply() };
    const { statementText, mapBlock } = question;
    const answer = await this.#exchange({
      ...question,
      input: isCopy ? guardedInclude(path) : `\\i '${path}'\n`,
      mapBlock: (block) => {
        const typed = relocateFromFile(block, path, statementText ?? null);
        return mapBlock === undefined ? typed : mapBlock(typed);
      },
    });
    // Nobody waits for it: a file that stays behind does no harm.
    files.removeFile(path).catch(() => undefined);
    return answer;
  }

  #exchange(question: Question): Promise<Answer> {
    return ask(this.#options.psql, this.#options.secrets.nullMarker, question);
  }
}

function inTurn(first: MapBlock | undefined, second: MapBlock | undefined): MapBlock | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return (block) => {
    const mapped = first(block);
    return mapped === null ? null : second(mapped);
  };
}
