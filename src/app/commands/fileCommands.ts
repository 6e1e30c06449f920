import { describeError } from "../../vm/explainError.ts";
import { activeEditorTab } from "../../state/store/editorTabs.ts";
import { downloadFile } from "../ui/downloadFile.ts";
import type { Services } from "../services/services.ts";
import { readTextFile } from "../files/readTextFile.ts";
import { nameOfTab } from "../wording/nameOfTab.ts";
import { type FileHandle, pickFileToSave, pickFilesToOpen } from "./filePicker.ts";
import { currentText } from "./runCommands.ts";
import { focusEditor } from "./viewCommands.ts";

/** The files that tabs were opened from or saved to, by tab id; lost when the page is left. */
const handles = new Map<string, FileHandle>();

/** The largest file, in bytes, that Monaco edits without blocking the page. */
export const largestEditedFile = 5_000_000;

/** Asks for files and opens each in its own tab. */
export function openFile(services: Services): void {
  void pickFilesToOpen().then((picked) => openPicked(services, picked, largestEditedFile));
}

/** Opens files of up to `largestBytes` bytes; offers to run a larger one without opening it. */
export async function openFiles(
  services: Services,
  files: readonly File[],
  largestBytes: number = largestEditedFile,
): Promise<void> {
  await openPicked(
    services,
    files.map((file) => ({ file, handle: null })),
    largestBytes,
  );
}

async function openPicked(
  services: Services,
  picked: readonly { readonly file: File; readonly handle: FileHandle | null }[],
  largestBytes: number,
): Promise<void> {
  const { workbench, ui } = services;
  for (const { file, handle } of picked) {
    if (file.size > largestBytes) {
      ui.setState({ dialog: { kind: "transfer", file } });
      continue;
    }
    const read = await readTextFile(services, file);
    if (read === null) continue;
    const tabId = workbench.editor.add({ name: file.name, text: read.text });
    // Saving writes UTF-8: for a file in another encoding it asks where to save.
    if (handle !== null && read.encoding === "utf-8") handles.set(tabId, handle);
  }
  if (picked.length > 0 && ui.getState().dialog === null) focusEditor(services);
}

/** Writes the active tab's text to the file it belongs to, or asks where to. */
export function saveFile(services: Services): void {
  void save(services, false);
}

export function saveFileAs(services: Services): void {
  void save(services, true);
}

/** Downloads the text under the tab's name if the browser does not let pages write files. */
async function save(services: Services, asksAlways: boolean): Promise<void> {
  const { editor } = services.workbench.store.getState();
  const tab = activeEditorTab(editor);
  const text = currentText(services);
  const known = asksAlways ? undefined : handles.get(tab.id);
  const name = nameOfTab(tab);
  const fileName = /\.\w+$/.test(name) ? name : `${name}.sql`;
  const target = known ?? (await pickFileToSave(fileName));
  if (target === "dismissed") return;
  if (target === "impossible") {
    downloadFile(fileName, new Blob([text], { type: "application/sql" }));
    return;
  }
  try {
    const writable = await target.createWritable();
    await writable.write(text);
    await writable.close();
  } catch (error) {
    // The file may be gone, locked or without permission; the next save asks again.
    handles.delete(tab.id);
    downloadFile(fileName, new Blob([text], { type: "application/sql" }));
    const failure = { name: target.name, message: describeError(error) };
    services.workbench.noteFileFailure({ kind: "fileNotWritten", ...failure });
    return;
  }
  handles.set(tab.id, target);
  services.workbench.editor.rename(tab.id, target.name);
}
