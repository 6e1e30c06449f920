import { type ReactElement, Suspense } from "react";
import { selectOpenedTable } from "../../../state/store/selectors.ts";
import { lazyPart } from "../../services/lazyPart.ts";
import { useWorkbenchState } from "../../services/useWorkbench.ts";

const OpenedTableBar = lazyPart(() => import("./OpenedTableBar.tsx"), "OpenedTableBar");

/** The bar of a result that shows a table; nothing for others. */
export function OpenedTable({ runId }: { readonly runId: string }): ReactElement | null {
  const table = useWorkbenchState((state) => selectOpenedTable(state, runId));
  const isEdited = useWorkbenchState((state) => state.edits[runId]?.kind === "open");
  if (table === null) return null;
  return (
    <Suspense fallback={null}>
      <OpenedTableBar runId={runId} table={table} isEdited={isEdited} />
    </Suspense>
  );
}
