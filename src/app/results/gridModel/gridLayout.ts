import type { Column } from "../../../sql/model.ts";
import type { ValueKind } from "../values/classifyType.ts";
import type { GridPosition } from "./gridSelection.ts";

/** A column on the screen; lengths in CSS pixels. */
export interface GridColumn {
  readonly id: string;
  /** Its index in the result and in every row. */
  readonly index: number;
  /** Its index on the screen, without hidden columns. */
  readonly screenIndex: number;
  readonly column: Column;
  readonly kind: ValueKind;
  readonly isRightAligned: boolean;
  readonly width: number;
  /** Pinned columns: from the left of the view; others: from the left of the scrolling content. */
  readonly left: number;
  readonly isPinned: boolean;
}

export interface GridLayout {
  /** In the order on the screen, from left to right, pinned ones first. */
  readonly columns: readonly GridColumn[];
  readonly pinned: readonly GridColumn[];
  readonly scrolling: readonly GridColumn[];
  readonly rowNumberWidth: number;
  /** Width of row numbers and pinned columns, which do not scroll. */
  readonly fixedWidth: number;
  readonly totalWidth: number;
}

export const rowHeight = 28;
export const headerHeight = 40;
export const minimumColumnWidth = 40;
export const maximumColumnWidth = 4000;

export type UnplacedColumn = Omit<GridColumn, "screenIndex" | "left" | "isPinned">;

/** Places columns side by side: row numbers, pinned columns, then the scrolling ones. */
export function layOutColumns(
  pinned: readonly UnplacedColumn[],
  scrolling: readonly UnplacedColumn[],
  rowNumberWidth: number,
): GridLayout {
  const columns: GridColumn[] = [];
  let left = rowNumberWidth;
  const place = (column: UnplacedColumn, isPinned: boolean): void => {
    columns.push({ ...column, screenIndex: columns.length, left, isPinned });
    left += column.width;
  };
  for (const column of pinned) place(column, true);
  const fixedWidth = left;
  for (const column of scrolling) place(column, false);
  return {
    columns,
    pinned: columns.slice(0, pinned.length),
    scrolling: columns.slice(pinned.length),
    rowNumberWidth,
    fixedWidth,
    totalWidth: left,
  };
}

export interface ScrollOffset {
  readonly left: number;
  readonly top: number;
}

/** The cell at a point of the view, or the one nearest to it. */
export function findCellAt(
  layout: GridLayout,
  point: { readonly x: number; readonly y: number },
  scroll: ScrollOffset,
  rowCount: number,
): GridPosition {
  const row = Math.floor((point.y - headerHeight + scroll.top) / rowHeight);
  const isFixed = point.x < layout.fixedWidth;
  const x = isFixed ? point.x : point.x + scroll.left;
  const candidates = isFixed && layout.pinned.length > 0 ? layout.pinned : layout.columns;
  return {
    row: Math.max(0, Math.min(row, rowCount - 1)),
    column: findColumn(candidates, x),
  };
}

/** The last column that starts at or before `x`, by binary search. */
function findColumn(columns: readonly GridColumn[], x: number): number {
  let low = 0;
  let high = columns.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((columns[middle]?.left ?? 0) <= x) low = middle;
    else high = middle - 1;
  }
  return columns[low]?.screenIndex ?? 0;
}

/** Width of the largest row number, in CSS pixels. */
export function measureRowNumbers(rowCount: number, characterWidth: number): number {
  const digits = Math.max(3, String(rowCount).length);
  return Math.ceil(digits * characterWidth) + 16;
}
