import type { SnapshotFailure } from "./snapshotFailure.ts";
import type { StoredSnapshot } from "./snapshotStore.ts";

export type SnapshotActivity =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" | "restoring" | "exporting" | "importing" | "deleting" };

export interface SnapshotsState {
  /** The newest first. */
  readonly stored: readonly StoredSnapshot[];
  readonly activity: SnapshotActivity;
  /** What went wrong last; `null` when nothing did. */
  readonly failure: SnapshotFailure | null;
}

export const emptySnapshots: SnapshotsState = {
  stored: [],
  activity: { kind: "idle" },
  failure: null,
};
