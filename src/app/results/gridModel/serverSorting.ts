import { createContext } from "react";
import type { SortedColumn } from "./useSortedRows.ts";

/** Sorting by the server, in place of sorting the fetched rows. */
export interface ServerSorting {
  /** The order in which the rows were read. */
  readonly sorting: readonly SortedColumn[];
  /** Reads the rows again in another order. */
  readonly onChange: (sorting: readonly SortedColumn[]) => void;
}

/** How the grids below sort; `null`: they sort the fetched rows. */
export const ServerSortingContext = createContext<ServerSorting | null>(null);
