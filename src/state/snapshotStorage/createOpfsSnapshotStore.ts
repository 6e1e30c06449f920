import { joinBlob } from "../../base/bytes/joinBlob.ts";
import { parseJson } from "../../base/parseJson.ts";
import {
  describeStorageError,
  mainSlot,
  newestFirst,
  parseStoredSnapshot,
  type SnapshotStore,
  type StoredSnapshot,
  type StoreOutcome,
} from "./snapshotStore.ts";
import { parseStateFile } from "../snapshotFile/stateFile.ts";

const directoryName = "snapshots";
const indexName = "index.json";
const lockName = "workbench-snapshots";

/** Runs `work` under a lock shared by all tabs of this page. */
export type Exclusively = <T>(lock: string, work: () => Promise<T>) => Promise<T>;

/**
 * Stores snapshots as files in the origin private file system, with an index file.
 *
 * A snapshot's file is complete before the index lists it, and the index is replaced atomically:
 * a writable stream works on a copy that replaces the file when it is closed (File System
 * Standard, "FileSystemWritableFileStream"). A page that is closed in between leaves a file that
 * the index does not list; the next change removes it.
 */
export function createOpfsSnapshotStore(
  openRoot: () => Promise<FileSystemDirectoryHandle>,
  exclusively: Exclusively,
): SnapshotStore {
  const open = async (): Promise<FileSystemDirectoryHandle> =>
    (await openRoot()).getDirectoryHandle(directoryName, { create: true });

  const attempt = async <T>(
    work: (directory: FileSystemDirectoryHandle) => Promise<T>,
  ): Promise<StoreOutcome<T>> => {
    try {
      return { kind: "done", value: await work(await open()) };
    } catch (error) {
      return describeStorageError(error);
    }
  };

  const change = (
    edit: (snapshots: readonly StoredSnapshot[]) => readonly StoredSnapshot[],
    prepare: (directory: FileSystemDirectoryHandle) => Promise<void> = () => Promise.resolve(),
  ): Promise<StoreOutcome<null>> =>
    attempt((directory) =>
      exclusively(lockName, async () => {
        await prepare(directory);
        const { snapshots: before, others } = await readIndex(directory);
        const snapshots = [...edit(before), ...others];
        await write(directory, indexName, JSON.stringify({ format: 1, snapshots }));
        await removeOthers(directory, new Set(snapshots.map(({ id }) => fileName(id))));
        return null;
      }),
    );

  return {
    list: () => attempt(async (directory) => newestFirst((await readIndex(directory)).snapshots)),
    save: (snapshot, file) =>
      change(
        (snapshots) => [...snapshots.filter(({ id }) => id !== snapshot.id), snapshot],
        (directory) => write(directory, fileName(snapshot.id), file),
      ),
    loadFile: (id) =>
      attempt(async (directory) => {
        const file = await readFile(directory, fileName(id));
        if (file === null) return null;
        // Read into memory: the file may be removed while its state is restored.
        return joinBlob([new Uint8Array(await file.arrayBuffer())]);
      }),
    describe: (id, said) =>
      change((snapshots) =>
        snapshots.map((snapshot) => (snapshot.id === id ? { ...snapshot, ...said } : snapshot)),
      ),
    remove: (id) => change((snapshots) => snapshots.filter((snapshot) => snapshot.id !== id)),
  };
}

function fileName(id: string): string {
  return `${id}.state`;
}

async function write(
  directory: FileSystemDirectoryHandle,
  name: string,
  content: Blob | string,
): Promise<void> {
  const handle = await directory.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    await stream.write(content);
    await stream.close();
  } catch (error) {
    // Even if aborting fails, the file keeps its old content.
    await stream.abort().catch(() => undefined);
    throw error;
  }
}

async function readFile(directory: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await directory.getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return null;
    throw error;
  }
}

interface Index {
  readonly snapshots: readonly StoredSnapshot[];
  /** Entries that this version cannot parse but another version of the page may. */
  readonly others: readonly { readonly id: string }[];
}

async function readIndex(directory: FileSystemDirectoryHandle): Promise<Index> {
  const file = await readFile(directory, indexName);
  if (file === null) return { snapshots: [], others: [] };
  const document = parseJson(await file.text());
  const isIndex = typeof document === "object" && document !== null && "snapshots" in document;
  if (!isIndex || !Array.isArray(document.snapshots)) {
    return { snapshots: await rebuildIndex(directory), others: [] };
  }
  const entries: readonly unknown[] = document.snapshots;
  return {
    snapshots: entries.map(parseStoredSnapshot).filter((snapshot) => snapshot !== null),
    others: entries.filter((entry) => parseStoredSnapshot(entry) === null).filter(hasId),
  };
}

function hasId(entry: unknown): entry is { readonly id: string } {
  return (
    typeof entry === "object" && entry !== null && "id" in entry && typeof entry.id === "string"
  );
}

/** Rebuilds the index from the file headers; at most names and notes changed later are lost. */
async function rebuildIndex(
  directory: FileSystemDirectoryHandle,
): Promise<readonly StoredSnapshot[]> {
  const snapshots: StoredSnapshot[] = [];
  for (const name of await listNames(directory)) {
    const file = name.endsWith(fileName("")) ? await readFile(directory, name) : null;
    if (file === null) continue;
    const parsed = await parseStateFile(new Uint8Array(await file.arrayBuffer()));
    if (parsed.kind !== "stateFile") continue;
    const { header } = parsed;
    const id = name.slice(0, -fileName("").length);
    const { name: title, note } = header;
    snapshots.push({ id, name: title, note, sizeBytes: file.size, slot: mainSlot, header });
  }
  return snapshots;
}

async function listNames(directory: FileSystemDirectoryHandle): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) names.push(name);
  return names;
}

/** Removes files left by failed saves and by removed snapshots. */
async function removeOthers(
  directory: FileSystemDirectoryHandle,
  known: ReadonlySet<string>,
): Promise<void> {
  for (const name of await listNames(directory)) {
    if (name === indexName || known.has(name)) continue;
    // A file that another tab has open is removed the next time.
    await directory.removeEntry(name).catch(() => undefined);
  }
}
