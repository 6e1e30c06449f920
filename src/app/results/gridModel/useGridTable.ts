import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type Column as TableColumn,
  type ColumnDef,
  type ReactTable,
} from "@tanstack/react-table";
import { use, useEffect, useMemo, useState } from "react";
import type { Cell, Column } from "../../../sql/model.ts";
import { classifyType, isRightAligned } from "../values/classifyType.ts";
import { estimateWidths } from "./estimateWidths.ts";
import {
  layOutColumns,
  maximumColumnWidth,
  measureRowNumbers,
  minimumColumnWidth,
  type GridLayout,
  type UnplacedColumn,
} from "./gridLayout.ts";
import type { GridData } from "./gridData.ts";
import { type ColumnsView, KeptColumnsContext, type WidthEstimate } from "./keptColumns.ts";
import type { ServerSorting } from "./serverSorting.ts";
import { type SortDoubt, type SortedColumn, useSortedRows } from "./useSortedRows.ts";

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});

export type GridTable = ReactTable<typeof features, GridData>;
export type GridTableColumn = TableColumn<typeof features, GridData>;

export interface GridModel {
  readonly table: GridTable;
  readonly layout: GridLayout;
  /** The rows in the order in which they are shown. */
  readonly rows: readonly GridData[];
  readonly doubt: SortDoubt | null;
}

type SortingChange = SortedColumn[] | ((before: SortedColumn[]) => SortedColumn[]);

const unsorted: readonly SortedColumn[] = [];
const cellPaddingPx = 17;

/** The state of a grid: visibility, order and width of the columns, and sorting of the rows. */
export function useGridTable(
  columns: readonly Column[],
  rows: readonly GridData[],
  characterWidth: number,
  server: ServerSorting | null = null,
): GridModel {
  const kept = use(KeptColumnsContext);
  const [first] = useState(() => kept?.viewOf(columns) ?? null);
  const estimate = useFirstWidths(columns, rows, first);
  const definitions = useMemo(
    () =>
      columns.map((_column, index) =>
        defineColumn(index, estimate.widths[index] ?? 0, characterWidth),
      ),
    [columns, estimate, characterWidth],
  );
  const table = useTable({
    features,
    columns: definitions,
    // The table only keeps the state of columns: its row objects would cost more than the rows.
    data: noRows,
    sortDescFirst: false,
    enableSortingRemoval: true,
    ...(first !== null && { initialState: first.state }),
    ...(server !== null && {
      manualSorting: true,
      state: { sorting: [...server.sorting] },
      onSortingChange: (change: SortingChange) => {
        server.onChange(typeof change === "function" ? change([...server.sorting]) : change);
      },
    }),
  });
  const { columnSizing, columnVisibility, columnPinning, columnOrder, sorting } = table.state;
  useEffect(() => {
    const state = { columnSizing, columnVisibility, columnPinning, columnOrder };
    kept?.keep({ columns, estimate, state });
  }, [kept, columns, estimate, columnSizing, columnVisibility, columnPinning, columnOrder]);
  const layout = useMemo(() => {
    const place = (column: GridTableColumn): UnplacedColumn => toUnplaced(column, columns);
    return layOutColumns(
      table.getStartVisibleLeafColumns().map(place),
      table.getCenterVisibleLeafColumns().map(place),
      measureRowNumbers(rows.length, characterWidth),
    );
    // The table is computed from this state and these definitions.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [
    definitions,
    columnSizing,
    columnVisibility,
    columnPinning,
    columnOrder,
    rows.length,
    characterWidth,
  ]);
  const { rows: shownRows, doubt } = useSortedRows(
    rows,
    columns,
    server === null ? sorting : unsorted,
  );
  return { table, layout, rows: shownRows, doubt };
}

/**
 * Widths from the first rows that arrive; they do not change when more arrive, or when the rows of
 * `before` are read again.
 */
function useFirstWidths(
  columns: readonly Column[],
  rows: readonly GridData[],
  before: ColumnsView | null,
): WidthEstimate {
  const [estimate, setEstimate] = useState(() => before?.estimate ?? estimateFrom(columns, rows));
  const isOutdated = estimate.names !== toNames(columns) || (!estimate.hasRows && rows.length > 0);
  if (!isOutdated) return estimate;
  const better = estimateFrom(columns, rows);
  setEstimate(better);
  return better;
}

function estimateFrom(columns: readonly Column[], rows: readonly GridData[]): WidthEstimate {
  return {
    widths: estimateWidths(columns, rows),
    names: toNames(columns),
    hasRows: rows.length > 0,
  };
}

function toNames(columns: readonly Column[]): string {
  return columns.map((column) => column.name).join("\0");
}

const noRows: GridData[] = [];

function defineColumn(
  index: number,
  characters: number,
  characterWidth: number,
): ColumnDef<typeof features, GridData> {
  return {
    id: String(index),
    // Only columns with an accessor can be sorted.
    accessorFn: (row): Cell => row[index] ?? null,
    size: Math.ceil(characters * characterWidth) + cellPaddingPx,
    minSize: minimumColumnWidth,
    maxSize: maximumColumnWidth,
  };
}

function toUnplaced(tableColumn: GridTableColumn, columns: readonly Column[]): UnplacedColumn {
  const index = Number(tableColumn.id);
  const column = columns[index] ?? { name: "", alignment: "left", type: null };
  return {
    id: tableColumn.id,
    index,
    column,
    kind: classifyType(column),
    isRightAligned: isRightAligned(column),
    width: tableColumn.getSize(),
  };
}
