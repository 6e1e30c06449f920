import type { Statement } from "../../statements/statement.ts";
import type { ConnectionChange } from "../contract/connectionChange.ts";
import type { Outcome, Refusal } from "../contract/sqlSession.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";

/** Keeps one setting of a session correct around each statement. */
export interface SessionPolicy {
  /** Runs before a statement, or a batch, is sent. Returns why it must not be sent, or `null`. */
  before?(run: StartedRun): Promise<Refusal | null>;
  /** Runs after a statement, or a batch, that was sent. */
  after?(run: FinishedRun): Promise<void>;
  /** Called when the connection was replaced or lost, and the server's state for it with it. */
  connectionChanged?(): void;
  /** Called when psql was restarted: its variables and settings are lost. */
  psqlRestarted?(): void;
}

export interface StartedRun {
  /** One statement, or all of a batch. */
  readonly statements: readonly Statement[];
}

export interface FinishedRun extends StartedRun {
  readonly end: ExchangeEnd;
  /** How the statement ended; `null` for a batch, whose statements have an outcome each. */
  readonly outcome: Outcome | null;
  /** What happened to the connection while the statement or the batch ran. */
  readonly connection: ConnectionChange;
}
