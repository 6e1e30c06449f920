import { Emitter, type Listener, type Unsubscribe } from "../../base/emitter.ts";
import type { Column, OutputBlock } from "../model.ts";
import type { Statement } from "../statements/statement.ts";
import { DebouncedTask } from "./tasks/debouncedTask.ts";
import { type AbandonReason, TaskQueue } from "./tasks/taskQueue.ts";
import type { Prompt } from "./protocol/frame.ts";
import { IdleOutput } from "./requests/idleOutput.ts";
import { completedOutcome, lossOf, reasonAfter, resultWithout } from "./results/judgeOutcome.ts";
import { PsqlConsole } from "./protocol/psqlConsole.ts";
import type { PsqlSessionOptions } from "./psqlSessionOptions.ts";
import { refuseStatement } from "./refusals/refuseStatement.ts";
import { rescueCommand } from "./tasks/rescueCommand.ts";
import type { SessionClock } from "./contract/sessionClock.ts";
import type { SessionRescue } from "./contract/sessionRescue.ts";
import type {
  BatchOptions,
  CancelOutcome,
  ExactRow,
  ExactRows,
  FetchedPage,
  NotRunReason,
  OpenCursor,
  Outcome,
  RunOptions,
  ScriptSession,
  SessionLoss,
  SessionStatus,
  StatementResult,
} from "./contract/sqlSession.ts";
import { StatementExecutor } from "./statementExecutor.ts";
import { PsqlClient } from "./requests/psqlClient.ts";
import { StatementTimeout } from "./policies/statementTimeout.ts";

/**
 * A session over a serial line on which a psql runs.
 *
 * The caller owns the serial port: `dispose` only stops listening to it.
 */
export class PsqlSession implements ScriptSession {
  readonly port: number;
  readonly #clock: SessionClock;
  readonly #rescue: SessionRescue | null;
  readonly #console: PsqlConsole;
  readonly #executor: StatementExecutor;
  readonly #queue: TaskQueue;
  readonly #idleOutput: IdleOutput;
  readonly #sweeping: DebouncedTask;
  readonly #statusChanged = new Emitter<SessionStatus>();
  readonly #loss = new Emitter<SessionLoss>();
  readonly #ready = new Emitter<null>();
  #isReady = false;
  #isDisposed = false;
  #isInterrupted = false;
  #cancelling: Promise<CancelOutcome> | null = null;
  #busySinceMs = 0;

  constructor(options: PsqlSessionOptions) {
    this.port = options.port;
    this.#clock = options.clock;
    this.#rescue = options.rescue;
    this.#console = new PsqlConsole(options);
    this.#idleOutput = new IdleOutput(this.#console, options.secrets.nullMarker);
    const onNotification = this.#idleOutput.emit;
    const isInterrupted = (): boolean => this.#isInterrupted;
    this.#executor = new StatementExecutor(
      new PsqlClient({ ...options, psql: this.#console, isInterrupted, onNotification }),
      {
        clock: options.clock,
        isInterrupted,
        isAutocommit: options.isAutocommit ?? true,
        isServerOutputOn: options.isServerOutputOn ?? true,
        randomSeed: options.secrets.randomSeed,
        timeout: new StatementTimeout(options.timeout ?? { wantedMs: null, hasPast: false }),
      },
    );
    this.#queue = new TaskQueue(
      () => this.#isReady && this.#console.isIdle,
      () => {
        this.#busySinceMs = this.#clock.monotonicMs();
        this.#isInterrupted = false;
        this.#statusChanged.emit(this.status);
      },
    );
    const sweep = (): Promise<void> => this.#executor.cursors.sweep();
    this.#sweeping = new DebouncedTask(options.clock, () => this.#ask(sweep, undefined));
    this.#console.onReady((prompt) => void this.#begin(prompt));
    this.#console.onLoss((loss) => {
      this.#lose(loss);
    });
    if (options.lineIsFree === undefined) this.#console.begin();
    else void options.lineIsFree.then(() => this.#console.begin());
  }

  get status(): SessionStatus {
    if (this.#isDisposed) return { kind: "disposed" };
    const command = this.#queue.current;
    if (command !== null) {
      return this.#isInterrupted
        ? { kind: "cancelling" }
        : { kind: "busy", statement: command.statement, sinceMs: this.#busySinceMs };
    }
    if (!this.#isReady) return { kind: "starting" };
    return { kind: "idle", transaction: this.#executor.connection.transaction };
  }

  get server(): ScriptSession["server"] {
    return this.#executor.connection.server.identity;
  }

  get place(): ScriptSession["place"] {
    return this.#executor.connection.server.place;
  }

  get isAutocommit(): boolean {
    return this.#executor.connection.isAutocommit;
  }

  get stopsOnError(): boolean {
    return this.#executor.connection.stopsOnError;
  }

  readonly onStatus = (listener: Listener<SessionStatus>): Unsubscribe =>
    this.#statusChanged.on(listener);

  onIdleOutput(listener: Listener<OutputBlock>): Unsubscribe {
    return this.#idleOutput.on(listener);
  }

  onLoss(listener: Listener<SessionLoss>): Unsubscribe {
    return this.#loss.on(listener);
  }

  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : this.#ready.when();
  }

  run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const refusal = refuseStatement(statement, this.port);
    if (refusal !== null) {
      return Promise.resolve(this.#resultOf(statement, { kind: "refused", refusal }));
    }
    return this.#enqueue(
      statement,
      () => this.#execute(statement, options),
      (reason) => this.#resultOf(statement, { kind: "notRun", reason }),
    );
  }

  runBatch(statements: readonly Statement[], options: BatchOptions): Promise<void> {
    const endWithout = (rest: readonly Statement[], reason: NotRunReason): void => {
      for (const statement of rest) {
        options.onResult(this.#resultOf(statement, { kind: "notRun", reason }));
      }
    };
    return this.#enqueue(
      statements[0] ?? null,
      async () => {
        const done = await this.#executeBatch(statements, options);
        endWithout(statements.slice(done.count), done.reason);
      },
      (reason) => {
        endWithout(statements, reason);
      },
    );
  }

  fetchMore(cursor: OpenCursor, rows: number): Promise<FetchedPage> {
    return this.#ask<FetchedPage>(() => this.#executor.cursors.fetch(cursor, rows), nothingFetched);
  }

  readExactly(cursor: OpenCursor, row: number): Promise<ExactRow> {
    const read = (): Promise<ExactRow> => this.#executor.cursors.readExactly(cursor, row);
    return this.#ask(read, nothingFetched);
  }

  readRows(cursor: OpenCursor, first: number, count: number): Promise<ExactRows> {
    const read = (): Promise<ExactRows> => this.#executor.cursors.readRows(cursor, first, count);
    return this.#ask(read, nothingFetched);
  }

  closeCursor(cursor: OpenCursor): Promise<void> {
    this.#executor.cursors.release(cursor.name);
    return this.#sweeping.request();
  }

  describe(statement: Statement): Promise<readonly Column[] | null> {
    if (refuseStatement(statement) !== null) return Promise.resolve(null);
    return this.#ask(() => this.#executor.describe(statement), null);
  }

  setAutocommit(isAutocommit: boolean): Promise<void> {
    this.#console.isAutocommitAtStart = isAutocommit;
    return this.#ask(() => this.#executor.setAutocommit(isAutocommit), undefined);
  }

  setStatementTimeout(timeoutMs: number | null): void {
    this.#executor.timeout.want(timeoutMs);
  }

  setServerOutput(isOn: boolean): void {
    this.#executor.output.want(isOn);
  }

  reseed(): Promise<void> {
    return this.#ask(() => this.#executor.reseed(), undefined);
  }

  cancel(): Promise<CancelOutcome> {
    this.#queue.abandonWaiting("cancelled");
    this.#cancelling ??= this.#cancelCurrent().finally(() => {
      this.#cancelling = null;
    });
    return this.#cancelling;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#isReady = false;
    this.#queue.abandonWaiting("sessionLost");
    this.#console.dispose();
    this.#idleOutput.dispose();
    this.#statusChanged.emit(this.status);
    this.#statusChanged.dispose();
    this.#loss.dispose();
    this.#ready.dispose();
  }

  #enqueue<T>(
    statement: Statement | null,
    run: () => Promise<T>,
    abandoned: (reason: AbandonReason) => T,
  ): Promise<T> {
    return this.#isDisposed
      ? Promise.resolve(abandoned("sessionLost"))
      : this.#queue.enqueue(statement, run, abandoned);
  }

  /**
   * Runs a request of the driver; `fallback` is returned if it is abandoned. It may be the first to
   * find that the connection was lost, with the user's transaction and settings.
   */
  #ask<T>(run: () => Promise<T>, fallback: T): Promise<T> {
    const ask = async (): Promise<T> => {
      const { connection } = this.#executor;
      connection.beginRun();
      const found = await run();
      if (this.#console.isIdle && this.#console.prompt !== null) {
        connection.notice(this.#console.prompt);
      }
      await this.#follow({ kind: "connectionLost" });
      return found;
    };
    return this.#enqueue(null, ask, () => fallback);
  }

  async #execute(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const result = await this.#executor.run(statement, options);
    if (this.#executor.cursors.hasUnwanted) void this.#sweeping.request();
    await this.#follow(lossOf(result.outcome));
    return result;
  }

  /** Runs a batch. Returns how many statements psql began, and why the others were not run. */
  async #executeBatch(
    statements: readonly Statement[],
    { stopsOnError, onResult }: BatchOptions,
  ): Promise<{ count: number; reason: NotRunReason }> {
    const done = { count: 0, outcome: completedOutcome };
    await this.#executor.runBatch(statements, stopsOnError, (result) => {
      done.count += 1;
      done.outcome = result.outcome;
      onResult(result);
    });
    await this.#follow(lossOf(done.outcome));
    return { count: done.count, reason: reasonAfter(done.outcome) };
  }

  /**
   * Restarts psql if the connection is gone; identifies the server if another replaced it.
   *
   * @param loss `null` if the user replaced the connection.
   */
  async #follow(loss: SessionLoss | null): Promise<void> {
    const { connection } = this.#executor;
    if (connection.change === "replaced") {
      if (loss !== null) this.#lose(loss);
      this.#isReady = (await connection.identify()) === "ready";
    }
    if (connection.change === "gone") this.#restart();
  }

  /** Makes psql quit. The console emits the loss when the new psql is set up. */
  #restart(): void {
    this.#isReady = false;
    this.#console.restart();
  }

  async #begin(prompt: Prompt): Promise<void> {
    const begun = await this.#executor.connection.begin(prompt);
    if (this.#isDisposed) return;
    if (begun === "gone") this.#restart();
    if (begun !== "ready") return;
    this.#isReady = true;
    this.#statusChanged.emit(this.status);
    this.#ready.emit(null);
    this.#queue.resume();
  }

  #lose(loss: SessionLoss): void {
    this.#isReady = false;
    this.#executor.forget();
    this.#idleOutput.flush();
    this.#queue.abandonWaiting("sessionLost");
    this.#statusChanged.emit(this.status);
    this.#loss.emit(loss);
  }

  async #cancelCurrent(): Promise<CancelOutcome> {
    const { current } = this.#queue;
    if (current === null) return "wasIdle";
    this.#isInterrupted = true;
    this.#statusChanged.emit(this.status);
    const seen = { loss: false };
    const unsubscribe = this.#loss.on(() => {
      seen.loss = true;
    });
    const hasEnded = (): boolean => this.#queue.current !== current;
    const interrupt = (): void => this.#console.interrupt();
    const ended = this.#statusChanged.when(() => hasEnded() || this.#isDisposed);
    interrupt();
    if (this.#rescue !== null) {
      const command = {
        port: this.port,
        processId: this.#executor.connection.server.processId,
        hasEnded,
        interrupt,
      };
      await rescueCommand(command, ended, this.#rescue, this.#clock);
    }
    await ended;
    unsubscribe();
    return seen.loss ? "respawned" : "cancelled";
  }

  #resultOf(statement: Statement, outcome: Outcome): StatementResult {
    return resultWithout(statement, outcome, this.#executor.connection.transaction);
  }
}

const nothingFetched = { kind: "failed", error: null } as const;
