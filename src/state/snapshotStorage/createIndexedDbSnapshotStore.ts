import {
  describeStorageError,
  newestFirst,
  parseStoredSnapshot,
  type SnapshotStore,
  type StoreOutcome,
} from "./snapshotStore.ts";

const databaseName = "workbench";
const databaseVersion = 1;
const indexStore = "snapshots";
const fileStore = "snapshotFiles";

/**
 * Stores snapshots in IndexedDB: their metadata in one object store, their files as blobs in
 * another, so that listing reads no file.
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
      return describeStorageError(error);
    }
  };

  return {
    list: () =>
      within("readonly", async (index) => {
        const records: readonly unknown[] = await settle(index.getAll());
        return newestFirst(
          records.map(parseStoredSnapshot).filter((snapshot) => snapshot !== null),
        );
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
    describe: (id, change) =>
      within("readwrite", async (index) => {
        const snapshot = parseStoredSnapshot(await settle(index.get(id)));
        if (snapshot !== null) await settle(index.put({ ...snapshot, ...change }));
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
  // A failing request throws where it is awaited, before the transaction is awaited.
  ended.catch(() => undefined);
  return ended;
}
