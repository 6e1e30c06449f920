import { hasChanges } from "../../sql/edit/pendingChanges.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { Services } from "./services.ts";

/**
 * Whether one of the results has changes that are not applied yet. The edits of a closed result are
 * still in the store for a while, so only results that are there count.
 */
export function hasPendingChanges(
  { edits, results }: Pick<WorkbenchState, "edits" | "results">,
  isMeant: (runId: string) => boolean = () => true,
): boolean {
  return results.runs.some(({ id }) => {
    const edit = edits[id];
    return edit?.kind === "open" && isMeant(id) && hasChanges(edit.history.present);
  });
}

/** Calls `proceed`, which drops these results; asks first if they have pending changes. */
export function askBeforeDrop(
  { workbench, ui }: Services,
  isMeant: (runId: string) => boolean,
  proceed: () => void,
): void {
  if (hasPendingChanges(workbench.store.getState(), isMeant)) {
    ui.setState({ dialog: { kind: "dropChanges", proceed } });
  } else proceed();
}
