import { KeyRound, Lock } from "lucide-react";
import { type ReactElement, useCallback, useMemo, useRef, useState } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { pendingValue, type RowId } from "../../../sql/edit/pendingChanges.ts";
import type { Column } from "../../../sql/model.ts";
import { shortenType } from "../../../sql/shortenType.ts";
import { lastTable } from "../../../state/store/statementRun.ts";
import { useWorkbenchState } from "../../services/useWorkbench.ts";
import { translate } from "../../translation/translation.ts";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import { Menu } from "../../ui/menu/Menu.tsx";
import { useFocusFollows } from "../../ui/useFocusFollows.ts";
import { probeText, useCharacterWidth } from "../grid/useCharacterWidth.ts";
import { useGridPointer } from "../grid/useGridPointer.ts";
import { useGridSelection } from "../grid/useGridSelection.ts";
import { useGridVirtualizers } from "../grid/useGridVirtualizers.ts";
import grid from "../grid/resultGrid.module.css";
import { estimateWidths } from "../gridModel/estimateWidths.ts";
import {
  type GridLayout,
  layOutColumns,
  measureRowNumbers,
  rowHeight,
} from "../gridModel/gridLayout.ts";
import { headerRow } from "../gridModel/gridSelection.ts";
import { classifyType, isRightAligned } from "../values/classifyType.ts";
import { CellEditor, type NextCell } from "./CellEditor.tsx";
import { describeReadOnly } from "./describeReadOnly.ts";
import { EditBar } from "./EditBar.tsx";
import { EditNotes } from "./EditNotes.tsx";
import { EditRow, type RowState } from "./EditRow.tsx";
import styles from "./editGrid.module.css";
import { useEditCommands } from "./useEditCommands.ts";
import { useEditKeys } from "./useEditKeys.ts";

export interface EditGridProps {
  readonly runId: string;
  readonly label: string;
  readonly edit: OpenEdit;
}

/** A cell whose editor is open; `typed` is the key that opened it. */
export interface OpenCell {
  readonly row: RowId;
  readonly column: number;
  readonly typed: string | null;
}

const signWidthPx = 18;
const noColumns: readonly Column[] = [];

/** A result's rows while their data are edited. */
export function EditGrid({ runId, label, edit }: EditGridProps): ReactElement {
  const { target, rows, history } = edit;
  const pending = history.present;
  const columns = useWorkbenchState(
    ({ results }) =>
      lastTable(results.runs.find(({ id }) => id === runId)?.blocks ?? [])?.columns ?? noColumns,
  );
  const gridRef = useRef<HTMLDivElement>(null);
  const { probeRef, widthPx } = useCharacterWidth();
  const layout = useEditLayout(columns, edit, widthPx);
  const ids = useMemo(() => [...rows.keys(), ...pending.added.keys()], [rows, pending.added]);
  const selection = useGridSelection(ids.length, layout.columns.length);
  const { active, range } = selection;
  const view = useGridVirtualizers(gridRef, layout, ids.length, active);
  const focus = useFocusFollows(gridRef, () => {
    view.scrollTo(active);
  });
  const [openCell, setOpenCell] = useState<OpenCell | null>(null);
  const [menu, setMenu] = useState<Anchor | null>(null);
  const closeMenu = useCallback(() => {
    setMenu(null);
  }, []);
  const commands = useEditCommands({ runId, edit, ids, layout, selection, follow: focus.follow });
  const openActive = (typed: string | null): void => {
    const row = ids[active.row];
    const column = layout.columns[active.column]?.index;
    if (row === undefined || column === undefined || edit.isApplying) return;
    if (commands.explainReadOnly(row, column)) return;
    view.scrollTo(active);
    setOpenCell({ row, column, typed });
  };
  const handleKeyDown = useEditKeys({ selection, commands, openActive, pageRows: view.pageRows });
  const pointer = useGridPointer({
    layout,
    selection,
    rowCount: ids.length,
    openCellMenu: setMenu,
    onViewerOpenChange: () => {
      openActive(null);
    },
    onSelect: focus.follow,
  });
  const close = (next: NextCell): void => {
    setOpenCell(null);
    if (next === "stay") return;
    focus.follow();
    const step = { down: [1, 0], right: [0, 1], left: [0, -1] }[next];
    const row = Math.min(ids.length - 1, active.row + (step[0] ?? 0));
    const column = Math.max(0, Math.min(layout.columns.length - 1, active.column + (step[1] ?? 0)));
    selection.select({ row, column }, false);
  };
  const ended = edit.ended;
  const refusedRow = ended?.kind === "conflict" || ended?.kind === "failed" ? ended.row : null;
  const edited = openCell === null ? undefined : target.columns[openCell.column];
  const editedColumn = layout.columns.find(({ index }) => index === openCell?.column);

  return (
    <div className={styles["frame"]}>
      <span ref={probeRef} className={grid["probe"]} aria-hidden="true">
        {probeText}
      </span>
      <EditBar runId={runId} edit={edit} commands={commands} />
      <EditNotes
        runId={runId}
        edit={edit}
        onShowRow={(row) => {
          focus.follow();
          selection.select({ row: ids.indexOf(row), column: active.column }, false);
          gridRef.current?.focus();
        }}
      />
      <div className={grid["main"]}>
        <div
          ref={gridRef}
          role="grid"
          aria-label={label}
          aria-rowcount={ids.length + 1}
          aria-colcount={layout.columns.length}
          aria-multiselectable="true"
          aria-busy={edit.isApplying}
          tabIndex={-1}
          className={grid["grid"]}
          onKeyDown={(event) => {
            focus.follow();
            handleKeyDown(event);
          }}
          onCopy={(event) => {
            if (range === null || openCell !== null) return;
            event.preventDefault();
            event.clipboardData.setData("text/plain", commands.copyText());
          }}
          onPaste={(event) => {
            if (openCell !== null) return;
            event.preventDefault();
            commands.paste(event.clipboardData.getData("text/plain"));
          }}
          {...pointer}
        >
          <EditHeader
            layout={layout}
            edit={edit}
            activeColumn={active.row === headerRow ? active.column : -1}
          />
          <div
            role="rowgroup"
            className={grid["body"]}
            style={{ width: layout.totalWidth, height: view.rowsHeight }}
          >
            {view.drawnRows.map(({ index, top }) => {
              const row = ids[index] ?? 0;
              const isSelected =
                range !== null && index >= range.firstRow && index <= range.lastRow;
              return (
                <EditRow
                  key={row}
                  index={index}
                  row={row}
                  state={stateOf(row, edit)}
                  top={top}
                  width={layout.totalWidth}
                  rowNumberWidth={layout.rowNumberWidth}
                  values={columns.map((_column, at) => pendingValue(pending, rows, row, at))}
                  changed={pending.changed.get(row)}
                  target={target}
                  drawn={view.drawnColumns}
                  firstSelected={isSelected ? range.firstColumn : -1}
                  lastSelected={isSelected ? range.lastColumn : -1}
                  activeColumn={index === active.row ? active.column : -1}
                  isRefused={row === refusedRow}
                  refusedColumn={ended?.kind === "failed" ? ended.column : null}
                />
              );
            })}
            {openCell !== null && edited?.kind === "table" && editedColumn !== undefined && (
              <CellEditor
                column={edited}
                value={pendingValue(pending, rows, openCell.row, openCell.column) ?? null}
                typed={openCell.typed}
                left={editedColumn.left}
                top={ids.indexOf(openCell.row) * rowHeight}
                width={editedColumn.width}
                onKeep={(value, next) => {
                  commands.setCell(openCell.row, openCell.column, value);
                  close(next);
                }}
                onCancel={() => {
                  focus.follow();
                  setOpenCell(null);
                }}
              />
            )}
          </div>
        </div>
      </div>
      <EditFooter runId={runId} edit={edit} notice={commands.notice} />
      {menu !== null && (
        <Menu
          label="Cell"
          anchor={menu}
          items={commands.menuItems(() => {
            openActive(null);
          })}
          onClose={closeMenu}
        />
      )}
    </div>
  );
}

function stateOf(row: RowId, { history }: OpenEdit): RowState {
  const { changed, deleted } = history.present;
  if (row < 0) return "added";
  if (deleted.has(row)) return "deleted";
  return changed.has(row) ? "changed" : "same";
}

/** Columns side by side, with room for the signs before the rows' numbers. */
function useEditLayout(
  columns: readonly Column[],
  { rows }: OpenEdit,
  characterWidth: number,
): GridLayout {
  return useMemo(() => {
    const widths = estimateWidths(columns, rows);
    const unplaced = columns.map((column, index) => ({
      id: String(index),
      index,
      column,
      kind: classifyType(column),
      isRightAligned: isRightAligned(column),
      width: Math.max(90, Math.ceil((widths[index] ?? 0) * characterWidth) + 40),
    }));
    return layOutColumns(
      [],
      unplaced,
      measureRowNumbers(rows.length, characterWidth) + signWidthPx,
    );
  }, [columns, rows, characterWidth]);
}

interface EditHeaderProps {
  readonly layout: GridLayout;
  readonly edit: OpenEdit;
  readonly activeColumn: number;
}

function EditHeader({ layout, edit, activeColumn }: EditHeaderProps): ReactElement {
  const { target } = edit;
  return (
    <div role="rowgroup" className={grid["head"]} style={{ width: layout.totalWidth }}>
      <div role="row" aria-rowindex={1} className={grid["headRow"]}>
        <div
          aria-hidden="true"
          className={grid["corner"]}
          style={{ width: layout.rowNumberWidth }}
        />
        {layout.columns.map(({ id, index, screenIndex, column, left, width, isRightAligned: isRight }) => {
          const described = target.columns[index];
          const readOnly = described?.readOnly ?? null;
          const type = described?.kind === "table" ? described.type : (column.type ?? "");
          const note = readOnly === null ? "" : ` · ${describeReadOnly(readOnly)}`;
          const isActive = screenIndex === activeColumn;
          return (
            <div
              key={id}
              role="columnheader"
              aria-colindex={screenIndex + 1}
              aria-label={column.name}
              aria-description={readOnly === null ? undefined : describeReadOnly(readOnly)}
              title={`${column.name}  ${type}${note}`}
              tabIndex={isActive ? 0 : -1}
              data-active={isActive || undefined}
              className={joinClasses(grid["headCell"], isRight && grid["right"])}
              style={{ left, width }}
            >
              <span className={grid["headLine"]}>
                <span className={grid["headName"]}>{column.name}</span>
                {target.key.includes(index) && (
                  <KeyRound className={styles["headMark"]} aria-hidden="true" />
                )}
                {readOnly !== null && <Lock className={styles["headMark"]} aria-hidden="true" />}
              </span>
              <span className={grid["headType"]}>{shortenType(type)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface EditFooterProps {
  readonly runId: string;
  readonly edit: OpenEdit;
  readonly notice: string;
}

/** What is edited, and what the last key did. */
function EditFooter({ runId, edit, notice }: EditFooterProps): ReactElement {
  const { target, rows } = edit;
  const total = useWorkbenchState(
    ({ results }) => results.runs.find(({ id }) => id === runId)?.remaining?.cursor.totalRows ?? null,
  );
  const key = target.key.map((index) => target.columns[index]).flatMap((column) =>
    column?.kind === "table" ? [column.name] : [],
  );
  return (
    <div className={styles["footer"]}>
      <span>
        {translate("Editing {{table}}, key {{columns}}", {
          table: `${target.schema}.${target.table}`,
          columns: key.join(", "),
        })}
      </span>
      {total !== null && total > rows.length && (
        <span>
          {translate("{{shown}} of {{total}} rows are here", { shown: rows.length, total })}
        </span>
      )}
      <span aria-live="polite">{notice}</span>
    </div>
  );
}
