import type { WorkbenchState } from "../store/workbenchState.ts";
import { mainSlot } from "./storage/snapshotStore.ts";

/** The line of states that this tab adds to. */
export function selectSlot({ snapshots: { access } }: WorkbenchState): string {
  return access.kind === "owner" ? access.slot : mainSlot;
}

/** Whether this tab may keep anything in the browser. */
export function selectKeeps({ snapshots: { access } }: WorkbenchState): boolean {
  return access.kind === "owner";
}
