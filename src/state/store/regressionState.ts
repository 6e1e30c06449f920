import type { RegressionResult } from "../../sql/regression/regressionResult.ts";
import type { RegressionTest } from "../../sql/regression/regressionTest.ts";
import type { SuiteFile } from "../../sql/regression/suiteFile.ts";
import type { RegressionEnd } from "../testMachine/runRegression.ts";
import type { TestRunActivity } from "./testRunActivity.ts";
import type { TestRunProblem } from "./testRunProblem.ts";

export type TestProgress =
  | { readonly kind: "waiting" }
  | { readonly kind: "running" }
  | { readonly kind: "ended"; readonly result: RegressionResult };

/** Why a run did not execute all its tests. */
export type RegressionProblem = TestRunProblem<RegressionEnd>;

export interface RegressionState {
  readonly tests: readonly RegressionTest[];
  /** Data files that scripts read, and the schedule and resultmap of a suite. */
  readonly files: readonly SuiteFile[];
  /** By test name; a test without an entry was not run. */
  readonly progress: Readonly<Record<string, TestProgress>>;
  readonly activity: TestRunActivity;
  /** Problem of the last run; `null` if it completed. */
  readonly problem: RegressionProblem | null;
}

export const emptyRegression: RegressionState = {
  tests: [],
  files: [],
  progress: {},
  activity: { kind: "idle" },
  problem: null,
};
