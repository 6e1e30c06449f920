import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { askBeforeDrop } from "../services/askBeforeDrop.ts";
import type { Services } from "../services/services.ts";
import { closeTool } from "./toolCommands.ts";
import { focusEditor, focusTab } from "./viewCommands.ts";

export function addTab(services: Services): void {
  services.workbench.editor.add();
  focusEditor(services);
}

/** Closes the shown tool's page, or else the editor's active tab. */
export function closeTab(services: Services): void {
  const { workplace } = services.ui.getState();
  if (workplace !== "editor") closeTool(services, workplace);
  else closeTabById(services, services.workbench.store.getState().editor.activeId);
}

/** Closes a tab; its latest input is kept with it. Asks first if edited rows would be dropped. */
export function closeTabById(services: Services, tabId: string): void {
  const { workbench, editor } = services;
  const { runs } = workbench.store.getState().results;
  const ids = new Set(runs.filter((run) => run.editorTabId === tabId).map(({ id }) => id));
  askBeforeDrop(
    services,
    (runId) => ids.has(runId),
    () => {
      editor.current?.flush();
      workbench.editor.close(tabId);
    },
  );
}

export function reopenTab({ workbench }: Services): void {
  workbench.editor.reopen();
}

export function hasClosedTabs({ editor }: WorkbenchState): boolean {
  return editor.closed.length > 0;
}

export function activateNextTab(services: Services): void {
  activateNeighbour(services, 1);
}

export function activatePreviousTab(services: Services): void {
  activateNeighbour(services, -1);
}

function activateNeighbour(services: Services, step: 1 | -1): void {
  const { workbench } = services;
  const { tabs, activeId } = workbench.store.getState().editor;
  const index = tabs.findIndex((tab) => tab.id === activeId);
  const next = tabs.at((index + step) % tabs.length);
  if (next !== undefined) workbench.editor.activate(next.id);
  focusTab(services);
}
