import { type ReactElement, type ReactNode, useMemo } from "react";
import type { OpenedTable } from "../../../sql/table/openedTable.ts";
import { hasOrder } from "../../../sql/table/hasOrder.ts";
import { selectOpenedTable } from "../../../state/store/selectors.ts";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import {
  findSortedColumn,
  type ServerSorting,
  ServerSortingContext,
} from "../gridModel/serverSorting.ts";
import { restoreFocus } from "./restoreFocus.ts";

/** By the order that a table was given: the column of the last change, where the new grid starts. */
const lastSorted = new WeakMap<OpenedTable["sorting"], string | null>();

export interface SortedByServerProps {
  readonly runId: string;
  readonly children: ReactNode;
}

/** Lets the server sort the grid of an opened table; other grids sort their fetched rows. */
export function SortedByServer({ runId, children }: SortedByServerProps): ReactElement {
  const { tables } = useWorkbench();
  const table = useWorkbenchState((state) => selectOpenedTable(state, runId));
  const tabId = useWorkbenchState(
    ({ results }) => results.runs.find(({ id }) => id === runId)?.editorTabId ?? "",
  );
  const server = useMemo((): ServerSorting | null => {
    // Until the columns are known, the fetched rows are sorted here.
    if (table === null || table.columns.length === 0) return null;
    const { columns, sorting } = table;
    const before = sorting.map(({ column, isDescending }) => ({
      id: String(columns.findIndex(({ name }) => name === column)),
      desc: isDescending,
    }));
    return {
      sorting: before,
      startsAt: lastSorted.get(sorting) ?? null,
      onChange: (wanted) => {
        const keys = wanted.flatMap(({ id, desc }) => {
          const column = columns[Number(id)];
          return column === undefined || !hasOrder(column.type)
            ? []
            : [{ column: column.name, isDescending: desc }];
        });
        lastSorted.set(keys, findSortedColumn(before, wanted));
        void tables.change(tabId, { sorting: keys }).then(() => {
          restoreFocus("grid");
        });
      },
    };
  }, [tables, tabId, table]);
  return <ServerSortingContext value={server}>{children}</ServerSortingContext>;
}
