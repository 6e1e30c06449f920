import { Emitter, type Unsubscribe } from "../../base/emitter.ts";
import type { Column, OutputBlock, TransactionStatus } from "../../sql/model.ts";
import { resultWithout } from "../../sql/session/results/judgeOutcome.ts";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import type { SessionPlace } from "../../sql/session/contract/sessionPlace.ts";
import type {
  CancelOutcome,
  ExactRow,
  ExactRows,
  FetchedPage,
  NotRunReason,
  OpenCursor,
  Outcome,
  BatchOptions,
  RunOptions,
  ScriptSession,
  SessionLoss,
  SessionStatus,
  StatementResult,
} from "../../sql/session/contract/sqlSession.ts";
import type { Statement } from "../../sql/statements/statement.ts";

/** Reply to a statement; omitted parts are empty. */
export interface FakeReply {
  readonly blocks?: readonly OutputBlock[];
  readonly outcome?: Outcome;
  readonly dropsLine?: true;
  readonly rowCount?: number;
  readonly cursor?: OpenCursor;
  readonly transaction?: TransactionStatus;
}

/** A session that replies when the test calls `reply`, or at once with `answer`. */
export class FakeSession implements ScriptSession {
  readonly port: number;
  server: ServerIdentity | null = {
    version: "PostgreSQL 15.18",
    compatibleMode: null,
    processId: 4711,
    outputFacility: null,
  };
  place: SessionPlace | null = { database: "postgres", user: "postgres", searchPath: ["public"] };
  status: SessionStatus = { kind: "idle", transaction: "none" };
  isAutocommit = true;
  stopsOnError = false;
  isServerOutputOn = true;
  statementTimeoutMs: number | null = null;
  /** Texts of the statements it received. */
  readonly ran: string[] = [];
  /** Sizes of the batches it received. */
  readonly batches: number[] = [];
  readonly closedCursors: string[] = [];
  readonly described: string[] = [];
  /** Result of `describe`. */
  columns: readonly Column[] | null = null;
  /** Returns the immediate reply; with `null`, the statement runs until `reply`. */
  answer: (sql: string) => FakeReply | null = () => ({});
  page: FetchedPage = { kind: "rows", rows: [], isLast: true, isExact: true };
  /** Result of `readRows`. */
  exactRows: ExactRows = { kind: "failed", error: null };
  /** First row and count of each `readRows`. */
  readonly readRanges: (readonly [number, number])[] = [];
  reseedCount = 0;
  exactRow: ExactRow = { kind: "failed", error: null };
  cancelOutcome: CancelOutcome = "cancelled";
  #running: { readonly options: RunOptions; readonly reply: (reply: FakeReply) => void } | null =
    null;
  readonly #status = new Emitter<SessionStatus>();
  readonly #idleOutput = new Emitter<OutputBlock>();
  readonly #loss = new Emitter<SessionLoss>();

  constructor(port: number) {
    this.port = port;
  }

  onStatus(listener: (status: SessionStatus) => void): Unsubscribe {
    return this.#status.on(listener);
  }

  onIdleOutput(listener: (block: OutputBlock) => void): Unsubscribe {
    return this.#idleOutput.on(listener);
  }

  onLoss(listener: (loss: SessionLoss) => void): Unsubscribe {
    return this.#loss.on(listener);
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  async run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    this.ran.push(statement.text);
    // A different time for each statement, as in a real session.
    this.become({ kind: "busy", statement, sinceMs: this.ran.length });
    const reply = await new Promise<FakeReply>((resolve) => {
      this.#running = { options, reply: resolve };
      const answer = this.answer(statement.text);
      if (answer !== null) resolve(answer);
    });
    this.#running = null;
    const database = /^\\connect .*"dbname='(.*)'"$/.exec(statement.text)?.[1];
    if (database !== undefined && (reply.outcome?.kind ?? "completed") === "completed") {
      this.place = { database, user: "postgres", searchPath: ["public"] };
    }
    const transaction = reply.transaction ?? "none";
    if (this.status.kind !== "disposed") this.become({ kind: "idle", transaction });
    return {
      statement,
      blocks: reply.blocks ?? [],
      outcome: reply.outcome ?? { kind: "completed" },
      ...(reply.dropsLine === true && { dropsLine: true }),
      rowCount: reply.rowCount ?? null,
      cursor: reply.cursor ?? null,
      isExact: false,
      transaction,
      elapsedMs: 12.5,
    };
  }

  /** Runs the statements of a batch one by one. */
  async runBatch(
    statements: readonly Statement[],
    { stopsOnError, onResult }: BatchOptions,
  ): Promise<void> {
    this.batches.push(statements.length);
    const stop: { reason: NotRunReason | null } = { reason: null };
    for (const statement of statements) {
      if (stop.reason !== null) {
        const outcome = { kind: "notRun", reason: stop.reason } as const;
        onResult(resultWithout(statement, outcome, "none"));
        continue;
      }
      const result = await this.run(statement, { pageSize: null });
      onResult(result);
      const { kind } = result.outcome;
      if (kind === "cancelled" || kind === "sessionLost") stop.reason = kind;
      else if (kind === "failed" && stopsOnError) stop.reason = "earlierError";
    }
  }

  /** Ends the running statement. */
  reply(reply: FakeReply): void {
    this.#running?.reply(reply);
  }

  /** Prints a block while the statement runs. */
  print(block: OutputBlock): void {
    this.#running?.options.onBlock?.(block);
  }

  printIdle(block: OutputBlock): void {
    this.#idleOutput.emit(block);
  }

  fetchMore(): Promise<FetchedPage> {
    return Promise.resolve(this.page);
  }

  readExactly(): Promise<ExactRow> {
    return Promise.resolve(this.exactRow);
  }

  readRows(_cursor: OpenCursor, first: number, count: number): Promise<ExactRows> {
    this.readRanges.push([first, count]);
    return Promise.resolve(this.exactRows);
  }

  closeCursor(cursor: OpenCursor): Promise<void> {
    this.closedCursors.push(cursor.name);
    return Promise.resolve();
  }

  describe(statement: Statement): Promise<readonly Column[] | null> {
    this.described.push(statement.text);
    return Promise.resolve(this.columns);
  }

  setAutocommit(isAutocommit: boolean): Promise<void> {
    this.isAutocommit = isAutocommit;
    this.become(this.status);
    return Promise.resolve();
  }

  setServerOutput(isOn: boolean): void {
    this.isServerOutputOn = isOn;
  }

  setStatementTimeout(timeoutMs: number | null): void {
    this.statementTimeoutMs = timeoutMs;
  }

  reseed(): Promise<void> {
    this.reseedCount += 1;
    return Promise.resolve();
  }

  cancel(): Promise<CancelOutcome> {
    this.reply({ outcome: { kind: "cancelled", error: null } });
    return Promise.resolve(this.cancelOutcome);
  }

  dispose(): void {
    this.become({ kind: "disposed" });
    this.reply({ outcome: { kind: "sessionLost", reason: { kind: "machineReplaced" } } });
  }

  become(status: SessionStatus): void {
    this.status = status;
    this.#status.emit(status);
  }
}
