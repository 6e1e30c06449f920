import type { ResultTable } from "../../../sql/model.ts";
import type { ExactRow } from "../../../sql/session/contract/sqlSession.ts";

/** Where the values of a grid come from that psql's aligned output may have lost something of. */
export type ExactSource =
  | HeldSource
  /** Nothing holds the rows: they are what psql printed. */
  | { readonly kind: "notHeld" };

/** The server holds the rows; they are counted from 0, in the order in which they came. */
export interface HeldSource {
  readonly kind: "held";
  readonly readRow: (row: number) => Promise<ExactRow>;
  /** Rows at the beginning that are as psql printed them; those behind are exact. */
  readonly alignedRows: number;
  /** Reads those rows again; returns the table with them, or `null` when the server does not answer. */
  readonly makeExact: () => Promise<ResultTable | null>;
}
