import type { Listener } from "../../base/emitter.ts";
import type { Column } from "../model.ts";
import type { Statement } from "../statements/statement.ts";
import type { Refusal, RunOptions, StatementResult } from "./contract/sqlSession.ts";
import type { SessionClock } from "./contract/sessionClock.ts";
import { allowsCursor } from "./cursors/allowsCursor.ts";
import { Cursors } from "./cursors/cursors.ts";
import { describeQuery } from "./cursors/describeQuery.ts";
import { CompatibleModePolicy } from "./policies/compatibleModePolicy.ts";
import { EncodingPolicy } from "./policies/encodingPolicy.ts";
import { ErrorStopPolicy } from "./policies/errorStopPolicy.ts";
import { HiddenCopyPolicy } from "./policies/hiddenCopyPolicy.ts";
import { OutputSettingsPolicy } from "./policies/outputSettingsPolicy.ts";
import { PooledPathPolicy } from "./policies/pooledPathPolicy.ts";
import { SearchPathPolicy } from "./policies/searchPathPolicy.ts";
import { ServerOutput } from "./policies/serverOutput.ts";
import type { FinishedRun, SessionPolicy } from "./policies/sessionPolicy.ts";
import type { StatementTimeout } from "./policies/statementTimeout.ts";
import { StatusMarkPolicy } from "./policies/statusMarkPolicy.ts";
import { StringsPolicy } from "./policies/stringsPolicy.ts";
import { TimeoutPolicy } from "./policies/timeoutPolicy.ts";
import { autocommitCommand } from "./protocol/setUpCommands.ts";
import { resultWithoutPsql } from "./refusals/resultWithoutPsql.ts";
import { StatementGate } from "./refusals/statementGate.ts";
import type { PsqlClient } from "./requests/psqlClient.ts";
import { rowCountOf } from "./results/countRows.ts";
import { blocksOf, judgeOutcome } from "./results/judgeOutcome.ts";
import { BatchResults } from "./scripts/batchResults.ts";
import { sendStatement } from "./sendStatement.ts";
import { Connection } from "./server/connection.ts";
import { drawCommands } from "./server/identityCommands.ts";
import { copiedByRows } from "./statements/unseenCopy.ts";

export interface ExecutorOptions {
  readonly clock: SessionClock;
  readonly isInterrupted: () => boolean;
  readonly isAutocommit: boolean;
  readonly isServerOutputOn: boolean;
  readonly randomSeed: number;
  readonly timeout: StatementTimeout;
}

const unseenCopy = { kind: "refused", refusal: { kind: "unseenCopy" } } as const;

/** Runs statements and batches over a session's connection, with the session's policies around each. */
export class StatementExecutor {
  readonly connection: Connection;
  readonly cursors: Cursors;
  readonly output: ServerOutput;
  readonly timeout: StatementTimeout;
  readonly #client: PsqlClient;
  readonly #options: ExecutorOptions;
  readonly #gate: StatementGate;
  readonly #outputSettings: OutputSettingsPolicy;
  readonly #policies: readonly SessionPolicy[];

  constructor(client: PsqlClient, options: ExecutorOptions) {
    const { isInterrupted, randomSeed } = options;
    const onChange = (): void => {
      for (const policy of this.#policies) policy.connectionChanged?.();
    };
    const connection = new Connection({ ...options, client, onChange });
    const transaction = (): Connection["transaction"] => connection.transaction;
    this.#client = client;
    this.#options = options;
    this.timeout = options.timeout;
    this.connection = connection;
    this.#gate = new StatementGate({
      server: () => connection.server.identity,
      transaction,
      run: (statement, runOptions) => this.#run(statement, runOptions),
    });
    this.cursors = new Cursors({
      client,
      seed: randomSeed,
      transaction,
      onQuery: () => {
        connection.previousQuery.cover();
      },
    });
    this.output = new ServerOutput({
      isWanted: options.isServerOutputOn,
      facility: () => connection.server.identity?.outputFacility ?? null,
      transaction,
      isAutocommit: () => connection.isAutocommit,
      isInterrupted,
      runInternal: connection.runInternal,
    });
    this.#outputSettings = new OutputSettingsPolicy(connection);
    this.#policies = [
      new TimeoutPolicy(options.timeout, connection),
      new StringsPolicy(connection),
      new HiddenCopyPolicy(connection),
      this.#outputSettings,
      new ErrorStopPolicy(connection, isInterrupted),
      new StatusMarkPolicy(client, connection),
      new EncodingPolicy(connection),
      new PooledPathPolicy(connection),
      new CompatibleModePolicy(connection),
      new SearchPathPolicy(connection),
      this.cursors,
      this.output,
      this.#gate,
    ];
  }

  /** Discards what is known of the connection: psql has ended. */
  forget(): void {
    this.connection.forget();
    for (const policy of this.#policies) {
      policy.connectionChanged?.();
      policy.psqlRestarted?.();
    }
  }

  async run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const { clock } = this.#options;
    const startedAtMs = clock.monotonicMs();
    const stopsOnError = options.stopsOnError === true || this.connection.stopsOnError;
    const result = await this.#gate.run(statement, { ...options, stopsOnError });
    return { ...result, elapsedMs: clock.monotonicMs() - startedAtMs };
  }

  async #run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const { connection } = this;
    const statements = [statement];
    const refusal = await this.#before(statements);
    if (refusal !== null) {
      return resultWithoutPsql(statement, { kind: "refused", refusal }, connection.transaction);
    }
    const sent = await sendStatement(statement, options, {
      client: this.#client,
      cursors: this.cursors,
      previous: connection.previousQuery,
      output: this.output,
      server: connection.server.identity,
      linesBefore: this.#outputSettings.linesBefore,
      canPage: this.#canPage(statement),
      learn: connection.learn,
    });
    if (sent === "copy") return resultWithoutPsql(statement, unseenCopy, connection.transaction);
    const { end, reply, cursor, totalRows, hasCommandFailed, isExact } = sent;
    const { change } = connection;
    const isReconnect = statement.kind.kind === "metaCommand" && change === "replaced";
    const judged = judgeOutcome(end, reply, {
      statement,
      hasCommandFailed,
      stopsOnError: options.stopsOnError === true,
      isInterrupted: this.#options.isInterrupted(),
      isConnectionLost: change !== "same" && !isReconnect,
    });
    const outcome =
      judged.kind === "completed" && copiedByRows(statement, reply) ? unseenCopy : judged;
    await this.#after({ statements, end, outcome, connection: change });
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
      transaction: connection.transaction,
      elapsedMs: 0,
    };
  }

  /**
   * Runs statements that `canBatch` allows from one file. `onResult` is called in order for each
   * statement that psql began.
   */
  async runBatch(
    statements: readonly Statement[],
    stopsOnError: boolean,
    onResult: Listener<StatementResult>,
  ): Promise<void> {
    const { connection } = this;
    const [first] = statements;
    const onTimedResult = this.#withTimes(onResult);
    const refusal = await this.#before(statements);
    if (refusal !== null && first !== undefined) {
      const outcome = { kind: "refused", refusal } as const;
      onTimedResult(resultWithoutPsql(first, outcome, connection.transaction));
      return;
    }
    const { transaction, isAutocommit } = connection;
    const results = new BatchResults(transaction, isAutocommit, onTimedResult);
    const stops = stopsOnError || connection.stopsOnError;
    const end = await this.#client.runBatch(statements, stops, results.add);
    connection.learn(end);
    const { change } = connection;
    const isInterrupted = this.#options.isInterrupted();
    const context = { isInterrupted, isConnectionLost: change !== "same" };
    results.finish(first, end, context, connection.transaction);
    await this.#after({ statements, end, outcome: null, connection: change });
    connection.previousQuery.cover();
  }

  async setAutocommit(isAutocommit: boolean): Promise<void> {
    const { end } = await this.#client.send({ input: `${autocommitCommand(isAutocommit)} ` });
    this.connection.learn(end);
  }

  /** Forces a reseed of the server process's random numbers. */
  async reseed(): Promise<void> {
    if (this.connection.transaction !== "failed") await this.connection.runInternal(drawCommands);
  }

  describe(statement: Statement): Promise<readonly Column[] | null> {
    this.connection.previousQuery.cover();
    return describeQuery(this.#client, statement, this.connection.transaction);
  }

  async #before(statements: readonly Statement[]): Promise<Refusal | null> {
    this.connection.beginRun();
    for (const policy of this.#policies) {
      const refusal = (await policy.before?.({ statements })) ?? null;
      if (refusal !== null) return refusal;
    }
    return null;
  }

  async #after(run: FinishedRun): Promise<void> {
    for (const policy of this.#policies) await policy.after?.(run);
  }

  /** Sets each result's elapsed time: the time since the result before it. */
  #withTimes(onResult: Listener<StatementResult>): Listener<StatementResult> {
    const { clock } = this.#options;
    let startedAtMs = clock.monotonicMs();
    return (result) => {
      const endedAtMs = clock.monotonicMs();
      onResult({ ...result, elapsedMs: endedAtMs - startedAtMs });
      startedAtMs = endedAtMs;
    };
  }

  /**
   * Whether a statement's rows can be read by a cursor. Not where a statement timeout is set: it is
   * disabled before the commit that computes a cursor's rows, so it would not stop the query there
   * (`finish_xact_command` in PostgreSQL's postgres.c).
   *
   * IvorySQL's psql takes DECLARE for the start of a block, but ends the driver's DECLARE at the
   * semicolon on a line of its own (tried on 4.4 and 5.4).
   */
  #canPage(statement: Statement): boolean {
    return (
      this.connection.transaction === "none" &&
      this.connection.isAutocommit &&
      !this.#options.timeout.isSet &&
      allowsCursor(statement, this.output.readsLines)
    );
  }
}
