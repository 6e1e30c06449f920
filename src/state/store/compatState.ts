import type { CompatUnit, NamedText } from "../../sql/compat/compatUnit.ts";
import type { TestRunActivity } from "./testRunActivity.ts";
import type { CompatEnd } from "../testMachine/runCompat.ts";
import type { TestRunProblem } from "./testRunProblem.ts";

/** Why a check did not get through all its scripts. */
export type CompatProblem = TestRunProblem<CompatEnd>;

/** Scripts of Oracle's and what became of their units. */
export interface CompatState {
  readonly scripts: readonly NamedText[];
  /** Of the last check, as far as it has come. */
  readonly units: readonly CompatUnit[];
  /** Units of all scripts; `null` before they are counted. */
  readonly total: number | null;
  readonly activity: TestRunActivity;
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
