import { createContext } from "react";
import type { SortedColumn } from "./useSortedRows.ts";

/** Sorting by the server, in place of sorting the fetched rows. */
export interface ServerSorting {
  /** The order in which the rows were read. */
  readonly sorting: readonly SortedColumn[];
  /** Reads the rows again in another order. */
  readonly onChange: (sorting: readonly SortedColumn[]) => void;
  /**
   * Id of the column whose header is active at first: the one by which the replaced grid was sorted
   * last; `null` for the first cell.
   */
  readonly startsAt: string | null;
}

/** How the grids below sort; `null`: they sort the fetched rows. */
export const ServerSortingContext = createContext<ServerSorting | null>(null);

/** Returns the id of the column whose sorting a change adds, changes or removes; `null` for none. */
export function findSortedColumn(
  before: readonly SortedColumn[],
  after: readonly SortedColumn[],
): string | null {
  const isIn = (keys: readonly SortedColumn[], { id, desc }: SortedColumn): boolean =>
    keys.some((key) => key.id === id && key.desc === desc);
  const changed =
    after.find((key) => !isIn(before, key)) ?? before.find((key) => !isIn(after, key));
  return changed?.id ?? null;
}
