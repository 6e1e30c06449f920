/** The used part of the File System Access API, which not every browser has. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
}

interface FilePickers {
  readonly showOpenFilePicker?: (options: object) => Promise<readonly FileHandle[]>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileHandle>;
}

const types = [
  { description: "SQL", accept: { "application/sql": [".sql"], "text/plain": [".txt"] } },
];

export interface PickedFile {
  readonly file: File;
  /** `null` if the file cannot be written back. */
  readonly handle: FileHandle | null;
}

/** Asks which files to open; returns none if the user cancelled. */
export async function pickFilesToOpen(): Promise<readonly PickedFile[]> {
  const { showOpenFilePicker } = window as FilePickers;
  if (showOpenFilePicker === undefined) return pickByInput();
  try {
    const picked = await showOpenFilePicker({ multiple: true, types });
    return await Promise.all(
      picked.map(async (handle) => ({ file: await handle.getFile(), handle })),
    );
  } catch {
    return [];
  }
}

function pickByInput(): Promise<readonly PickedFile[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = ".sql,.txt,text/plain,application/sql";
  return new Promise((resolve) => {
    input.addEventListener("cancel", () => {
      resolve([]);
    });
    input.addEventListener("change", () => {
      resolve([...(input.files ?? [])].map((file) => ({ file, handle: null })));
    });
    input.click();
  });
}

/** Asks where to save; "impossible": the browser cannot ask, "dismissed": the user cancelled. */
export async function pickFileToSave(
  suggestedName: string,
): Promise<FileHandle | "impossible" | "dismissed"> {
  const { showSaveFilePicker } = window as FilePickers;
  if (showSaveFilePicker === undefined) return "impossible";
  try {
    return await showSaveFilePicker({ suggestedName, types });
  } catch (error) {
    // Any other error: a page in a cross-origin frame may not ask at all.
    const isDismissed = error instanceof DOMException && error.name === "AbortError";
    return isDismissed ? "dismissed" : "impossible";
  }
}
