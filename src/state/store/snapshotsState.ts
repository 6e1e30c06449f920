import type { SnapshotFailure } from "../snapshots/file/snapshotFailure.ts";
import type { StoredSnapshot } from "../snapshots/storage/snapshotStore.ts";
import type { StorageUse } from "../storage/createBrowserStorageManager.ts";

export type SnapshotActivity =
  | { readonly kind: "idle" }
  | {
      readonly kind: "saving" | "restoring" | "exporting" | "importing" | "deleting" | "lending";
      /** Nobody asked for it: what is asked for meanwhile waits for its turn. */
      readonly isBackground?: true;
    };

/** Whether this tab keeps its state in the browser. */
export type TabAccess =
  | { readonly kind: "unknown" }
  /** Its states belong to this line, and to no other tab. */
  | { readonly kind: "owner"; readonly slot: string }
  /** Another tab keeps its state; `isFree` once that one is gone. */
  | { readonly kind: "readOnly"; readonly isFree: boolean };

export interface SnapshotsState {
  /** The newest first. */
  readonly stored: readonly StoredSnapshot[];
  readonly activity: SnapshotActivity;
  /** The name of the snapshot that is saved as soon as the machine rests; `null`: none waits. */
  readonly waitingName: string | null;
  /** What went wrong last; `null` when nothing did. */
  readonly failure: SnapshotFailure | null;
  readonly access: TabAccess;
  /** `null` where the browser does not say. */
  readonly storage: StorageUse | null;
  /** Size of the guest files kept for the running image that came with imported machines, in bytes. */
  readonly carriedBytes: number;
  /** The kept snapshot that the machine last was in or came from; `null`: the image's own state. */
  readonly currentId: string | null;
  /** Whether something may have changed in the machine since then. */
  readonly isChanged: boolean;
  /** The checkpoint that was taken before a statement's run, by the run's id. */
  readonly checkpoints: Readonly<Record<string, string>>;
}

export const emptySnapshots: SnapshotsState = {
  stored: [],
  activity: { kind: "idle" },
  waitingName: null,
  failure: null,
  access: { kind: "unknown" },
  storage: null,
  carriedBytes: 0,
  currentId: null,
  isChanged: false,
  checkpoints: {},
};
