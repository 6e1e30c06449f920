import type { OpenedTable } from "../../sql/table/openedTable.ts";
import { lastTable, type StatementRun } from "../store/statementRun.ts";

/** How many rows of an opened table pass its filters. */
export type RowCount =
  | { readonly kind: "exact"; readonly rows: number }
  /** The planner's estimate. */
  | { readonly kind: "estimate"; readonly rows: number }
  /** The server was not asked, or gave no number. */
  | { readonly kind: "unknown" };

/** Counts the rows of a complete result: one with fewer rows than the statement's limit. */
export function countOfResult(run: StatementRun, { limit }: OpenedTable): RowCount {
  const { status } = run;
  const table = lastTable(run.blocks);
  if (
    status.kind !== "ended" ||
    status.outcome.kind !== "completed" ||
    table?.isComplete !== true
  ) {
    return { kind: "unknown" };
  }
  const rows = run.remaining?.cursor.totalRows ?? run.cursor?.totalRows ?? table.rows.length;
  return rows < limit ? { kind: "exact", rows } : { kind: "unknown" };
}
