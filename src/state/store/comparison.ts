import type { OutputBlock } from "../../sql/model.ts";
import type { Outcome } from "../../sql/session/contract/sqlSession.ts";

/** One port's part of a comparison; `outcome` is null while the statement runs there. */
export interface ComparedSide {
  readonly port: number;
  readonly outcome: Outcome | null;
  readonly blocks: readonly OutputBlock[];
  readonly elapsedMs: number | null;
}

/** One statement, run on every port. */
export interface Comparison {
  readonly sql: string;
  readonly sides: readonly ComparedSide[];
}
