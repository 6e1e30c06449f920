import type { ResultTable } from "../../../sql/model.ts";
import type { ExactRow } from "../../../sql/session/contract/sqlSession.ts";

/** The source of exact values for a grid whose rows are from psql's aligned output. */
export type ExactSource =
  | HeldSource
  /** No cursor holds the rows: only the printed values exist. */
  | { readonly kind: "notHeld" };

/** A result that the server holds; rows are counted from 0, in the order of the result. */
export interface HeldSource {
  readonly kind: "held";
  readonly readRow: (row: number) => Promise<ExactRow>;
  /** Number of leading rows that are as psql printed them; the others are exact. */
  readonly alignedRows: number;
  /** Reads those rows exactly; returns the whole table, or `null` if the server does not answer. */
  readonly makeExact: () => Promise<ResultTable | null>;
}
