import type { BusyPart } from "../../vm/machine.ts";
import type { StateFileProblem } from "./stateFile.ts";
import type { StateFileMismatch } from "./stateFileMismatch.ts";

/** Why a state could not be saved, kept, read or restored. The machine goes on as it was, but after `stateRejected`. */
export type SnapshotFailure =
  | StateFileProblem
  | StateFileMismatch
  /** The payload is not the one that the header describes. */
  | { readonly kind: "damaged" }
  | { readonly kind: "machineBusy"; readonly part: BusyPart }
  | { readonly kind: "machineUnavailable" }
  /** The machine took the state and failed at it. */
  | { readonly kind: "stateRejected"; readonly message: string }
  | { readonly kind: "storageFull" }
  | { readonly kind: "storageFailed"; readonly message: string }
  /** No snapshot of this id is kept any more. */
  | { readonly kind: "snapshotGone" };
