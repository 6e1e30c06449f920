import type { CopySource } from "./copyFormats.ts";
import type { GridColumn } from "./gridLayout.ts";
import type { GridRange } from "./gridSelection.ts";
import type { GridData } from "./useGridTable.ts";

/** The cells of a range as they stand on the screen: sorted, with hidden columns left out. */
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
