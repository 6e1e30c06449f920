import { activeEditorTab } from "../../state/store/editorTabs.ts";
import { selectPort, selectSession } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { Services } from "../services/services.ts";
import { closeShared } from "./closeShared.ts";

export function runCurrent(services: Services): void {
  const labPort = focusedLabPort();
  const labEditor = labPort === null ? undefined : services.lab.get(labPort);
  if (labPort !== null && labEditor !== undefined) {
    const { workbench } = services;
    void workbench.lab.runCurrent(labPort, labEditor.text(), labEditor.selection());
    return;
  }
  if (services.ui.getState().workplace !== "editor") return;
  services.workbench.compare.close();
  closeShared(services);
  const selection = services.editor.current?.selection() ?? { start: 0, end: 0 };
  void services.workbench.runs.runCurrent(currentText(services), selection);
}

export function runAll(services: Services): void {
  if (services.ui.getState().workplace !== "editor") return;
  services.workbench.compare.close();
  closeShared(services);
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

/** The port of the laboratory's side that has the focus; `null` if none has. */
function focusedLabPort(): number | null {
  const side = document.activeElement?.closest<HTMLElement>("[data-lab-port]");
  return side == null ? null : Number(side.dataset["labPort"]);
}

/** The active tab's text, including input that is not in the store yet. */
export function currentText({ workbench, editor }: Services): string {
  return editor.current?.text() ?? activeEditorTab(workbench.store.getState().editor).text;
}
