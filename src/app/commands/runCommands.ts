import { activeEditorTab } from "../../state/editorTabs.ts";
import { selectPort, selectSession } from "../../state/selectors.ts";
import type { WorkbenchState } from "../../state/workbenchState.ts";
import type { Services } from "../services.ts";

export function runCurrent(services: Services): void {
  const selection = services.editor.current?.selection() ?? { start: 0, end: 0 };
  void services.workbench.runs.runCurrent(currentText(services), selection);
}

export function runAll(services: Services): void {
  void services.workbench.runs.runAll(currentText(services));
}

export function cancel({ workbench }: Services): void {
  void workbench.runs.cancel();
}

export function commit({ workbench }: Services): void {
  void workbench.runs.endTransaction("commit");
}

export function rollBack({ workbench }: Services): void {
  void workbench.runs.endTransaction("rollback");
}

export function isTransactionOpen(state: WorkbenchState): boolean {
  const transaction = selectSession(state)?.transaction;
  return transaction === "open" || transaction === "failed";
}

export function switchPort({ workbench }: Services): void {
  const state = workbench.store.getState();
  const ports = state.machine.manifest?.ports ?? [];
  const index = ports.findIndex(({ port }) => port === selectPort(state));
  const next = ports[(index + 1) % ports.length];
  if (next !== undefined) workbench.editor.setPort(next.port);
}

/** The active tab's text, as it is being written. */
export function currentText({ workbench, editor }: Services): string {
  return editor.current?.text() ?? activeEditorTab(workbench.store.getState().editor).text;
}
