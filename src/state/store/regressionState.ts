import type { RegressionResult } from "../../sql/regression/regressionResult.ts";
import type { RegressionTest } from "../../sql/regression/regressionTest.ts";
import type { SuiteFile } from "../../sql/regression/suiteFile.ts";
import type { SnapshotFailure } from "../snapshots/file/snapshotFailure.ts";
import type { RegressionEnd } from "../testMachine/regressionRunner.ts";

export type TestProgress =
  | { readonly kind: "waiting" }
  | { readonly kind: "running" }
  | { readonly kind: "ended"; readonly result: RegressionResult };

export type RegressionActivity =
  | { readonly kind: "idle" }
  /** The machine's state is being saved. */
  | { readonly kind: "preparing" }
  | { readonly kind: "running" }
  /** It was stopped, or is done, and the machine's state comes back. */
  | { readonly kind: "returning" };

/** Why a run came to no good end. */
export type RegressionProblem =
  | Exclude<RegressionEnd, { readonly kind: "done" }>
  /** The machine's state could not be saved before, or did not come back. */
  | { readonly kind: "state"; readonly failure: SnapshotFailure }
  /** The image has no state to start from, or it could not be loaded. */
  | { readonly kind: "noCleanState" };

export interface RegressionState {
  readonly tests: readonly RegressionTest[];
  /** Data that scripts read, and the schedule and resultmap of a suite. */
  readonly files: readonly SuiteFile[];
  /** By the test's name; a test that is not in it was not run. */
  readonly progress: Readonly<Record<string, TestProgress>>;
  readonly activity: RegressionActivity;
  /** Of the last run; `null` when it came to its end. */
  readonly problem: RegressionProblem | null;
}

export const emptyRegression: RegressionState = {
  tests: [],
  files: [],
  progress: {},
  activity: { kind: "idle" },
  problem: null,
};
