import type { CopySource } from "../copy/writeCopy.ts";
import type { GridColumn } from "../gridModel/gridLayout.ts";
import type { GridRange } from "../gridModel/gridSelection.ts";
import type { GridData } from "../gridModel/gridData.ts";

/** The cells of a range as shown on the screen: sorted, without hidden columns. */
export function cutRange(
  rows: readonly GridData[],
  columns: readonly GridColumn[],
  range: GridRange,
): CopySource {
  const cut = columns.slice(range.firstColumn, range.lastColumn + 1);
  return {
    columns: cut.map(({ column }) => column),
    rows: rows
      .slice(range.firstRow, range.lastRow + 1)
      .map((row) => cut.map(({ index }) => row[index] ?? null)),
  };
}
