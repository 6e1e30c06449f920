import {
  Suspense,
  use,
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";
import type { Column } from "../../../sql/model.ts";
import { Menu } from "../../ui/menu/Menu.tsx";
import type { MenuItem } from "../../ui/menu/menuItem.ts";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { focusActive } from "../../ui/useFocusFollows.ts";
import { lazyPart } from "../../services/lazyPart.ts";
import { makeColumnMenu, resizeColumn } from "./columnMenu.ts";
import { makeCopyMenu } from "../copy/makeCopyMenu.ts";
import { estimateWidths } from "../gridModel/estimateWidths.ts";
import type { ExactSource } from "../values/exactSource.ts";
import { filterRows } from "../gridModel/filterRows.ts";
import { GridBar } from "./GridBar.tsx";
import { GridFrame } from "./GridFrame.tsx";
import { GridHeader } from "./GridHeader.tsx";
import { type GridPosition, headerRow } from "../gridModel/gridSelection.ts";
import { GridRow } from "./GridRow.tsx";
import type { GridColumn, GridLayout } from "../gridModel/gridLayout.ts";
import { PartialRowsBar, type PartialRows } from "./PartialRowsBar.tsx";
import { probeText, useCharacterWidth } from "./useCharacterWidth.ts";
import type { CellPlace } from "../values/useExactCell.ts";
import { useGridFrame } from "./useGridFrame.ts";
import { useGridCopy } from "./useGridCopy.ts";
import { useGridKeys } from "./useGridKeys.ts";
import { useGridPointer } from "./useGridPointer.ts";
import { useGridTable } from "../gridModel/useGridTable.ts";
import type { GridData } from "../gridModel/gridData.ts";
import { type ServerSorting, ServerSortingContext } from "../gridModel/serverSorting.ts";
import { useKeptScroll } from "./useKeptScroll.ts";
import styles from "./resultGrid.module.css";
import { translate } from "../../translation/translation.ts";

const CellViewer = lazyPart(() => import("../values/CellViewer.tsx"), "CellViewer");

export interface ResultGridProps {
  /** The grid's accessible name. */
  readonly label: string;
  readonly columns: readonly Column[];
  /** Rows may be added: each time a new array with the same objects for the old rows. */
  readonly rows: readonly GridData[];
  /** The table in copied INSERT statements, quoted if needed. */
  readonly tableName?: string;
  /** A listing made by psql: its empty cells are shown blank. */
  readonly isListing?: boolean;
  /** The source of exact values; left out if there is none. */
  readonly exact?: ExactSource | undefined;
  /** Shows figures about a column, counted from 0; left out if that is not possible. */
  readonly onProfile?: ((column: number) => void) | undefined;
  readonly isViewerOpen: boolean;
  readonly onViewerOpenChange: (isOpen: boolean) => void;
  /** The rows that are not fetched yet; `null` or left out once all are. */
  readonly partial?: PartialRows | null;
  /** Shown at the left of the bar below the grid: the number of rows. */
  readonly summary: ReactNode;
  /** More buttons for that bar. */
  readonly actions?: ReactNode;
}

interface OpenMenu {
  readonly label: string;
  readonly anchor: Anchor;
  readonly items: readonly MenuItem[];
}

/** A result's rows: sort, select, copy; resize, pin and hide columns; by pointer or keyboard. */
export function ResultGrid(props: ResultGridProps): ReactElement {
  const {
    label,
    columns,
    rows,
    tableName = "table_name",
    partial = null,
    isViewerOpen,
    onViewerOpenChange,
  } = props;
  const gridRef = useRef<HTMLDivElement>(null);
  const { probeRef, widthPx } = useCharacterWidth();
  const [filter, setFilter] = useState("");
  const wanted = useDeferredValue(filter);
  const kept = useMemo(() => filterRows(rows, wanted), [rows, wanted]);
  const server = use(ServerSortingContext);
  const { table, layout, rows: shownRows, doubt } = useGridTable(columns, kept, widthPx, server);
  const start = findStart(server, layout);
  const frame = useGridFrame(gridRef, layout, shownRows.length, start);
  const { selection, view, focus } = frame;
  const { active, range } = selection;
  const keepScroll = useKeptScroll(gridRef, columns, layout.totalWidth);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const closeMenu = useCallback(() => {
    setMenu(null);
  }, []);

  const { copy, copyAtOnce, notice } = useGridCopy({
    rows,
    shownRows,
    shownColumns: layout.columns,
    range,
    tableName,
    exact: props.exact,
    totalRows: partial?.totalRows ?? null,
  });
  const fit = (column: GridColumn): void => {
    const data = shownRows.map((row) => [row[column.index] ?? null]);
    const [characters = 0] = estimateWidths([column.column], data);
    resizeColumn(table, column, Math.ceil(characters * widthPx) + 34);
  };
  const openColumnMenu = (column: GridColumn, anchor: Anchor): void => {
    const items = makeColumnMenu(
      table,
      column,
      () => {
        fit(column);
      },
      props.onProfile,
    );
    setMenu({ label: translate("Column {{name}}", { name: column.column.name }), anchor, items });
  };
  const openCellMenu = (anchor: Anchor): void => {
    const view: MenuItem = {
      kind: "action",
      label: "View the whole value",
      shortcut: "Enter",
      onSelect: () => {
        onViewerOpenChange(true);
      },
    };
    setMenu({ label: "Cell", anchor, items: [...makeCopyMenu(copy), { kind: "separator" }, view] });
  };
  const handleKeyDown = useGridKeys({
    table,
    layout,
    selection,
    pageRows: view.pageRows,
    openCellMenu,
    openColumnMenu,
    isViewerOpen,
    onViewerOpenChange,
  });
  const pointer = useGridPointer({
    ...frame,
    openCellMenu,
    onViewerOpenChange,
    onSelect: focus.follow,
  });
  const isSorted = server === null && table.state.sorting.length > 0;
  const isFiltered = wanted.trim() !== "";
  const activeColumn = layout.columns[active.column];
  const activeCell = active.row === headerRow ? undefined : shownRows[active.row];

  return (
    <div className={styles["frame"]}>
      <span ref={probeRef} className={styles["probe"]} aria-hidden="true">
        {probeText}
      </span>
      {partial !== null && (isSorted || isFiltered) && (
        <PartialRowsBar
          partial={partial}
          rows={rows}
          sorting={table.state.sorting}
          filter={wanted}
        />
      )}
      <div className={styles["main"]}>
        <GridFrame
          ref={gridRef}
          frame={frame}
          aria-label={label}
          onKeyDown={handleKeyDown}
          onCopy={(event) => {
            if (range === null) return;
            event.preventDefault();
            const text = copyAtOnce();
            if (text !== null) event.clipboardData.setData("text/plain", text);
          }}
          onScroll={keepScroll}
          {...pointer}
          header={
            <GridHeader
              table={table}
              layout={layout}
              drawn={view.drawnColumns}
              activeColumn={active.row === headerRow ? active.column : -1}
              firstSelected={range?.firstColumn ?? -1}
              lastSelected={range?.lastColumn ?? -1}
              onActivate={(column) => {
                selection.select({ row: headerRow, column: column.screenIndex }, false);
              }}
              onOpenMenu={openColumnMenu}
              onFit={fit}
            />
          }
          renderRow={(row) => (
            <GridRow
              key={row.index}
              {...row}
              data={shownRows[row.index] ?? []}
              isListing={props.isListing === true}
              pinned={layout.pinned}
            />
          )}
        />
        {isViewerOpen && activeColumn !== undefined && (
          <Suspense fallback={null}>
            <CellViewer
              column={activeColumn.column}
              cell={activeCell?.[activeColumn.index]}
              cellKey={`${rows.indexOf(activeCell ?? [])} ${activeColumn.index}`}
              place={findPlace(props, activeCell, activeColumn.index)}
              onClose={() => {
                onViewerOpenChange(false);
                focusActive(gridRef.current);
              }}
            />
          </Suspense>
        )}
      </div>
      <GridBar
        table={table}
        columnNames={columns.map((column) => column.name)}
        range={range}
        notice={notice}
        doubt={doubt}
        summary={props.summary}
        actions={props.actions}
        filter={filter}
        onFilterChange={setFilter}
        filteredRows={isFiltered ? kept.length : null}
        copyItems={makeCopyMenu(copy)}
        isViewerOpen={isViewerOpen}
        onViewerOpenChange={onViewerOpenChange}
      />
      {menu !== null && <Menu {...menu} onClose={closeMenu} />}
    </div>
  );
}

/** The header that a grid starts at; undefined for its first cell. */
function findStart(server: ServerSorting | null, layout: GridLayout): GridPosition | undefined {
  if (server?.startsAt == null) return undefined;
  const column = layout.columns.findIndex(({ id }) => id === server.startsAt);
  return column < 0 ? undefined : { row: headerRow, column };
}

/** The source of a cell's exact value; relies on sorting and filtering to keep the row objects. */
function findPlace(
  { exact, rows }: Pick<ResultGridProps, "exact" | "rows">,
  row: GridData | undefined,
  column: number,
): CellPlace | null | undefined {
  if (exact === undefined || row === undefined) return undefined;
  if (exact.kind === "notHeld") return null;
  const index = rows.indexOf(row);
  if (index >= exact.alignedRows) return undefined;
  return { column, shown: row[column] ?? null, readRow: () => exact.readRow(index) };
}
