import { writeUnifiedHunks } from "./findLineDifference.ts";
import { hasPassed, type RegressionResult } from "./regressionResult.ts";
import type { NamedText } from "./regressionTest.ts";

/** A test's name and its result, which is `null` if the test was not run. */
export interface ReportedTest {
  readonly name: string;
  readonly result: RegressionResult | null;
  /** Whether the schedule ignores a failure of the test. */
  readonly isIgnored: boolean;
}

/** Returns all differences in one text, as pg_regress writes them to the file of this name. */
export function writeRegressionDiffs(tests: readonly ReportedTest[]): NamedText {
  const parts = tests.map(({ name, result }) => (result === null ? "" : writeDiff(name, result)));
  return { name: "regression.diffs", text: parts.join("") };
}

/** Returns a test's difference with its header; empty if there is none. */
export function writeDiff(test: string, { comparison }: RegressionResult): string {
  if (comparison.kind !== "different") return "";
  const [before, after] = [`expected/${comparison.name}`, `results/${test}.out`];
  const header = `diff -U3 ${before} ${after}\n--- ${before}\n+++ ${after}\n`;
  return header + writeUnifiedHunks(comparison.hunks);
}

/** Returns a result as a line of the Test Anything Protocol, which pg_regress writes too. */
export function writeTapLine(number: number, { name, result, isIgnored }: ReportedTest): string {
  if (result === null) return `not ok ${number} - ${name} # not run`;
  const elapsed = `${Math.round(result.elapsedMs)} ms`;
  if (hasPassed(result)) return `ok ${number} - ${name} ${elapsed}`;
  const directive = isIgnored ? " # TODO ignored by the schedule" : "";
  return `not ok ${number} - ${name} ${elapsed}${directive || describeReason(result)}`;
}

function describeReason({ comparison, exitStatus }: RegressionResult): string {
  if (exitStatus !== 0) return ` # psql ended with status ${exitStatus}`;
  return comparison.kind === "nothingExpected" ? " # no expected output" : "";
}
