import { FieldReader } from "../../vm/fieldReader.ts";
import type { SnapshotStore, StoredSnapshot, StoreOutcome } from "./snapshotStore.ts";
import { parseStateFileHeader } from "./stateFile.ts";

const databaseName = "workbench";
const databaseVersion = 1;
const indexStore = "snapshots";
const fileStore = "snapshotFiles";

/**
 * Keeps snapshots in IndexedDB: what is known of them in one store, their files as blobs in another,
 * so that listing them reads no state.
 */
export function createIndexedDbSnapshotStore(): SnapshotStore {
  const within = async <T>(
    mode: IDBTransactionMode,
    work: (index: IDBObjectStore, files: IDBObjectStore) => Promise<T>,
  ): Promise<StoreOutcome<T>> => {
    try {
      const database = await openDatabase();
      try {
        const transaction = database.transaction([indexStore, fileStore], mode);
        const ended = transactionEnd(transaction);
        const value = await work(
          transaction.objectStore(indexStore),
          transaction.objectStore(fileStore),
        );
        await ended;
        return { kind: "done", value };
      } finally {
        database.close();
      }
    } catch (error) {
      return describeFailure(error);
    }
  };

  return {
    list: () =>
      within("readonly", async (index) => {
        const records: readonly unknown[] = await settle(index.getAll());
        return records
          .map(parseStoredSnapshot)
          .filter((snapshot) => snapshot !== null)
          .toSorted((left, right) => right.createdAtMs - left.createdAtMs);
      }),
    save: (snapshot, file) =>
      within("readwrite", async (index, files) => {
        await settle(files.put(file, snapshot.id));
        await settle(index.put(snapshot));
        return null;
      }),
    loadFile: (id) =>
      within("readonly", async (_index, files) => {
        const file: unknown = await settle(files.get(id));
        return file instanceof Blob ? file : null;
      }),
    rename: (id, name) =>
      within("readwrite", async (index) => {
        const snapshot = parseStoredSnapshot(await settle(index.get(id)));
        if (snapshot !== null) await settle(index.put({ ...snapshot, name }));
        return null;
      }),
    remove: (id) =>
      within("readwrite", async (index, files) => {
        await settle(index.delete(id));
        await settle(files.delete(id));
        return null;
      }),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, databaseVersion);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(indexStore, { keyPath: "id" });
    request.result.createObjectStore(fileStore);
  };
  return settle(request);
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("the request failed"));
    };
  });
}

function transactionEnd(transaction: IDBTransaction): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error("the transaction was aborted"));
    };
  });
  // A failing request throws where it is awaited, before anybody waits for the transaction.
  ended.catch(() => undefined);
  return ended;
}

function describeFailure(error: unknown): StoreOutcome<never> {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return { kind: "storageFull" };
  }
  return { kind: "storageFailed", message: error instanceof Error ? error.message : String(error) };
}

function parseStoredSnapshot(value: unknown): StoredSnapshot | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  const maximum = Number.MAX_SAFE_INTEGER;
  const header = parseStateFileHeader(fields["header"]);
  const snapshot = {
    id: reader.text(fields["id"], "id", /./),
    name: reader.text(fields["name"], "name"),
    createdAtMs: reader.integer(fields["createdAtMs"], "createdAtMs", 0, maximum),
    sizeBytes: reader.integer(fields["sizeBytes"], "sizeBytes", 0, maximum),
    reason: reader.nullable(fields["reason"], "reason", (reason, path) =>
      reader.text(reason, path),
    ),
  };
  return reader.problem === null && header.kind === "header"
    ? { ...snapshot, header: header.header }
    : null;
}
