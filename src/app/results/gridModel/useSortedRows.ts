import { useEffect, useMemo, useState } from "react";
import type { Cell, Column } from "../../../sql/model.ts";
import { classifyType, isDateColumn, isIntervalColumn } from "../values/classifyType.ts";
import { compareSortKeys, type SortKey, toSortKey } from "../sorting/sortKey.ts";
import type { readDateKeys } from "../sorting/dateKeys.ts";
import type { readIntervalKeys } from "../sorting/readIntervalKeys.ts";
import { withRetry } from "../../services/withRetry.ts";
import type { GridData } from "./gridData.ts";

/** Parsers for dates and intervals; loaded when such a column is sorted. */
export interface TemporalKeys {
  readonly readDateKeys: typeof readDateKeys;
  readonly readIntervalKeys: typeof readIntervalKeys;
}

async function loadTemporalKeys(): Promise<TemporalKeys> {
  const [{ readDateKeys }, { readIntervalKeys }] = await Promise.all([
    import("../sorting/dateKeys.ts"),
    import("../sorting/readIntervalKeys.ts"),
  ]);
  return { readDateKeys, readIntervalKeys };
}

/** A column that rows are sorted by; `id` is its index. */
export interface SortedColumn {
  readonly id: string;
  readonly desc: boolean;
}

export interface SortedRows {
  readonly rows: readonly GridData[];
  /** How dates or intervals were sorted, if that may be wrong. */
  readonly doubt: SortDoubt | null;
}

/**
 * - `intervalAsText`: intervals in an unknown format were compared as text;
 * - `dateAsText`: dates in an unknown format were compared as text;
 * - `shortYear`: years have two digits, so the century was assumed.
 */
export type SortDoubt = "intervalAsText" | "dateAsText" | "shortYear";

/** The rows in the order of the sorted columns; NULL is last in both directions. */
export function useSortedRows(
  rows: readonly GridData[],
  columns: readonly Column[],
  sorting: readonly SortedColumn[],
): SortedRows {
  // The sort keys change when a type becomes known.
  const kinds = columns
    .map((column) => [classifyType(column), isDateColumn(column), isIntervalColumn(column)].join())
    .join();
  const [temporal, setTemporal] = useState<TemporalKeys | null>(null);
  const isTemporal = sorting.some(({ id }) => {
    const column = columns[Number(id)];
    return column !== undefined && (isDateColumn(column) || isIntervalColumn(column));
  });
  const isMissing = isTemporal && temporal === null;
  useEffect(() => {
    if (isMissing) void withRetry(loadTemporalKeys).then(setTemporal);
  }, [isMissing]);
  return useMemo(
    () => sortRows(rows, columns, sorting, temporal),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, kinds, sorting, temporal],
  );
}

/** Sorts rows (stable). Without `temporal` dates and intervals are compared as text. */
export function sortRows(
  rows: readonly GridData[],
  columns: readonly Column[],
  sorting: readonly SortedColumn[],
  temporal: TemporalKeys | null,
): SortedRows {
  let doubt: SortDoubt | null = null;
  const places = sorting.flatMap(({ id, desc }) => {
    const index = Number(id);
    const column = columns[index];
    if (column === undefined) return [];
    const reading = readKeys(rows, index, column, temporal);
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
  temporal: TemporalKeys | null,
): { readonly toKey: (cell: Cell) => SortKey; readonly doubt: SortDoubt | null } {
  const kind = classifyType(column);
  const asKind = (cell: Cell): SortKey => toSortKey(cell, kind);
  if (temporal === null) return { toKey: asKind, doubt: null };
  if (isIntervalColumn(column)) {
    const intervals = temporal.readIntervalKeys(rows.map((row) => row[index] ?? null));
    if (intervals === null) return { toKey: asKind, doubt: "intervalAsText" };
    return { toKey: (cell) => (cell === null ? undefined : intervals.get(cell)), doubt: null };
  }
  if (!isDateColumn(column)) return { toKey: asKind, doubt: null };
  const dates = temporal.readDateKeys(rows.map((row) => row[index] ?? null));
  if (dates === null) return { toKey: asKind, doubt: "dateAsText" };
  return {
    toKey: (cell) => (cell === null ? undefined : dates.keys.get(cell)),
    doubt: dates.hasShortYears ? "shortYear" : null,
  };
}
