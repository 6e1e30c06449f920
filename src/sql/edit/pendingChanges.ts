import type { Cell } from "../model.ts";
import type { EditTarget } from "./editTarget.ts";

/** A row of the result by its index from 0, or an added row by a negative number. */
export type RowId = number;

/** Values by column of the result. */
export type RowValues = ReadonlyMap<number, Cell>;

/** Changes of a result's rows that are not applied yet. */
export interface PendingChanges {
  /** New values of rows of the result. */
  readonly changed: ReadonlyMap<RowId, RowValues>;
  /** Columns without a value get their default. */
  readonly added: ReadonlyMap<RowId, RowValues>;
  readonly deleted: ReadonlySet<RowId>;
}

export interface CellChange {
  readonly row: RowId;
  readonly column: number;
  readonly value: Cell;
}

export const noChanges: PendingChanges = {
  changed: new Map(),
  added: new Map(),
  deleted: new Set(),
};

/** Sets cells; a cell that gets its old value again is no change. Read-only cells stay. */
export function setCells(
  pending: PendingChanges,
  cells: readonly CellChange[],
  rows: readonly (readonly Cell[])[],
  target: EditTarget,
): PendingChanges {
  const changed = new Map(pending.changed);
  const added = new Map(pending.added);
  for (const { row, column, value } of cells) {
    if (!canChangeCell(pending, target, row, column)) continue;
    const stored = value === "" && target.isEmptyNull ? null : value;
    if (row < 0) {
      added.set(row, new Map(added.get(row)).set(column, stored));
      continue;
    }
    const values = new Map(changed.get(row)).set(column, stored);
    if (rows[row]?.[column] === stored) values.delete(column);
    if (values.size > 0) changed.set(row, values);
    else changed.delete(row);
  }
  return { ...pending, changed, added };
}

/** Whether a cell can get another value; those of deleted rows cannot. */
export function canChangeCell(
  pending: PendingChanges,
  target: EditTarget,
  row: RowId,
  column: number,
): boolean {
  const described = target.columns[column];
  if (described?.kind !== "table" || pending.deleted.has(row)) return false;
  const { readOnly } = described;
  if (row >= 0) return readOnly === null && target.canUpdate;
  return pending.added.has(row) && (readOnly === null || readOnly === "privilege");
}

/** Adds rows behind the others. */
export function addRows(pending: PendingChanges, rows: readonly RowValues[]): PendingChanges {
  const added = new Map(pending.added);
  for (const values of rows) added.set(Math.min(0, ...added.keys()) - 1, values);
  return { ...pending, added };
}

/**
 * Returns a row's values for a copy of it. Columns that the table fills in and key columns with a
 * default are left out.
 */
export function valuesForCopy(
  values: readonly (Cell | undefined)[],
  target: EditTarget,
): RowValues {
  return new Map(
    target.columns.flatMap((column, index): [number, Cell][] => {
      const value = values[index];
      if (column.kind !== "table" || value === undefined) return [];
      if (column.readOnly !== null && column.readOnly !== "privilege") return [];
      const isFilled = target.key.includes(index) && column.defaultText !== null;
      return isFilled ? [] : [[index, value]];
    }),
  );
}

/** Marks rows to be deleted; an added row is dropped. With `isBack` the marks are removed. */
export function deleteRows(
  pending: PendingChanges,
  rows: readonly RowId[],
  isBack = false,
): PendingChanges {
  const deleted = new Set(pending.deleted);
  const added = new Map(pending.added);
  for (const row of rows) {
    if (row < 0) added.delete(row);
    else if (isBack) deleted.delete(row);
    else deleted.add(row);
  }
  return { ...pending, added, deleted };
}

/** The value that a cell will have; `undefined` for the default of an added row. */
export function pendingValue(
  pending: PendingChanges,
  rows: readonly (readonly Cell[])[],
  row: RowId,
  column: number,
): Cell | undefined {
  if (row < 0) return pending.added.get(row)?.get(column);
  const values = pending.changed.get(row);
  return values?.has(column) === true ? values.get(column) : rows[row]?.[column];
}

export interface ChangeCounts {
  readonly changed: number;
  readonly added: number;
  readonly deleted: number;
}

/** Counts rows; a changed row that is deleted counts as deleted. */
export function countChanges({ changed, added, deleted }: PendingChanges): ChangeCounts {
  const stays = [...changed.keys()].filter((row) => !deleted.has(row));
  return { changed: stays.length, added: added.size, deleted: deleted.size };
}

export function hasChanges({ changed, added, deleted }: PendingChanges): boolean {
  return changed.size > 0 || added.size > 0 || deleted.size > 0;
}

/** Pending changes with the earlier and the undone ones. */
export interface ChangeHistory {
  readonly past: readonly PendingChanges[];
  readonly present: PendingChanges;
  readonly future: readonly PendingChanges[];
}

export const emptyHistory: ChangeHistory = { past: [], present: noChanges, future: [] };

export function record(history: ChangeHistory, present: PendingChanges): ChangeHistory {
  return { past: [...history.past, history.present], present, future: [] };
}

export function undo(history: ChangeHistory): ChangeHistory {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redo(history: ChangeHistory): ChangeHistory {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  return next === undefined ? history : { past: [...past, present], present: next, future: rest };
}
