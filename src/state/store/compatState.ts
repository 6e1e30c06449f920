import type { CompatUnit, NamedText } from "../../sql/compat/compatUnit.ts";
import type { RegressionActivity } from "./regressionState.ts";
import type { SnapshotFailure } from "../snapshots/file/snapshotFailure.ts";
import type { CompatEnd } from "../testMachine/compatRunner.ts";

/** Why a check came to no good end. */
export type CompatProblem =
  | Exclude<CompatEnd, { readonly kind: "done" }>
  /** The machine's state could not be saved before, or did not come back. */
  | { readonly kind: "state"; readonly failure: SnapshotFailure }
  /** The image has no state to start from, or no port of Oracle's. */
  | { readonly kind: "noCleanState" };

/** Scripts of Oracle's and what became of their units. */
export interface CompatState {
  readonly scripts: readonly NamedText[];
  /** Of the last check, as far as it has come. */
  readonly units: readonly CompatUnit[];
  /** Units of all scripts; `null` before they are counted. */
  readonly total: number | null;
  readonly activity: RegressionActivity;
  /** Of the last check; `null` when it came to its end. */
  readonly problem: CompatProblem | null;
}

export const emptyCompat: CompatState = {
  scripts: [],
  units: [],
  total: null,
  activity: { kind: "idle" },
  problem: null,
};
