import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import type { StoredSnapshot } from "../snapshotStorage/snapshotStore.ts";
import type { StorageUse } from "../storage/createBrowserStorageManager.ts";

export type SnapshotActivity =
  | { readonly kind: "idle" }
  | {
      readonly kind: "saving" | "restoring" | "exporting" | "importing" | "deleting" | "lending";
      /** Automatic work: actions that the user starts meanwhile are queued. */
      readonly isBackground?: true;
    };

/** Whether this tab saves its state in the browser. */
export type TabAccess =
  | { readonly kind: "unknown" }
  /** This tab alone saves to this slot. */
  | { readonly kind: "owner"; readonly slot: string }
  /** Another tab saves its state; `isFree` once that tab is closed. */
  | { readonly kind: "readOnly"; readonly isFree: boolean };

export interface SnapshotsState {
  /** Newest first. */
  readonly stored: readonly StoredSnapshot[];
  readonly activity: SnapshotActivity;
  /** Name of the snapshot to save as soon as the machine is idle; `null`: none is pending. */
  readonly waitingName: string | null;
  /** The last failure; `null` if there was none. */
  readonly failure: SnapshotFailure | null;
  readonly access: TabAccess;
  /** `null` if the browser does not report it. */
  readonly storage: StorageUse | null;
  /** Size of the guest files from imported snapshots, for the running image, in bytes. */
  readonly carriedBytes: number;
  /** The snapshot that the machine was last saved as or restored from; `null`: the base state. */
  readonly currentId: string | null;
  /** Whether the machine may have changed since then. */
  readonly isChanged: boolean;
  /** Checkpoints taken before a statement ran, by the run's id. */
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
