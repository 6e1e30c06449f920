import type { Services } from "../services/services.ts";

/** Takes files that are dropped on the page: each kind where it belongs. */
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
  // Before the editor, which would put a file's text at the cursor.
  document.addEventListener("dragover", allow, { capture: true });
  document.addEventListener("drop", take, { capture: true });
  return () => {
    document.removeEventListener("dragover", allow, { capture: true });
    document.removeEventListener("drop", take, { capture: true });
  };
}

/** Statements that are let go over the editor are opened there, in tabs of their own. */
function isForEditor({ target }: DragEvent, { name }: File): boolean {
  const isText = /\.(sql|txt)$/i.test(name);
  return isText && target instanceof Element && target.closest("[data-area=editor]") !== null;
}

/** Scripts and expected outputs belong to the tests where these are shown. */
function isForTests({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest("[data-area=regression]") !== null;
}

/** Opens what a file is for: a state, rows, statements, or anything for the guest. */
export function takeFile({ workbench, ui }: Services, file: File): void {
  if (/\.state$|^v86state.*\.bin$/i.test(file.name)) {
    void workbench.snapshots.importState(file, file.name);
  } else if (/\.(csv|tsv|tab)$/i.test(file.name)) {
    ui.setState({ dialog: "csv", transferFile: file });
  } else {
    ui.setState({ dialog: "transfer", transferFile: file });
  }
}
