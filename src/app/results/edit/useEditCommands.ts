import { CopyPlus, Pencil, Trash2 } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { parsePastedBlock } from "../../../sql/edit/parsePastedBlock.ts";
import { fillBlock, pasteBlock } from "../../../sql/edit/pasteBlock.ts";
import {
  addRows,
  canChangeCell,
  type CellChange,
  deleteRows,
  type PendingChanges,
  pendingValue,
  type RowId,
  setCells,
  valuesForCopy,
} from "../../../sql/edit/pendingChanges.ts";
import type { Cell } from "../../../sql/model.ts";
import { useWorkbench } from "../../services/useWorkbench.ts";
import { translate } from "../../translation/translation.ts";
import { formatCount } from "../../ui/format/formatCount.ts";
import type { MenuItem } from "../../ui/menu/menuItem.ts";
import type { GridLayout } from "../gridModel/gridLayout.ts";
import type { GridSelectionModel } from "../grid/useGridSelection.ts";
import { describeReadOnly } from "./describeReadOnly.ts";

export interface EditCommandTargets {
  readonly runId: string;
  readonly edit: OpenEdit;
  /** The shown rows from top to bottom. */
  readonly ids: readonly RowId[];
  readonly layout: GridLayout;
  readonly selection: GridSelectionModel;
  /** Moves the focus to the active cell once it is rendered. */
  readonly follow: () => void;
}

/** What a user can do with the selected cells and rows. */
export interface EditCommands {
  /** The last event, for the bar below the grid. */
  readonly notice: string;
  /** Rows with a selected cell. */
  readonly selectedRows: readonly RowId[];
  readonly setCell: (row: RowId, column: number, value: Cell) => void;
  readonly setNull: () => void;
  readonly fillDown: () => void;
  readonly paste: (text: string) => void;
  /** The selection with tabs and line feeds. */
  readonly copyText: () => string;
  readonly addRow: () => void;
  readonly duplicate: () => void;
  /** Marks the selected rows to be deleted; if all of them are, removes the marks. */
  readonly deleteRows: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Says why a cell cannot be changed; false if it can. */
  readonly explainReadOnly: (row: RowId, column: number) => boolean;
  readonly menuItems: (openEditor: () => void) => readonly MenuItem[];
}

export function useEditCommands(targets: EditCommandTargets): EditCommands {
  const { runId, edit, ids, layout, selection, follow } = targets;
  const { edits } = useWorkbench();
  const [notice, setNotice] = useState("");
  const { target, rows } = edit;
  const pending = edit.history.present;
  const { range, active } = selection;
  const selectedRows = range === null ? [] : ids.slice(range.firstRow, range.lastRow + 1);
  const selectedColumns =
    range === null
      ? []
      : layout.columns.slice(range.firstColumn, range.lastColumn + 1).map(({ index }) => index);

  const change = (next: PendingChanges): void => {
    edits.change(runId, next);
  };
  const setAll = (cells: readonly CellChange[]): void => {
    const open = cells.filter(({ row, column }) => canChangeCell(pending, target, row, column));
    const skipped = cells.length - open.length;
    setNotice(
      skipped === 0
        ? ""
        : translate("{{cells}} left as they are: read-only", {
            cells: formatCount(skipped, "cell"),
          }),
    );
    if (open.length > 0) change(setCells(pending, open, rows, target));
  };
  const addedGoal = useRef<number | null>(null);
  const selectAdded = (count: number): void => {
    addedGoal.current = ids.length + count - 1;
  };
  // An added row is selected once it is there: the store changes later.
  useLayoutEffect(() => {
    const row = addedGoal.current;
    if (row === null || row >= ids.length) return;
    addedGoal.current = null;
    follow();
    selection.select({ row, column: active.column }, false);
  });
  const explainReadOnly = (row: RowId, column: number): boolean => {
    if (canChangeCell(pending, target, row, column)) return false;
    const readOnly = target.columns[column]?.readOnly ?? null;
    setNotice(
      pending.deleted.has(row)
        ? translate("This row will be deleted: press Delete rows again to keep it")
        : describeReadOnly(readOnly ?? "privilege"),
    );
    return true;
  };
  const toggleDeleted = (): void => {
    if (!target.canDelete) {
      setNotice(translate("You have no privilege to delete rows"));
      return;
    }
    const isBack = selectedRows.every((row) => pending.deleted.has(row));
    setNotice("");
    follow();
    change(deleteRows(pending, selectedRows, isBack));
  };
  const duplicate = (): void => {
    const copies = selectedRows.map((row) =>
      valuesForCopy(
        target.columns.map((_column, index) => pendingValue(pending, rows, row, index)),
        target,
      ),
    );
    setNotice("");
    change(addRows(pending, copies));
    selectAdded(copies.length);
  };
  const setNull = (): void => {
    follow();
    setAll(
      selectedRows.flatMap((row) =>
        selectedColumns.map((column) => ({ row, column, value: null })),
      ),
    );
  };
  const fillDown = (): void => {
    setAll(fillBlock(pending, rows, selectedRows, selectedColumns));
  };

  return {
    notice,
    selectedRows,
    setCell(row, column, value) {
      setNotice("");
      const old = pendingValue(pending, rows, row, column);
      if (old !== value) change(setCells(pending, [{ row, column, value }], rows, target));
    },
    setNull,
    fillDown,
    paste(text) {
      const block = parsePastedBlock(text);
      if (range === null || block.length === 0) return;
      const columns = layout.columns.slice(range.firstColumn).map(({ index }) => index);
      const pasted = pasteBlock(block, {
        ...{ pending, target, columns },
        rows: ids.slice(range.firstRow),
        selectedRows: selectedRows.length,
        selectedColumns: selectedColumns.length,
      });
      const cells = pasted.cells.filter(({ row, column }) =>
        canChangeCell(pasted.pending, target, row, column),
      );
      const skipped = pasted.cells.length - cells.length + pasted.dropped;
      change(setCells(pasted.pending, cells, rows, target));
      setNotice(
        skipped === 0
          ? translate("{{cells}} pasted", { cells: formatCount(cells.length, "cell") })
          : translate(
              "{{cells}} pasted, {{skipped}} left out: read-only or outside of the result",
              {
                cells: formatCount(cells.length, "cell"),
                skipped,
              },
            ),
      );
    },
    copyText: () =>
      selectedRows
        .map((row) =>
          selectedColumns
            .map((column) => quoteForSheet(pendingValue(pending, rows, row, column) ?? ""))
            .join("\t"),
        )
        .join("\n"),
    addRow() {
      setNotice("");
      change(addRows(pending, [new Map()]));
      selectAdded(1);
    },
    duplicate,
    deleteRows: toggleDeleted,
    undo() {
      setNotice("");
      edits.undo(runId);
    },
    redo() {
      setNotice("");
      edits.redo(runId);
    },
    explainReadOnly,
    menuItems: (openEditor) => [
      {
        kind: "action",
        label: "Edit the cell",
        icon: Pencil,
        shortcut: "F2",
        onSelect: openEditor,
      },
      { kind: "action", label: "Set NULL", shortcut: "Del", onSelect: setNull },
      { kind: "action", label: "Fill down", shortcut: "Ctrl+D", onSelect: fillDown },
      { kind: "separator" },
      {
        kind: "action",
        label: "Duplicate rows",
        icon: CopyPlus,
        isDisabled: !target.canInsert,
        onSelect: duplicate,
      },
      {
        kind: "action",
        label: "Delete rows",
        icon: Trash2,
        isDisabled: !target.canDelete,
        onSelect: toggleDeleted,
      },
    ],
  };
}

/** A value as spreadsheets put it on the clipboard. */
function quoteForSheet(value: string): string {
  return /[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
