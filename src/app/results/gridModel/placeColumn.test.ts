import { expect, it } from "vitest";
import { placeColumn } from "./placeColumn.ts";

it.each([
  ["a", "c", "after", "b,c,a"],
  ["a", "c", "before", "b,a,c"],
  ["c", "a", "before", "c,a,b"],
  ["b", "b", "after", "a,b,c"],
  ["x", "b", "after", "a,b,c"],
  ["a", "x", "after", "a,b,c"],
] as const)("puts %s beside %s (%s): %s", (moved, target, side, expected) => {
  expect(placeColumn(["a", "b", "c"], moved, target, side).join()).toBe(expected);
});
