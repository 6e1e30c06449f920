import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { Services } from "../services/services.ts";
import { nameNextSnapshot } from "../snapshots/nameNextSnapshot.ts";

export function clearMessages({ workbench }: Services): void {
  workbench.clearMessages();
}

export function hasMessages({ messages }: WorkbenchState): boolean {
  return messages.length > 0;
}

export function refreshSchema({ workbench }: Services): void {
  void workbench.schema.refresh();
}

export function hasSchema({ schema }: WorkbenchState): boolean {
  return schema.server !== null;
}

export function saveSnapshot({ workbench }: Services): void {
  const { stored } = workbench.store.getState().snapshots;
  void workbench.snapshots.save(nameNextSnapshot(stored));
}

export function isMachineRunning({ machine }: WorkbenchState): boolean {
  return machine.state.kind === "running";
}
