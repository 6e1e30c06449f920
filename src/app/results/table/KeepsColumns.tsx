import { type ReactElement, type ReactNode, useMemo } from "react";
import { selectOpenedTable } from "../../../state/store/selectors.ts";
import type { Workbench } from "../../../state/workbench.ts";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import { KeptColumns, KeptColumnsContext } from "../gridModel/keptColumns.ts";

/** By opened table: its tab and its name. */
const known = new WeakMap<Workbench, Map<string, KeptColumns>>();

export interface KeepsColumnsProps {
  readonly runId: string;
  readonly children: ReactNode;
}

/** Lets the columns of an opened table stay as they are when its rows are read again. */
export function KeepsColumns({ runId, children }: KeepsColumnsProps): ReactElement {
  const workbench = useWorkbench();
  const key = useWorkbenchState((state) => {
    const table = selectOpenedTable(state, runId);
    const run = state.results.runs.find(({ id }) => id === runId);
    return table === null ? null : JSON.stringify([run?.editorTabId, table.schema, table.name]);
  });
  const kept = useMemo(() => (key === null ? null : findKept(workbench, key)), [workbench, key]);
  return <KeptColumnsContext value={kept}>{children}</KeptColumnsContext>;
}

function findKept(workbench: Workbench, key: string): KeptColumns {
  const ofWorkbench = known.get(workbench) ?? new Map<string, KeptColumns>();
  known.set(workbench, ofWorkbench);
  const kept = ofWorkbench.get(key) ?? new KeptColumns();
  ofWorkbench.set(key, kept);
  return kept;
}
