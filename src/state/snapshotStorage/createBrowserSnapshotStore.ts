import { navigatorPart } from "../storage/navigatorPart.ts";
import { createIndexedDbSnapshotStore } from "./createIndexedDbSnapshotStore.ts";
import { createOpfsSnapshotStore } from "./createOpfsSnapshotStore.ts";
import type { SnapshotStore } from "./snapshotStore.ts";
import { exclusively } from "../storage/tabLocks.ts";

/**
 * Uses the origin private file system, or IndexedDB if that is missing or not writable from the
 * page (older Safari: only in workers).
 */
export function createBrowserSnapshotStore(): SnapshotStore {
  const storage: Partial<StorageManager> | undefined = navigatorPart("storage");
  const canWrite =
    typeof FileSystemFileHandle === "function" &&
    "createWritable" in FileSystemFileHandle.prototype;
  return canWrite && storage?.getDirectory !== undefined
    ? createOpfsSnapshotStore(() => navigator.storage.getDirectory(), exclusively)
    : createIndexedDbSnapshotStore();
}
