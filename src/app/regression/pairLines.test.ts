import { expect, it } from "vitest";
import { findLineDifference } from "../../sql/regression/findLineDifference.ts";
import { pairLines } from "./pairLines.ts";

it("puts removed lines beside the added ones", () => {
  const [hunk] = findLineDifference("a\nb\nc\nd\ne\n", "a\nB\nd\ne\nf\n");
  const pairs = pairLines(hunk?.lines ?? []).map(({ before, after, isSame }) => [
    before,
    after,
    isSame,
  ]);
  expect(pairs).toEqual([
    ["a", "a", true],
    ["b", "B", false],
    ["c", null, false],
    ["d", "d", true],
    ["e", "e", true],
    [null, "f", false],
  ]);
});
