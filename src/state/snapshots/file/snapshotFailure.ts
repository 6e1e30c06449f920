import type { BusyPart } from "../../../vm/machine.ts";
import type { StateFileProblem } from "./stateFile.ts";
import type { StateFileMismatch } from "./stateFileMismatch.ts";

/** Why a state could not be saved, kept, read or restored. The machine goes on as it was, but after `stateRejected`. */
export type SnapshotFailure =
  | StateFileProblem
  | StateFileMismatch
  /** A file of an older workbench: no digest covers its header. It is taken once its user agrees. */
  | { readonly kind: "unsealed"; readonly name: string }
  /** More than any machine of this kind saves or takes. */
  | { readonly kind: "stateTooLarge"; readonly bytes: number; readonly limitBytes: number }
  /** The image's shipped state, from which this one differs, could not be loaded. */
  | { readonly kind: "baseMissing" }
  /** It brings files that its machine needs and this image lacks, and the browser does not keep them. */
  | { readonly kind: "filesNotKept" }
  /** A file of the guest could not be loaded, so no state can carry it. */
  | { readonly kind: "guestFileMissing"; readonly name: string }
  /** A state of v86 itself that this machine cannot take. */
  | { readonly kind: "rawStateUnfit"; readonly message: string }
  /** A state of v86 itself that is none of this image's: its memory has nothing in common with it. */
  | { readonly kind: "otherMachine" }
  /** The file at an address could not be loaded. */
  | { readonly kind: "downloadFailed"; readonly url: string; readonly message: string }
  /** Only http and https are loaded from; `protocol` as in `javascript:`. */
  | { readonly kind: "schemeForbidden"; readonly protocol: string }
  /** The page's own policy lets it load nothing from there. */
  | { readonly kind: "originForbidden"; readonly origin: string }
  /** A file of another origin: its server does not answer, or does not let this page read it. */
  | { readonly kind: "otherOriginFailed"; readonly url: string }
  /** Another tab of this page keeps its state in this browser. */
  | { readonly kind: "readOnlyTab" }
  | { readonly kind: "machineBusy"; readonly part: BusyPart }
  | { readonly kind: "machineUnavailable" }
  /** The machine took the state and failed at it. */
  | { readonly kind: "stateRejected"; readonly message: string }
  | { readonly kind: "storageFull" }
  | { readonly kind: "storageFailed"; readonly message: string }
  /** No snapshot of this id is kept any more. */
  | { readonly kind: "snapshotGone" };
