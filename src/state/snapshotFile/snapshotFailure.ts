import type { BusyPart } from "../../vm/machine.ts";
import type { StateFileProblem } from "./stateFile.ts";
import type { StateFileMismatch } from "./stateFileMismatch.ts";

/**
 * Why a state could not be saved, stored, read or restored. The machine continues unchanged, except
 * after `stateRejected`.
 */
export type SnapshotFailure =
  | StateFileProblem
  | StateFileMismatch
  /** A file of an older workbench, without a seal. It is accepted once the user agrees. */
  | { readonly kind: "unsealed"; readonly name: string }
  /** Larger than any state of a machine with this memory. */
  | { readonly kind: "stateTooLarge"; readonly bytes: number; readonly limitBytes: number }
  /** The base state that this state needs could not be loaded. */
  | { readonly kind: "baseMissing" }
  /** It carries files that this image lacks, and the browser could not store them. */
  | { readonly kind: "filesNotKept" }
  /** A guest file could not be loaded, so no whole state can be packed. */
  | { readonly kind: "guestFileMissing"; readonly name: string }
  /** A raw v86 state that does not fit this machine. */
  | { readonly kind: "rawStateUnfit"; readonly message: string }
  /** A raw v86 state of another image: its memory has almost nothing in common with the base. */
  | { readonly kind: "otherMachine" }
  /** The file at a URL could not be downloaded. */
  | { readonly kind: "downloadFailed"; readonly url: string; readonly message: string }
  /** Only http and https are allowed; `protocol` as in `javascript:`. */
  | { readonly kind: "schemeForbidden"; readonly protocol: string }
  /** The page's Content Security Policy forbids this origin. */
  | { readonly kind: "originForbidden"; readonly origin: string }
  /** A file of another origin: its server does not answer, or CORS forbids reading it. */
  | { readonly kind: "otherOriginFailed"; readonly url: string }
  /** Another tab of this page saves its state in this browser. */
  | { readonly kind: "readOnlyTab" }
  | { readonly kind: "machineBusy"; readonly part: BusyPart }
  | { readonly kind: "machineUnavailable" }
  /** The machine failed while it restored the state. */
  | { readonly kind: "stateRejected"; readonly message: string }
  | { readonly kind: "storageFull" }
  | { readonly kind: "storageFailed"; readonly message: string }
  /** The snapshot no longer exists. */
  | { readonly kind: "snapshotGone" };
