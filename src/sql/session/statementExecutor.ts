import type { Listener } from "../../base/emitter.ts";
import type { Column, TransactionStatus } from "../model.ts";
import type { Statement } from "../statements/statement.ts";
import { allowsCursor } from "./cursors/allowsCursor.ts";
import { BatchResults } from "./scripts/batchResults.ts";
import { sendStatement } from "./sendStatement.ts";
import { rowCountOf } from "./results/countRows.ts";
import { Cursors } from "./cursors/cursors.ts";
import { describeQuery } from "./cursors/describeQuery.ts";
import type { Exchange } from "./results/exchange.ts";
import type { MarkerMeaning } from "./protocol/exchangeEnd.ts";
import type { ExchangeEnd } from "./protocol/exchangeEnd.ts";
import type { StatementExchange } from "./results/statementExchange.ts";
import type { ConnectionChange } from "./contract/connectionChange.ts";
import type { StatementResult } from "./contract/sqlSession.ts";
import { runsOthers } from "./statements/errorStop.ts";
import { resultWithoutPsql } from "./refusals/resultWithoutPsql.ts";
import type { Prompt } from "./protocol/frame.ts";
import { finishInternalQuery, internalQuery } from "./requests/internalQuery.ts";
import { endGuardedInclude } from "./requests/guardedInclude.ts";
import { ServerInfo } from "./server/serverInfo.ts";
import { blocksOf, judgeOutcome } from "./results/judgeOutcome.ts";
import { PreviousQuery } from "./statements/previousQuery.ts";
import { RuntimeChecks } from "./policies/stringsPolicy.ts";
import { resetsSearchPath } from "./statements/resetsSearchPath.ts";
import { autocommitCommand } from "./protocol/setUpCommands.ts";
import { sameConnection } from "./sameConnection.ts";
import { drawCommands } from "./server/identityCommands.ts";
import type { ServerIdentity } from "../serverIdentity.ts";
import { ServerOutput } from "./policies/serverOutput.ts";
import { SettingsFollower } from "./policies/searchPathPolicy.ts";
import type { RunOptions } from "./contract/sqlSession.ts";
import { statementBody } from "../statements/statementBody.ts";
import { StatementGate } from "./refusals/statementGate.ts";
import type { PsqlClient } from "./requests/psqlClient.ts";
import { copiedByRows } from "./statements/unseenCopy.ts";
import type { StatementTimeout } from "./policies/statementTimeout.ts";
import { marksStatus } from "./statements/statusMark.ts";

export interface ExecutorOptions {
  readonly isInterrupted: () => boolean;
  readonly isAutocommit: boolean;
  readonly isServerOutputOn: boolean;
  readonly randomSeed: number;
  readonly timeout: StatementTimeout;
}

const mostIdentifications = 3;
const unseenCopy = { kind: "refused", refusal: { kind: "unseenCopy" } } as const;

/** What a session knows of its psql, and how it carries out each of its tasks there. */
export class StatementExecutor {
  readonly timeout: StatementTimeout;
  readonly cursors: Cursors;
  /** psql's ON_ERROR_STOP. */
  stopsOnError = false;
  readonly output: ServerOutput;
  readonly #client: PsqlClient;
  readonly #isInterrupted: () => boolean;
  readonly #previous = new PreviousQuery();
  readonly #server: ServerInfo;
  #transaction: TransactionStatus = "unknown";
  #backendId: string | null = null;
  #isAutocommit: boolean;
  #connection: ConnectionChange = "same";
  readonly #settings: SettingsFollower;
  readonly #gate: StatementGate;
  readonly #checks: RuntimeChecks;
  /** What psql has last set `:ERROR` to. */
  #hadError = false;

  constructor(client: PsqlClient, options: ExecutorOptions) {
    this.#client = client;
    this.#isInterrupted = options.isInterrupted;
    this.#isAutocommit = options.isAutocommit;
    this.#server = new ServerInfo(options.randomSeed);
    this.timeout = options.timeout;
    this.#settings = new SettingsFollower({
      server: this.#server,
      transaction: () => this.#transaction,
      runInternal: (commands, onMarker) => this.#runInternal(commands, onMarker),
      askIdentity: () => this.#askIdentity(),
    });
    this.#gate = new StatementGate({
      server: () => this.server,
      transaction: () => this.#transaction,
      run: (statement, runOptions) => this.#run(statement, runOptions),
    });
    this.#checks = new RuntimeChecks({
      server: this.#server,
      transaction: () => this.#transaction,
      askIdentity: () => this.#askIdentity(),
      client,
      learn: (end) => {
        this.#learn(end);
      },
    });
    this.cursors = new Cursors({
      client,
      seed: options.randomSeed,
      transaction: () => this.#transaction,
      onQuery: () => {
        this.#previous.cover();
      },
    });
    this.output = new ServerOutput({
      isWanted: options.isServerOutputOn,
      facility: () => this.server?.outputFacility ?? null,
      transaction: () => this.#transaction,
      isAutocommit: () => this.#isAutocommit,
      isInterrupted: options.isInterrupted,
      runInternal: (commands, onMarker) => this.#runInternal(commands, onMarker),
    });
  }

  get server(): ServerIdentity | null {
    return this.#server.identity;
  }

  get place(): ServerInfo["place"] {
    return this.#server.place;
  }

  /** The server's process for this connection; `null` when it is not known. */
  get processId(): number | null {
    return this.#server.processId;
  }

  /** What happened to the connection since the statement, or the batch, that ran last began. */
  get connection(): ConnectionChange {
    return this.#connection;
  }

  get transaction(): TransactionStatus {
    return this.#transaction;
  }

  get isAutocommit(): boolean {
    return this.#isAutocommit;
  }

  /** Nothing is known any more: psql has ended. */
  forget(): void {
    this.stopsOnError = false;
    this.#transaction = "unknown";
    this.#server.forget();
    this.timeout.noteServersOwn();
    this.cursors.forgetAll();
    this.output.forget();
    this.#gate.forget();
    this.#checks.guard.forget();
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
    this.#server.forget();
    for (let attempt = 1; attempt <= mostIdentifications; attempt += 1) {
      if (this.#transaction === "failed") return true;
      if ((await this.#askIdentity()).end.kind !== "answered") return false;
      if (this.#server.isCurrent) return true;
    }
    return true;
  }

  async #askIdentity(): Promise<Exchange> {
    const exchange = await this.#runInternal(this.#server.commands(), this.#server.hear);
    this.#server.noteAnswered(this.#backendId);
    return exchange;
  }

  run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const stopsOnError = options.stopsOnError === true || this.stopsOnError;
    return this.#gate.run(statement, { ...options, stopsOnError });
  }

  async #run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    await this.#applyTimeout();
    this.#connection = sameConnection;
    const refusal = await this.#checks.refusalOf(statement);
    if (refusal !== null) {
      return resultWithoutPsql(statement, { kind: "refused", refusal }, this.#transaction);
    }
    const sent = await this.#sendStatement(statement, options);
    if (sent === "copy") return resultWithoutPsql(statement, unseenCopy, this.#transaction);
    const { end, reply, cursor, totalRows, hasCommandFailed, isExact } = sent;
    const connection = this.#connection;
    const isReconnect = statement.kind.kind === "metaCommand" && connection === "replaced";
    const judged = judgeOutcome(end, reply, {
      statement,
      hasCommandFailed,
      stopsOnError: options.stopsOnError === true,
      isInterrupted: this.#isInterrupted(),
      isConnectionLost: connection !== "same" && !isReconnect,
    });
    const outcome =
      judged.kind === "completed" && copiedByRows(statement, reply) ? unseenCopy : judged;
    this.#checks.guard.note(statement, outcome);
    if (statement.kind.kind === "copyFromStdin" || runsOthers(statement)) await this.#endInclude();
    if (marksStatus(statement)) await this.#removeStatusMark(end);
    await this.#settings.restoreEncoding(end);
    this.timeout.noteStatement(statementBody(statement));
    if (outcome.kind === "completed" && resetsSearchPath(statement)) {
      this.timeout.noteServersOwn();
      await this.#settings.restorePath();
    }
    await this.#settings.followMode(statement);
    if (connection === "same") await this.#settings.followPath([statement]);
    const isPaged = cursor !== null && outcome.kind === "completed";
    if (cursor !== null && !isPaged) this.cursors.release(cursor.name);
    const dropsLine = hasCommandFailed === true && statement.kind.kind === "metaCommand";
    return {
      statement,
      blocks: blocksOf(end, reply, outcome),
      outcome,
      ...(dropsLine && { dropsLine }),
      rowCount: totalRows ?? rowCountOf(statement, outcome, sent),
      cursor: isPaged ? cursor : null,
      isExact,
      transaction: this.#transaction,
      elapsedMs: 0,
    };
  }

  /**
   * Runs statements that can stand in a batch, from one file. `onResult` is called for each that
   * psql got to, in order.
   */
  async runBatch(
    statements: readonly Statement[],
    stopsOnError: boolean,
    onResult: Listener<StatementResult>,
  ): Promise<void> {
    await this.#applyTimeout();
    this.#connection = sameConnection;
    const results = new BatchResults(this.#transaction, this.#isAutocommit, onResult);
    const stops = stopsOnError || this.stopsOnError;
    const end = await this.#client.runBatch(statements, stops, results.add);
    this.#learn(end);
    if (statements.some(marksStatus)) await this.#removeStatusMark(end);
    const connection = this.#connection;
    if (end.kind !== "lost" && end.kind !== "disposed") await this.#endInclude();
    await this.#settings.restoreEncoding(end);
    for (const statement of statements) this.timeout.noteStatement(statementBody(statement));
    this.#previous.cover();
    const isInterrupted = this.#isInterrupted();
    const context = { isInterrupted, isConnectionLost: connection !== "same" };
    results.finish(statements[0], end, context, this.#transaction);
    if (connection === "same") await this.#settings.followPath(statements);
  }

  async setAutocommit(isAutocommit: boolean): Promise<void> {
    const { end } = await this.#client.send({ input: `${autocommitCommand(isAutocommit)} ` });
    this.#learn(end);
  }

  async reseed(): Promise<void> {
    if (this.#transaction !== "failed") await this.#runInternal(drawCommands);
  }

  describe(statement: Statement): Promise<readonly Column[] | null> {
    this.#previous.cover();
    return describeQuery(this.#client, statement, this.#transaction);
  }

  #sendStatement(statement: Statement, options: RunOptions): Promise<StatementExchange | "copy"> {
    return sendStatement(statement, options, {
      client: this.#client,
      cursors: this.cursors,
      previous: this.#previous,
      output: this.output,
      server: this.server,
      linesBefore: this.#checks.guard.linesBefore,
      canPage: this.#canPage(statement),
      learn: (end) => {
        this.#learn(end);
      },
    });
  }

  /**
   * A statement timeout ends before the commit that computes a cursor's rows, so that it would not
   * stop a query there (`finish_xact_command` in PostgreSQL's postgres.c).
   *
   * IvorySQL's psql, which takes DECLARE for the start of a block, ends this one at the semicolon on a
   * line of its own (tried on 4.4 and 5.4).
   */
  #canPage(statement: Statement): boolean {
    return (
      this.#transaction === "none" &&
      this.#isAutocommit &&
      !this.timeout.isSet &&
      allowsCursor(statement, this.output.readsLines)
    );
  }

  #applyTimeout(): Promise<void> {
    return this.timeout.apply(this.#transaction, async (command) => {
      const { end, reply } = await this.#runInternal(`\\\\ ${command}`);
      return end.kind === "answered" && reply.error === null;
    });
  }

  #learn(end: ExchangeEnd): void {
    if (end.kind !== "answered" && end.kind !== "incomplete") return;
    const { prompt } = end;
    this.#transaction = prompt.transaction;
    if (end.kind === "answered") {
      this.#isAutocommit = end.report.isAutocommit;
      this.stopsOnError = end.report.stopsOnError;
      if (end.report.isFresh) this.#hadError = end.report.hasError;
    }
    const before = this.#backendId;
    this.#backendId = prompt.backendId;
    if (before === prompt.backendId) return;
    this.cursors.forgetAll();
    this.timeout.noteServersOwn();
    this.output.forget();
    this.#connection = prompt.state === "!" ? "gone" : "replaced";
  }

  async #endInclude(): Promise<void> {
    if (this.#isInterrupted()) await this.#runInternal(endGuardedInclude);
  }

  /** Gives `:ERROR` the value back that psql would have left there. */
  async #removeStatusMark(end: ExchangeEnd): Promise<void> {
    if (end.kind !== "answered" || end.report.isFresh) return;
    await this.#client.send({ input: `\\set ERROR ${String(this.#hadError)} ` });
  }

  /** Sends internal psql commands. */
  async #runInternal(
    commands: string,
    onMarker?: (words: readonly string[]) => MarkerMeaning,
  ): Promise<Exchange> {
    const transaction = this.#transaction;
    const input = internalQuery(commands, transaction);
    const exchange = await this.#client.send({ input, ...(onMarker && { onMarker }) });
    this.#learn(exchange.end);
    if (this.#isInterrupted()) {
      const finished = await this.#client.send({ input: finishInternalQuery(transaction) });
      this.#learn(finished.end);
    }
    this.#previous.cover();
    return exchange;
  }
}
