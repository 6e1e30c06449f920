import { activeEditorTab } from "../../state/editorTabs.ts";
import { downloadFile } from "../downloadFile.ts";
import type { Services } from "../services.ts";
import { nameOfTab } from "../wording/nameOfTab.ts";
import { currentText } from "./runCommands.ts";

/** Asks for files and opens each in a tab of its own. */
export function openFile(services: Services): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = ".sql,.txt,text/plain,application/sql";
  input.addEventListener("change", () => {
    void openFiles(services, [...(input.files ?? [])]);
  });
  input.click();
}

export async function openFiles(
  { workbench, editor }: Services,
  files: readonly File[],
): Promise<void> {
  for (const file of files) {
    workbench.editor.add({ name: file.name, text: await file.text() });
  }
  editor.current?.focus();
}

/** Writes the active tab's text to a file named after the tab. */
export function saveFile(services: Services): void {
  const { editor } = services.workbench.store.getState();
  const name = nameOfTab(activeEditorTab(editor));
  const fileName = /\.\w+$/.test(name) ? name : `${name}.sql`;
  downloadFile(fileName, new Blob([currentText(services)], { type: "application/sql" }));
}
