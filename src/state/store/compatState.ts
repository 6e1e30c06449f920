import type { CompatUnit, NamedText } from "../../sql/compat/compatUnit.ts";
import type { TestRunActivity } from "./testRunActivity.ts";
import type { CompatEnd } from "../testMachine/runCompat.ts";
import type { TestRunProblem } from "./testRunProblem.ts";

/** Why a check did not run all its scripts. */
export type CompatProblem = TestRunProblem<CompatEnd>;

/** Oracle scripts and the results of their units. */
export interface CompatState {
  readonly scripts: readonly NamedText[];
  /** Units of the last check so far. */
  readonly units: readonly CompatUnit[];
  /** Number of units in all scripts; `null` before they are counted. */
  readonly total: number | null;
  readonly activity: TestRunActivity;
  /** Problem of the last check; `null` if it completed. */
  readonly problem: CompatProblem | null;
}

export const emptyCompat: CompatState = {
  scripts: [],
  units: [],
  total: null,
  activity: { kind: "idle" },
  problem: null,
};
