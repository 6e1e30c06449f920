import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { Services } from "../services/services.ts";
import { startSnapshot } from "../snapshots/startSnapshot.ts";

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

export function saveSnapshot(services: Services): void {
  startSnapshot(services);
}

export function isMachineRunning({ machine }: WorkbenchState): boolean {
  return machine.status.kind === "running";
}
