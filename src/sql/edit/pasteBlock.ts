import type { Cell } from "../model.ts";
import type { EditTarget } from "./editTarget.ts";
import {
  addRows,
  type CellChange,
  type PendingChanges,
  pendingValue,
  type RowId,
} from "./pendingChanges.ts";

export interface PastePlace {
  readonly pending: PendingChanges;
  readonly target: EditTarget;
  /** The shown rows and columns from the selection's first cell on. */
  readonly rows: readonly RowId[];
  readonly columns: readonly number[];
  readonly selectedRows: number;
  readonly selectedColumns: number;
}

export interface PastedBlock {
  /** With rows added for what does not fit. */
  readonly pending: PendingChanges;
  readonly cells: readonly CellChange[];
  /** Number of values that have no place. */
  readonly dropped: number;
}

/**
 * Places a pasted block at the selection. A single value fills the whole selection; rows behind the
 * last one are added. An empty cell is NULL, except in columns of text.
 */
export function pasteBlock(block: readonly (readonly string[])[], place: PastePlace): PastedBlock {
  const { target, columns } = place;
  const [first = ""] = block[0] ?? [];
  const isSingle = block.length === 1 && block[0]?.length === 1;
  const values = isSingle
    ? Array.from({ length: place.selectedRows }, () =>
        Array.from({ length: place.selectedColumns }, () => first),
      )
    : block;
  const missing = target.canInsert ? Math.max(0, values.length - place.rows.length) : 0;
  const pending = addRows(
    place.pending,
    Array.from({ length: missing }, () => new Map<number, Cell>()),
  );
  const rows = [...place.rows, ...[...pending.added.keys()].slice(pending.added.size - missing)];
  let dropped = 0;
  const cells = values.flatMap((line, lineIndex) =>
    line.flatMap((text, columnIndex): CellChange[] => {
      const [row, column] = [rows[lineIndex], columns[columnIndex]];
      if (row === undefined || column === undefined) {
        dropped += 1;
        return [];
      }
      return [{ row, column, value: toValue(text, target, column) }];
    }),
  );
  return { pending, cells, dropped };
}

function toValue(text: string, target: EditTarget, column: number): Cell {
  const described = target.columns[column];
  const editor = described?.kind === "table" ? described.editor : "text";
  const isText = editor === "longText" || (editor === "text" && isTextType(described));
  return text === "" && !isText ? null : text;
}

function isTextType(column: EditTarget["columns"][number] | undefined): boolean {
  return column?.kind === "table" && /^(text|char|character|varchar|citext)/.test(column.castType);
}

/** Copies the first selected row's values into the others of the selection. */
export function fillBlock(
  pending: PendingChanges,
  values: readonly (readonly Cell[])[],
  rows: readonly RowId[],
  columns: readonly number[],
): readonly CellChange[] {
  const [first, ...others] = rows;
  if (first === undefined) return [];
  return others.flatMap((row) =>
    columns.flatMap((column): CellChange[] => {
      const value = pendingValue(pending, values, first, column);
      return value === undefined ? [] : [{ row, column, value }];
    }),
  );
}
