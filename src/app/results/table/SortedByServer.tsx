import { type ReactElement, type ReactNode, useMemo } from "react";
import { hasOrder } from "../../../sql/table/hasOrder.ts";
import { selectOpenedTable } from "../../../state/store/selectors.ts";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import { type ServerSorting, ServerSortingContext } from "../gridModel/serverSorting.ts";
import { restoreFocus } from "./restoreFocus.ts";

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
    if (table === null) return null;
    const { columns, sorting } = table;
    return {
      sorting: sorting.map(({ column, isDescending }) => ({
        id: String(columns.findIndex(({ name }) => name === column)),
        desc: isDescending,
      })),
      onChange: (wanted) => {
        const keys = wanted.flatMap(({ id, desc }) => {
          const column = columns[Number(id)];
          return column === undefined || !hasOrder(column.type)
            ? []
            : [{ column: column.name, isDescending: desc }];
        });
        void tables.change(tabId, { sorting: keys }).then(() => {
          restoreFocus("grid");
        });
      },
    };
  }, [tables, tabId, table]);
  return <ServerSortingContext value={server}>{children}</ServerSortingContext>;
}
