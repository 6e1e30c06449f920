import type { Services } from "../services/services.ts";

/** Opens files that are dropped on the page according to their kind. */
export function importDroppedFiles(services: Services): () => void {
  const allow = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files") === true) event.preventDefault();
  };
  const take = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined || event.defaultPrevented) return;
    if (isForEditor(event, file) || isForTests(event)) return;
    event.preventDefault();
    event.stopPropagation();
    takeFile(services, file);
  };
  // In the capture phase, before the editor, which would insert the file's text.
  document.addEventListener("dragover", allow, { capture: true });
  document.addEventListener("drop", take, { capture: true });
  return () => {
    document.removeEventListener("dragover", allow, { capture: true });
    document.removeEventListener("drop", take, { capture: true });
  };
}

/** Whether a script was dropped on the editor, which opens it in its own tab. */
function isForEditor({ target }: DragEvent, { name }: File): boolean {
  const isText = /\.(sql|txt)$/i.test(name);
  return isText && target instanceof Element && target.closest("[data-area=editor]") !== null;
}

/** Whether a file was dropped on the regression tests, which take scripts and expected outputs. */
function isForTests({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest("[data-area=regression]") !== null;
}

/** Imports a state, or opens the dialog for CSV or other files. */
export function takeFile({ workbench, ui }: Services, file: File): void {
  if (/\.state$|^v86state.*\.bin$/i.test(file.name)) {
    void workbench.snapshots.importState(file, file.name);
  } else if (/\.(csv|tsv|tab)$/i.test(file.name)) {
    ui.setState({ dialog: { kind: "csv", file, table: null } });
  } else {
    ui.setState({ dialog: { kind: "transfer", file } });
  }
}
