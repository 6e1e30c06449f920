import { navigatorPart } from "../../storage/navigatorPart.ts";
import { createIndexedDbSnapshotStore } from "./createIndexedDbSnapshotStore.ts";
import { createOpfsSnapshotStore } from "./createOpfsSnapshotStore.ts";
import type { SnapshotStore } from "./snapshotStore.ts";
import { exclusively } from "../../storage/tabLocks.ts";

/**
 * The origin's private file system, or IndexedDB where there is none or none that can be written to
 * from the page (older Safari has it in workers only).
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
