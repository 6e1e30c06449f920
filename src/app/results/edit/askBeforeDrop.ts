import { hasChanges } from "../../../sql/edit/pendingChanges.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import type { Services } from "../../services/services.ts";

/** Whether one of the results has changes that are not applied yet. */
export function hasPendingChanges(
  { edits }: Pick<WorkbenchState, "edits">,
  isMeant: (runId: string) => boolean = () => true,
): boolean {
  return Object.entries(edits).some(
    ([runId, edit]) => edit.kind === "open" && isMeant(runId) && hasChanges(edit.history.present),
  );
}

/** Calls `proceed`, which drops these results; asks first if they have pending changes. */
export function askBeforeDrop(
  { workbench, ui }: Services,
  isMeant: (runId: string) => boolean,
  proceed: () => void,
): void {
  if (hasPendingChanges(workbench.store.getState(), isMeant)) {
    ui.setState({ dialog: "dropChanges", proceedWithDrop: proceed });
  } else proceed();
}
