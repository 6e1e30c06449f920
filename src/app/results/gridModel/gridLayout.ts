import type { Column } from "../../../sql/model.ts";
import type { ValueKind } from "../values/classifyType.ts";
import type { GridPosition } from "./gridSelection.ts";

/** A column as it stands on the screen; measures in CSS pixels. */
export interface GridColumn {
  readonly id: string;
  /** Its place in the result, which is its place in every row. */
  readonly index: number;
  /** Its place on the screen, hidden columns left out. */
  readonly screenIndex: number;
  readonly column: Column;
  readonly kind: ValueKind;
  readonly isRightAligned: boolean;
  readonly width: number;
  /** Pinned: from the left of the view; others: from the left of what scrolls. */
  readonly left: number;
  readonly isPinned: boolean;
}

export interface GridLayout {
  /** On the screen from left to right, the pinned ones first. */
  readonly columns: readonly GridColumn[];
  readonly pinned: readonly GridColumn[];
  readonly scrolling: readonly GridColumn[];
  readonly rowNumberWidth: number;
  /** Row numbers and pinned columns, which stay in view. */
  readonly fixedWidth: number;
  readonly totalWidth: number;
}

export const rowHeight = 28;
export const headerHeight = 40;
export const minimumColumnWidth = 40;
export const maximumColumnWidth = 4000;

export type UnplacedColumn = Omit<GridColumn, "screenIndex" | "left" | "isPinned">;

/** Places columns beside each other: row numbers, pinned columns, then what scrolls. */
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

/** The cell at a point of the view; points outside of the cells count for the nearest one. */
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

/** The last column that starts at or before `x`, by halving. */
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

/** Room for the largest row number, in CSS pixels. */
export function measureRowNumbers(rowCount: number, characterWidth: number): number {
  const digits = Math.max(3, String(rowCount).length);
  return Math.ceil(digits * characterWidth) + 16;
}
