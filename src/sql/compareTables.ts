import type { ResultTable } from "./model.ts";

/** The difference between two results of one statement. */
export type TableComparison =
  | { readonly kind: "same" }
  /** The same rows in another order, which is no difference without ORDER BY. */
  | { readonly kind: "sameRowsOtherOrder" }
  | {
      readonly kind: "different";
      /** The names or the number of columns differ. */
      readonly hasOtherColumns: boolean;
      /** Indices of rows that differ or are on one side only. */
      readonly rows: ReadonlySet<number>;
      /** Cells that differ, as `ROW:COLUMN`. */
      readonly cells: ReadonlySet<string>;
    };

export function compareTables(left: ResultTable, right: ResultTable): TableComparison {
  const hasOtherColumns = namesOf(left) !== namesOf(right);
  const rows = new Set<number>();
  const cells = new Set<string>();
  const rowCount = Math.max(left.rows.length, right.rows.length);
  const columnCount = Math.max(left.columns.length, right.columns.length);
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < columnCount; column += 1) {
      if (left.rows[row]?.[column] === right.rows[row]?.[column]) continue;
      rows.add(row);
      cells.add(`${row}:${column}`);
    }
  }
  if (rows.size === 0 && left.rows.length === right.rows.length && !hasOtherColumns) {
    return { kind: "same" };
  }
  if (!hasOtherColumns && sortedRows(left) === sortedRows(right)) {
    return { kind: "sameRowsOtherOrder" };
  }
  return { kind: "different", hasOtherColumns, rows, cells };
}

function namesOf({ columns }: ResultTable): string {
  return JSON.stringify(columns.map(({ name }) => name));
}

function sortedRows({ rows }: ResultTable): string {
  return JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
}
