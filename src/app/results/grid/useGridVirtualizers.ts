import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useMemo, type RefObject } from "react";
import { observeShownRect } from "../../ui/floating/observeShownRect.ts";
import {
  headerHeight,
  rowHeight,
  type GridColumn,
  type GridLayout,
} from "../gridModel/gridLayout.ts";
import { groupRows, listDrawnRows } from "../gridModel/listDrawnRows.ts";
import type { GridPosition } from "../gridModel/gridSelection.ts";

/** A rendered row: its index in the grid and its distance from the first row's top. */
export interface DrawnRow {
  readonly index: number;
  readonly top: number;
}

export interface GridView {
  readonly drawnRows: readonly DrawnRow[];
  /** The rendered ones of the scrolling columns; the same array while they do not change. */
  readonly drawnColumns: readonly GridColumn[];
  readonly rowsHeight: number;
  readonly pageRows: number;
  readonly scrollTo: (position: GridPosition) => void;
}

const extraGroups = 1;
const extraColumns = 3;

/** Chooses the rendered rows and columns: the visible ones, a few around them, the focused ones. */
export function useGridVirtualizers(
  scrollRef: RefObject<HTMLDivElement | null>,
  layout: GridLayout,
  rowCount: number,
  active: GridPosition,
): GridView {
  const getScrollElement = (): HTMLDivElement | null => scrollRef.current;
  // The warning concerns code for the React Compiler, which is not used.
  // eslint-disable-next-line react-hooks/incompatible-library
  const groups = useVirtualizer<HTMLDivElement, Element>({
    count: Math.ceil(rowCount / groupRows),
    getScrollElement,
    estimateSize: () => groupRows * rowHeight,
    overscan: extraGroups,
    scrollMargin: headerHeight,
    observeElementRect: observeShownRect,
  });

  const { scrolling, pinned } = layout;
  const columns = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: scrolling.length,
    getScrollElement,
    estimateSize: (index) => scrolling[index]?.width ?? 0,
    // A new function for a new layout makes the virtualizer measure again.
    getItemKey: useCallback((index: number) => scrolling[index]?.id ?? index, [scrolling]),
    overscan: extraColumns,
    scrollMargin: layout.fixedWidth,
    scrollPaddingStart: layout.fixedWidth,
    observeElementRect: observeShownRect,
    rangeExtractor: useExtractor(active.column - pinned.length),
  });
  const columnItems = columns.getVirtualItems();
  const drawnColumns = useMemo(
    () => columnItems.flatMap((item) => scrolling[item.index] ?? []),
    [columnItems, scrolling],
  );

  const viewHeight = (groups.scrollRect?.height ?? 0) - headerHeight;
  return {
    drawnRows: listDrawnRows(
      groups.getVirtualItems().map(({ index }) => index),
      rowCount,
      active.row,
    ).map((index) => ({ index, top: index * rowHeight })),
    drawnColumns,
    rowsHeight: rowCount * rowHeight,
    pageRows: Math.max(1, Math.floor(viewHeight / rowHeight) - 1),
    scrollTo: ({ row, column }) => {
      if (row >= 0) scrollToRow(scrollRef.current, row);
      if (column >= pinned.length) columns.scrollToIndex(column - pinned.length, { align: "auto" });
    },
  };
}

/** Scrolls as little as makes the row visible below the header. */
function scrollToRow(grid: HTMLElement | null, row: number): void {
  if (grid === null) return;
  const top = row * rowHeight;
  const lowest = top + rowHeight - (grid.clientHeight - headerHeight);
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (lowest > grid.scrollTop) grid.scrollTop = lowest;
}

/** The visible range and the focused item: an element that is not rendered loses the focus. */
function useExtractor(keptIndex: number): (range: Range) => number[] {
  return useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      const isKept = keptIndex >= 0 && keptIndex < range.count && !indexes.includes(keptIndex);
      return isKept ? [...indexes, keptIndex].sort((left, right) => left - right) : indexes;
    },
    [keptIndex],
  );
}
