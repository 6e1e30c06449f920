import type { Services } from "../services/services.ts";

/** Shows a text in the tab of this name, opened if needed, and runs it on a port of the mode. */
export function runInTab(
  { workbench, ui, editor }: Services,
  name: string,
  sql: string,
  mode: "oracle" | "postgresql",
): void {
  const state = workbench.store.getState();
  const port = state.machine.manifest?.ports.find((each) => each.mode === mode)?.port;
  ui.setState({ workplace: "editor" });
  editor.current?.flush();
  const existing = state.editor.tabs.find((tab) => tab.name === name);
  if (existing === undefined) workbench.editor.add({ name, text: sql });
  else {
    workbench.editor.activate(existing.id);
    workbench.editor.setText(existing.id, sql);
  }
  if (port !== undefined) workbench.editor.setPort(port);
  workbench.compare.close();
  void workbench.runs.runAll(sql);
}
