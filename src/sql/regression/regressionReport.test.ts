import { expect, it } from "vitest";
import { compareOutput } from "./compareOutput.ts";
import { writeRegressionDiffs, writeTapLine } from "./regressionReport.ts";
import type { RegressionResult } from "./regressionResult.ts";

const result = (expected: string | null, actual: string, exitStatus = 0): RegressionResult => ({
  actual,
  comparison: compareOutput(expected === null ? [] : [{ name: "t_1.out", text: expected }], actual),
  exitStatus,
  elapsedMs: 41.6,
});

it.each([
  [result("a\n", "a\n"), "ok 3 - t 42 ms"],
  [result("a\n", "b\n"), "not ok 3 - t 42 ms"],
  [result(null, "b\n"), "not ok 3 - t 42 ms # no expected output"],
  [result("a\n", "a\n", 2), "not ok 3 - t 42 ms # psql ended with status 2"],
  [null, "not ok 3 - t # not run"],
])("writes the TAP line of a result: %#", (each, line) => {
  expect(writeTapLine(3, { name: "t", result: each, isIgnored: false })).toBe(line);
});

it.each([
  [result("a\n", "b\n"), "not ok 1 - t 42 ms # TODO ignored by the schedule"],
  [result("a\n", "a\n"), "ok 1 - t 42 ms"],
])("marks a failure that the schedule ignores: %#", (each, line) => {
  expect(writeTapLine(1, { name: "t", result: each, isIgnored: true })).toBe(line);
});

it("writes all differences into one file", () => {
  const tests = [
    { name: "t", result: result("a\n", "b\n") },
    { name: "same", result: result("a\n", "a\n") },
    { name: "none", result: null },
  ].map((each) => ({ ...each, isIgnored: false }));
  expect(writeRegressionDiffs(tests)).toEqual({
    name: "regression.diffs",
    text: [
      "diff -U3 expected/t_1.out results/t.out",
      "--- expected/t_1.out",
      "+++ results/t.out",
      "@@ -1 +1 @@",
      "-a",
      "+b",
      "",
    ].join("\n"),
  });
});
