import { describe, expect, it } from "vitest";
import { compareCodePoints } from "./compareCodePoints.ts";

describe("compareCodePoints", () => {
  it.each([
    ["", "", 0],
    ["", "a", -1],
    ["a", "b", -1],
    ["B", "a", -1],
    ["ab", "a", 1],
    ["ä", "z", 1],
    ["\u{ff21}", "\u{1f600}", -1],
    ["\u{1f600}", "\u{1f601}", -1],
    ["x\u{1f600}", "x\u{e000}", 1],
  ])("%j and %j", (left, right, expected) => {
    expect(Math.sign(compareCodePoints(left, right))).toBe(expected);
    expect(Math.sign(compareCodePoints(right, left))).toBe(expected === 0 ? 0 : -expected);
  });

  it("agrees with the order of the UTF-8 bytes", () => {
    const texts = [
      "z",
      "é",
      "\u{800}",
      "\u{d7ff}",
      "\u{e000}",
      "\u{ffff}",
      "\u{10000}",
      "\u{10ffff}",
    ];
    const byBytes = texts.toSorted((left, right) =>
      Buffer.compare(Buffer.from(left), Buffer.from(right)),
    );
    expect(texts.toReversed().sort(compareCodePoints)).toEqual(byBytes);
  });
});
