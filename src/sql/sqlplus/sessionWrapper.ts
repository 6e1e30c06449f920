import type { Listener, Unsubscribe } from "../../base/emitter.ts";
import type { Column, OutputBlock } from "../model.ts";
import type {
  CancelOutcome,
  ExactRow,
  ExactRows,
  FetchedPage,
  OpenCursor,
  ScriptSession,
  SessionLoss,
  SessionStatus,
} from "../session/contract/sqlSession.ts";
import type { Statement } from "../statements/statement.ts";

/** Forwards to the wrapped session everything that a subclass does not override. */
export class SessionWrapper {
  protected readonly inner: ScriptSession;

  constructor(inner: ScriptSession) {
    this.inner = inner;
  }

  get port(): number {
    return this.inner.port;
  }

  get status(): SessionStatus {
    return this.inner.status;
  }

  get stopsOnError(): boolean {
    return this.inner.stopsOnError;
  }

  get isAutocommit(): boolean {
    return this.inner.isAutocommit;
  }

  onStatus(listener: Listener<SessionStatus>): Unsubscribe {
    return this.inner.onStatus(listener);
  }

  onIdleOutput(listener: Listener<OutputBlock>): Unsubscribe {
    return this.inner.onIdleOutput(listener);
  }

  onLoss(listener: Listener<SessionLoss>): Unsubscribe {
    return this.inner.onLoss(listener);
  }

  whenReady(): Promise<void> {
    return this.inner.whenReady();
  }

  fetchMore(cursor: OpenCursor, rows: number): Promise<FetchedPage> {
    return this.inner.fetchMore(cursor, rows);
  }

  readExactly(cursor: OpenCursor, row: number): Promise<ExactRow> {
    return this.inner.readExactly(cursor, row);
  }

  readRows(cursor: OpenCursor, first: number, count: number): Promise<ExactRows> {
    return this.inner.readRows(cursor, first, count);
  }

  closeCursor(cursor: OpenCursor): Promise<void> {
    return this.inner.closeCursor(cursor);
  }

  describe(statement: Statement): Promise<readonly Column[] | null> {
    return this.inner.describe(statement);
  }

  setAutocommit(isAutocommit: boolean): Promise<void> {
    return this.inner.setAutocommit(isAutocommit);
  }

  setStatementTimeout(timeoutMs: number | null): void {
    this.inner.setStatementTimeout(timeoutMs);
  }

  setServerOutput(isOn: boolean): void {
    this.inner.setServerOutput(isOn);
  }

  reseed(): Promise<void> {
    return this.inner.reseed();
  }

  cancel(): Promise<CancelOutcome> {
    return this.inner.cancel();
  }

  dispose(): void {
    this.inner.dispose();
  }
}
