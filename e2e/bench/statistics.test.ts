import { expect, test } from "vitest";
import { describeMs, median } from "./statistics.ts";

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])("median of %j is %d", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test("the median of no values throws", () => {
  expect(() => median([])).toThrow("no values");
});

test("times are shown with their extremes", () => {
  expect(describeMs([10.4, 30, 20])).toBe("20 ms (10 ... 30)");
});
