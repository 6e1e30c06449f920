import type { Listener } from "../../vm/emitter.ts";
import type { Column, TransactionStatus } from "../model.ts";
import type { Statement } from "../statements/statement.ts";
import type { BatchEntry } from "./batch.ts";
import { followModeCommand, ModeWatch } from "./compatibleMode.ts";
import { Cursors } from "./cursors.ts";
import { describeQuery } from "./describeQuery.ts";
import type { Answer } from "./dialogue.ts";
import type { ExchangeEnd } from "./exchange.ts";
import type { CarriedOut, ConnectionChange, ExecutedStatement, Execution } from "./execution.ts";
import type { Prompt } from "./frame.ts";
import { followTransaction } from "./followTransaction.ts";
import { internalQuery } from "./internalQuery.ts";
import { judgeEntry } from "./judgeEntry.ts";
import { needsNoCursor } from "./needsNoCursor.ts";
import { judgeOutcome } from "./outcome.ts";
import { runPagedQuery } from "./pagedQuery.ts";
import { PreviousQuery } from "./previousQuery.ts";
import { Reply } from "./reply.ts";
import { losesSettings } from "./losesSettings.ts";
import { autocommitCommand } from "./prologue.ts";
import { saysItFailed } from "./saysItFailed.ts";
import {
  drawCommands,
  identityCommands,
  parseIdentity,
  parseSearchPath,
  type ServerIdentity,
} from "./serverIdentity.ts";
import type { RunOptions } from "./sqlSession.ts";
import { canBeTyped, statementBody } from "./statementInput.ts";
import type { StatementRunner } from "./statementRunner.ts";
import type { StatementTimeout } from "./statementTimeout.ts";

export interface ExecutorOptions {
  readonly isInterrupted: () => boolean;
  readonly isAutocommit: boolean;
  readonly randomSeed: number;
  readonly timeout: StatementTimeout;
}

const mostIdentifications = 3;

/** What a session knows of its psql, and how it carries out each of its tasks there. */
export class StatementExecutor {
  readonly timeout: StatementTimeout;
  readonly cursors: Cursors;
  readonly #runner: StatementRunner;
  readonly #isInterrupted: () => boolean;
  readonly #previous = new PreviousQuery();
  #server: ServerIdentity | null = null;
  #isIdentified = false;
  #transaction: TransactionStatus = "unknown";
  #backendId: string | null = null;
  #isAutocommit: boolean;
  /** Until the server has it: each connection after the first draws its own. */
  #randomSeed: number | null;
  readonly #modeWatch = new ModeWatch();
  /** What the connection's pool has set, which `RESET` and `DISCARD` take away. */
  #pooledPath: string | null = null;

  constructor(runner: StatementRunner, options: ExecutorOptions) {
    this.#runner = runner;
    this.#isInterrupted = options.isInterrupted;
    this.#isAutocommit = options.isAutocommit;
    this.#randomSeed = options.randomSeed;
    this.timeout = options.timeout;
    this.cursors = new Cursors({
      runner,
      seed: options.randomSeed,
      transaction: () => this.#transaction,
      onQuery: () => {
        this.#previous.cover();
      },
    });
  }

  get server(): ServerIdentity | null {
    return this.#server;
  }

  /** The server's process for this connection; `null` when it is not known. */
  get processId(): number | null {
    return this.#isIdentified ? (this.#server?.processId ?? null) : null;
  }

  get transaction(): TransactionStatus {
    return this.#transaction;
  }

  get isAutocommit(): boolean {
    return this.#isAutocommit;
  }

  /** Nothing is known any more: psql has ended. */
  forget(): void {
    this.#transaction = "unknown";
    this.#isIdentified = false;
    this.timeout.noteServersOwn();
    this.cursors.forgetAll();
  }

  /** Begins anew at a psql that has been set up; false when it was lost again. */
  async begin(prompt: Prompt): Promise<boolean> {
    this.#transaction = prompt.transaction;
    this.#backendId = prompt.backendId;
    return this.identify();
  }

  /**
   * Asks the server what it is, again when it says nothing. In a failed transaction it answers
   * nothing; what was known of the server stays, but for its process.
   */
  async identify(): Promise<boolean> {
    this.#isIdentified = false;
    for (let attempt = 1; attempt <= mostIdentifications; attempt += 1) {
      if (this.#transaction === "failed") return true;
      const { answer, isIdentified } = await this.#askIdentity();
      if (answer.end.kind !== "answered") return false;
      if (isIdentified) return true;
    }
    return true;
  }

  async #askIdentity(): Promise<{ answer: Answer; isIdentified: boolean }> {
    const found = { searchPath: null as string | null };
    const answer = await this.#runner.ask({
      input: internalQuery(identityCommands(this.#randomSeed), this.#transaction),
      onMarker: (words) => {
        const identity = parseIdentity(words);
        if (identity !== null) {
          this.#server = identity;
          this.#isIdentified = true;
          this.#randomSeed = null;
        }
        found.searchPath ??= parseSearchPath(words);
        return "goOn";
      },
    });
    this.#learn(answer.end);
    const isPooled = this.#backendId !== String(this.#server?.processId ?? "");
    this.#pooledPath = isPooled ? found.searchPath : null;
    this.#previous.cover();
    return { answer, isIdentified: this.#isIdentified };
  }

  async run(statement: Statement, options: RunOptions): Promise<Execution> {
    await this.#applyTimeout();
    const { answer, cursor, totalRows, hasCommandFailed } = await this.#carryOut(
      statement,
      options,
    );
    const connection = this.#learn(answer.end);
    const isReconnect = statement.kind.kind === "backslash" && connection === "replaced";
    const reportsErrors = statement.kind.kind !== "backslash";
    const outcome = judgeOutcome(answer.end, answer.reply, {
      reportsErrors,
      hasCommandFailed: hasCommandFailed ?? saysItFailed(statement, answer.reply),
      isInterrupted: this.#isInterrupted(),
      isConnectionLost: connection !== "same" && !isReconnect,
    });
    await this.#restoreEncoding(answer);
    this.timeout.noteStatement(statementBody(statement));
    if (outcome.kind === "completed" && losesSettings(statement)) {
      this.timeout.noteServersOwn();
      await this.#restorePath();
    }
    await this.#followMode(statement);
    const isPaged = cursor !== null && outcome.kind === "completed";
    if (cursor !== null && !isPaged) this.cursors.release(cursor.name);
    const result = {
      statement,
      blocks: outcome.kind === "sessionLost" ? answer.reply.blocksBeforeLoss : answer.reply.blocks,
      outcome,
      rowCount: reportsErrors ? (totalRows ?? rowCountOf(answer)) : null,
      cursor: isPaged ? cursor : null,
      transaction: this.#transaction,
    };
    return { result, connection };
  }

  /**
   * Runs statements that can stand in a batch, from one file. `onResult` is called for each that
   * psql got to, in order.
   */
  async runBatch(
    statements: readonly Statement[],
    stopsOnError: boolean,
    onResult: Listener<ExecutedStatement>,
  ): Promise<ConnectionChange> {
    await this.#applyTimeout();
    const found = { last: null as BatchEntry | null };
    let transaction = this.#transaction;
    const end = await this.#runner.runBatch(statements, stopsOnError, (entry) => {
      if (entry.report === null) found.last = entry;
      else {
        const result = judgeEntry(entry, entry.report);
        const hasFailed = result.outcome.kind === "failed";
        const followed = { body: statementBody(entry.statement), blocks: result.blocks, hasFailed };
        transaction = followTransaction(transaction, followed, this.#isAutocommit);
        onResult({ ...result, transaction });
      }
    });
    const connection = this.#learn(end);
    for (const statement of statements) this.timeout.noteStatement(statementBody(statement));
    this.#previous.cover();
    const [first] = statements;
    if (found.last !== null) {
      onResult(this.#judgeLast(found.last, end, connection));
    } else if (first !== undefined && (end.kind === "notStarted" || end.kind === "disposed")) {
      const entry = { statement: first, reply: new Reply(), report: null };
      onResult(this.#judgeLast(entry, end, connection));
    }
    return connection;
  }

  #judgeLast(
    { statement, reply }: BatchEntry,
    end: ExchangeEnd,
    connection: ConnectionChange,
  ): ExecutedStatement {
    const outcome = judgeOutcome(end, reply, {
      reportsErrors: true,
      hasCommandFailed: false,
      isInterrupted: this.#isInterrupted(),
      isConnectionLost: connection !== "same",
    });
    return {
      statement,
      blocks: reply.blocks,
      outcome,
      rowCount: null,
      cursor: null,
      transaction: this.#transaction,
    };
  }

  async setAutocommit(isAutocommit: boolean): Promise<void> {
    const { end } = await this.#runner.ask({ input: `${autocommitCommand(isAutocommit)} ` });
    this.#learn(end);
  }

  async reseed(): Promise<void> {
    if (this.#transaction !== "failed") await this.#order(drawCommands);
    this.#previous.cover();
  }

  describe(statement: Statement): Promise<readonly Column[] | null> {
    this.#previous.cover();
    return describeQuery(this.#runner, statement, this.#transaction);
  }

  async #carryOut(
    statement: Statement,
    { pageSize, onBlock, onRows }: RunOptions,
  ): Promise<CarriedOut> {
    if (pageSize !== null && this.#canPage(statement)) {
      const name = this.cursors.nextName();
      const paged = await runPagedQuery(this.#runner, statement, {
        cursor: name,
        pageSize,
        onBlock,
        onRows,
      });
      if (paged.kind === "ran") {
        this.#previous.remember(statement, false);
        const { totalRows } = paged;
        const cursor = paged.isDeclared ? this.cursors.hold(name, totalRows, pageSize) : null;
        return { answer: paged.answer, cursor, totalRows, hasCommandFailed: null };
      }
    }
    const around = this.#previous.linesAround(statement);
    const answer = await this.#runner.runAsTyped(statement, around, { onBlock, onRows });
    this.#previous.remember(statement, canBeTyped(statement));
    return { answer, cursor: null, totalRows: null, hasCommandFailed: answer.hasCommandFailed };
  }

  /**
   * A statement timeout ends before the commit that computes a cursor's rows, so that it would not
   * stop a query there (`finish_xact_command` in PostgreSQL's postgres.c).
   *
   * In Oracle mode psql takes `DECLARE name SCROLL CURSOR` for the start of a block.
   */
  #canPage(statement: Statement): boolean {
    const { kind } = statement;
    return (
      kind.kind === "sql" &&
      kind.isQuery &&
      this.#transaction === "none" &&
      this.#isAutocommit &&
      !this.timeout.isSet &&
      this.#server?.compatibleMode !== "oracle" &&
      !needsNoCursor(statementBody(statement))
    );
  }

  #applyTimeout(): Promise<void> {
    return this.timeout.apply(this.#transaction, async (command) => {
      const answer = await this.#order(`\\\\ ${command}`);
      this.#previous.cover();
      return answer.end.kind === "answered" && answer.reply.error === null;
    });
  }

  /** A transaction that is open takes it along: where that is undone, so is what was lost. */
  async #restorePath(): Promise<void> {
    if (this.#pooledPath === null || this.#transaction === "failed") return;
    await this.#order(`\\\\ set search_path = ${this.#pooledPath};`);
    this.#previous.cover();
  }

  async #followMode(statement: Statement): Promise<void> {
    if (this.#server?.compatibleMode == null) return;
    if (!this.#modeWatch.isUnsureAfter(statement, this.#transaction)) return;
    await this.#order(followModeCommand);
    await this.#askIdentity();
  }

  #learn(end: ExchangeEnd): ConnectionChange {
    if (end.kind !== "answered" && end.kind !== "incomplete") return "same";
    const { prompt } = end;
    this.#transaction = prompt.transaction;
    if (end.kind === "answered") this.#isAutocommit = end.report.isAutocommit;
    const before = this.#backendId;
    this.#backendId = prompt.backendId;
    if (before === prompt.backendId) return "same";
    this.cursors.forgetAll();
    this.timeout.noteServersOwn();
    return prompt.state === "!" ? "gone" : "replaced";
  }

  /** Output is read as UTF-8, so a client encoding that a statement has set is set back. */
  async #restoreEncoding({ end }: Answer): Promise<void> {
    if (end.kind !== "answered" || this.#transaction === "failed") return;
    const { clientEncoding } = end.report;
    if (clientEncoding === "UTF8" || clientEncoding === "") return;
    await this.#order("\\encoding UTF8");
  }

  /** Has psql obey commands of the driver's own. */
  async #order(commands: string): Promise<Answer> {
    const answer = await this.#runner.ask({ input: internalQuery(commands, this.#transaction) });
    this.#learn(answer.end);
    return answer;
  }
}

function rowCountOf({ end }: Answer): number | null {
  return end.kind === "answered" && !end.report.hasError ? end.report.rowCount : null;
}
