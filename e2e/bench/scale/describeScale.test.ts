import { expect, it } from "vitest";
import { describeScale } from "./describeScale.ts";

it("compares the time for each unit of the two amounts", () => {
  const lines = describeScale({
    name: "400 tabs, opened",
    large: { ms: 4000, longestTaskMs: 40, peakMegabytes: 500 },
    small: { ms: 500, longestTaskMs: 10, peakMegabytes: 400 },
    factor: 4,
    taskGoalMs: 50,
  });
  expect(lines.map(({ name, unit, values, goal }) => [name, unit, ...values, goal])).toEqual([
    ["400 tabs, opened", "ms", 4000, null],
    ["400 tabs, opened: time for each, to 1/4 of it", "ratio", 2, 1.5],
    ["400 tabs, opened: longest main-thread task", "ms", 40, 50],
    ["400 tabs, opened: peak memory of the tab", "MB", 500, null],
  ]);
});
