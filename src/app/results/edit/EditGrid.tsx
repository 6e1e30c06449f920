import { type ReactElement, useCallback, useMemo, useRef, useState } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { pendingValue, type RowId } from "../../../sql/edit/pendingChanges.ts";
import type { Column } from "../../../sql/model.ts";
import { lastTable } from "../../../state/store/statementRun.ts";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { Menu } from "../../ui/menu/Menu.tsx";
import { GridFrame } from "../grid/GridFrame.tsx";
import { probeText, useCharacterWidth } from "../grid/useCharacterWidth.ts";
import { useGridFrame } from "../grid/useGridFrame.ts";
import { useGridPointer } from "../grid/useGridPointer.ts";
import grid from "../grid/resultGrid.module.css";
import { rowHeight } from "../gridModel/gridLayout.ts";
import { headerRow } from "../gridModel/gridSelection.ts";
import { CellEditor, type NextCell } from "./CellEditor.tsx";
import { EditBar } from "./EditBar.tsx";
import { EditFooter } from "./EditFooter.tsx";
import { EditHeader } from "./EditHeader.tsx";
import { EditNotes } from "./EditNotes.tsx";
import { EditRow, type RowState } from "./EditRow.tsx";
import styles from "./editGrid.module.css";
import { useEditCommands } from "./useEditCommands.ts";
import { useEditKeys } from "./useEditKeys.ts";
import { useEditLayout } from "./useEditLayout.ts";

export interface EditGridProps {
  readonly runId: string;
  readonly label: string;
  readonly edit: OpenEdit;
}

/** A cell whose editor is open; `typed` is the key that opened it. */
interface OpenCell {
  readonly row: RowId;
  readonly column: number;
  readonly typed: string | null;
}

const noColumns: readonly Column[] = [];

/** A result's rows while their data are edited. */
export function EditGrid({ runId, label, edit }: EditGridProps): ReactElement {
  const { target, rows, history } = edit;
  const { edits } = useWorkbench();
  const pending = history.present;
  const columns = useWorkbenchState(
    ({ results }) =>
      lastTable(results.runs.find(({ id }) => id === runId)?.blocks ?? [])?.columns ?? noColumns,
  );
  const gridRef = useRef<HTMLDivElement>(null);
  const { probeRef, widthPx } = useCharacterWidth();
  const layout = useEditLayout(columns, edit, widthPx);
  const ids = useMemo(() => [...rows.keys(), ...pending.added.keys()], [rows, pending.added]);
  const frame = useGridFrame(gridRef, layout, ids.length);
  const { selection, view, focus } = frame;
  const { active, range } = selection;
  const [openCell, setOpenCell] = useState<OpenCell | null>(null);
  const [menu, setMenu] = useState<Anchor | null>(null);
  const closeMenu = useCallback(() => {
    setMenu(null);
  }, []);
  /** Also from a button of the bar: the next key is for the grid. */
  const returnToGrid = (): void => {
    gridRef.current?.focus({ preventScroll: true });
    focus.follow();
  };
  const commands = useEditCommands({ runId, edit, ids, layout, selection, follow: returnToGrid });
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
    ...frame,
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
          returnToGrid();
          selection.select({ row: ids.indexOf(row), column: active.column }, false);
        }}
      />
      <div className={grid["main"]}>
        <GridFrame
          ref={gridRef}
          frame={frame}
          aria-label={label}
          aria-busy={edit.isApplying}
          tabIndex={-1}
          onKeyDown={handleKeyDown}
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
          header={
            <EditHeader
              layout={layout}
              edit={edit}
              activeColumn={active.row === headerRow ? active.column : -1}
            />
          }
          renderRow={(drawn) => {
            const row = ids[drawn.index] ?? 0;
            return (
              <EditRow
                key={row}
                {...drawn}
                row={row}
                state={stateOf(row, edit)}
                values={columns.map((_column, at) => pendingValue(pending, rows, row, at))}
                changed={pending.changed.get(row)}
                target={target}
                isRefused={row === refusedRow}
                refusedColumn={ended?.kind === "failed" ? ended.column : null}
              />
            );
          }}
        >
          {openCell !== null && edited?.kind === "table" && editedColumn !== undefined && (
            <CellEditor
              column={edited}
              value={pendingValue(pending, rows, openCell.row, openCell.column) ?? null}
              typed={openCell.typed}
              loadProposals={
                edited.foreignKey === null
                  ? null
                  : () => edits.readForeignValues(runId, openCell.column)
              }
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
        </GridFrame>
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
