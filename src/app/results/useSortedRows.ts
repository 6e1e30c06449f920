import { useMemo } from "react";
import type { Column } from "../../sql/model.ts";
import { classifyType } from "./classifyType.ts";
import { compareSortKeys, toSortKey } from "./sortKey.ts";
import type { GridData } from "./useGridTable.ts";

/** A column that rows are sorted by; `id` is its index. */
export interface SortedColumn {
  readonly id: string;
  readonly desc: boolean;
}

/** The rows in the order that the sorted columns ask for; NULL comes last either way. */
export function useSortedRows(
  rows: readonly GridData[],
  columns: readonly Column[],
  sorting: readonly SortedColumn[],
): readonly GridData[] {
  // A type that becomes known later makes other keys.
  const kinds = columns.map(classifyType).join();
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
): readonly GridData[] {
  const places = sorting.flatMap(({ id, desc }) => {
    const column = columns[Number(id)];
    return column === undefined
      ? []
      : [{ index: Number(id), kind: classifyType(column), direction: desc ? -1 : 1 }];
  });
  if (places.length === 0) return rows;
  const keyed = rows.map((row) => ({
    row,
    keys: places.map(({ index, kind }) => toSortKey(row[index] ?? null, kind)),
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
  return keyed.map(({ row }) => row);
}
