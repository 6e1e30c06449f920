import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";

/** Why a run whose possible ends are `End` did not execute all its scripts. */
export type TestRunProblem<End extends { readonly kind: string }> =
  | Exclude<End, { readonly kind: "done" }>
  /** The machine's state could not be saved before the run, or not restored after it. */
  | { readonly kind: "state"; readonly failure: SnapshotFailure }
  /** The image has no base state or no such port, or the base state could not be loaded. */
  | { readonly kind: "noCleanState" };
