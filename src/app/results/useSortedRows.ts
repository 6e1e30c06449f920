import { useMemo } from "react";
import type { Cell, Column } from "../../sql/model.ts";
import { classifyType, isDateColumn, isIntervalColumn } from "./classifyType.ts";
import { readDateKeys } from "./dateKeys.ts";
import { readIntervalKeys } from "./intervalKeys.ts";
import { compareSortKeys, type SortKey, toSortKey } from "./sortKey.ts";
import type { GridData } from "./useGridTable.ts";

/** A column that rows are sorted by; `id` is its index. */
export interface SortedColumn {
  readonly id: string;
  readonly desc: boolean;
}

export interface SortedRows {
  readonly rows: readonly GridData[];
  /** What a column of dates was sorted by, where that is not beyond doubt. */
  readonly doubt: SortDoubt | null;
}

/**
 * - `intervalAsText`: intervals in a form that is not known, so their texts were compared;
 * - `dateAsText`: the form of dates is not known, so their texts were compared;
 * - `shortYear`: years have two digits, so their century was assumed.
 */
export type SortDoubt = "intervalAsText" | "dateAsText" | "shortYear";

/** The rows in the order that the sorted columns ask for; NULL comes last either way. */
export function useSortedRows(
  rows: readonly GridData[],
  columns: readonly Column[],
  sorting: readonly SortedColumn[],
): SortedRows {
  // A type that becomes known later makes other keys.
  const kinds = columns
    .map((column) => [classifyType(column), isDateColumn(column), isIntervalColumn(column)].join())
    .join();
  return useMemo(
    () => sortRows(rows, columns, sorting),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, kinds, sorting],
  );
}

/** Rows that compare equal keep their order. */
export function sortRows(
  rows: readonly GridData[],
  columns: readonly Column[],
  sorting: readonly SortedColumn[],
): SortedRows {
  let doubt: SortDoubt | null = null;
  const places = sorting.flatMap(({ id, desc }) => {
    const index = Number(id);
    const column = columns[index];
    if (column === undefined) return [];
    const reading = readKeys(rows, index, column);
    doubt ??= reading.doubt;
    return [{ index, toKey: reading.toKey, direction: desc ? -1 : 1 }];
  });
  if (places.length === 0) return { rows, doubt };
  const keyed = rows.map((row) => ({
    row,
    keys: places.map(({ index, toKey }) => toKey(row[index] ?? null)),
  }));
  keyed.sort((left, right) => {
    for (const [at, { direction }] of places.entries()) {
      const [one, other] = [left.keys[at], right.keys[at]];
      const order = compareSortKeys(one, other);
      if (order === 0) continue;
      return one === undefined || other === undefined ? order : order * direction;
    }
    return 0;
  });
  return { rows: keyed.map(({ row }) => row), doubt };
}

function readKeys(
  rows: readonly GridData[],
  index: number,
  column: Column,
): { readonly toKey: (cell: Cell) => SortKey; readonly doubt: SortDoubt | null } {
  const kind = classifyType(column);
  const asKind = (cell: Cell): SortKey => toSortKey(cell, kind);
  if (isIntervalColumn(column)) {
    const intervals = readIntervalKeys(rows.map((row) => row[index] ?? null));
    if (intervals === null) return { toKey: asKind, doubt: "intervalAsText" };
    return { toKey: (cell) => (cell === null ? undefined : intervals.get(cell)), doubt: null };
  }
  if (!isDateColumn(column)) return { toKey: asKind, doubt: null };
  const dates = readDateKeys(rows.map((row) => row[index] ?? null));
  if (dates === null) return { toKey: asKind, doubt: "dateAsText" };
  return {
    toKey: (cell) => (cell === null ? undefined : dates.keys.get(cell)),
    doubt: dates.hasShortYears ? "shortYear" : null,
  };
}
