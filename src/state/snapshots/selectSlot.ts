import type { WorkbenchState } from "../store/workbenchState.ts";
import { mainSlot } from "../snapshotStorage/snapshotStore.ts";

/** The slot that this tab saves to. */
export function selectSlot({ snapshots: { access } }: WorkbenchState): string {
  return access.kind === "owner" ? access.slot : mainSlot;
}

/** Whether this tab may save in the browser. */
export function selectKeeps({ snapshots: { access } }: WorkbenchState): boolean {
  return access.kind === "owner";
}
