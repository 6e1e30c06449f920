import type { Answer } from "./exchange.ts";
import type { OpenCursor, StatementResult } from "../contract/sqlSession.ts";

/** What became of the connection while a statement ran. */
export type ConnectionChange = "same" | "replaced" | "gone";

export type ExecutedStatement = Omit<StatementResult, "elapsedMs">;

export interface Execution {
  readonly result: ExecutedStatement;
  readonly connection: ConnectionChange;
}

/** An execution before it is judged. */
export interface CarriedOut {
  readonly answer: Answer;
  readonly cursor: OpenCursor | null;
  readonly totalRows: number | null;
  /** `null` where psql does not tell. */
  readonly hasCommandFailed: boolean | null;
  readonly isExact: boolean;
}
