import type { NamedSnapshot, WorkbenchEvent } from "../store/messageLog.ts";
import type { SnapshotActivity, SnapshotsState } from "../store/snapshotsState.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";

/** Who wanted a state to be saved: the user, the user once the machine is idle, or nobody. */
export type SaveCause = "user" | "waiting" | "automatic" | "checkpoint";

/** What happens to snapshots and to the machine that they are taken of. */
export type SnapshotEvent =
  | {
      readonly kind: "actionBegan";
      readonly activity: Exclude<SnapshotActivity["kind"], "idle">;
      readonly isAsked: boolean;
    }
  | { readonly kind: "actionEnded" }
  /** The machine may differ from the last saved state. */
  | { readonly kind: "machineChanged" }
  /** A state was captured to be saved; `saved` or `saveFailed` follows. */
  | { readonly kind: "captured" }
  | {
      readonly kind: "saved";
      readonly id: string;
      readonly name: string;
      readonly cause: SaveCause;
    }
  | {
      readonly kind: "saveFailed";
      readonly failure: SnapshotFailure;
      readonly cause: SaveCause;
      readonly wasCaptured: boolean;
    }
  | { readonly kind: "checkpointKept"; readonly id: string; readonly runIds: readonly string[] }
  /** The machine is in this snapshot's state now; `null`: in one that is not saved here. */
  | { readonly kind: "entered"; readonly id: string | null }
  | { readonly kind: "restored"; readonly snapshot: NamedSnapshot }
  /** The file to import was read, before the machine gets its state. */
  | { readonly kind: "importRead" }
  | { readonly kind: "imported"; readonly name: string }
  | { readonly kind: "importRefused"; readonly failure: SnapshotFailure; readonly file: NamedFile }
  | { readonly kind: "exported"; readonly fileName: string }
  | { readonly kind: "removed"; readonly id: string }
  /** The image is known that a new machine runs; it has no state yet. */
  | { readonly kind: "launching" }
  | { readonly kind: "resumed"; readonly id: string; readonly savedAtMs: number }
  | { readonly kind: "failed"; readonly failure: SnapshotFailure }
  | { readonly kind: "failureDismissed" };

export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** The part of the store that these events change, and what the page need not show. */
export interface SnapshotStatus extends Pick<
  SnapshotsState,
  "activity" | "failure" | "currentId" | "isChanged" | "checkpoints"
> {
  /** The file last refused because it has no seal; the user may still accept it. */
  readonly unsealed: NamedFile | null;
}

export interface SnapshotContext {
  /** The slot that this tab saves to; `null` if it may not save. */
  readonly slot: string | null;
  /** The running image. */
  readonly imageId: string | null;
}

export type SnapshotEffect =
  | { readonly kind: "report"; readonly event: WorkbenchEvent }
  /** The next visit resumes this snapshot; `null`: the base state. */
  | {
      readonly kind: "remember";
      readonly slot: string;
      readonly imageId: string;
      readonly snapshotId: string | null;
    };
