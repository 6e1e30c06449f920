import { describe, expect, it } from "vitest";
import { markLine } from "./markLine.ts";

describe("markLine", () => {
  it.each([
    ["select nope", 7, { line: 1, column: 8, before: "select ", marked: "nope", after: "" }],
    ["a\n  b.c d\ne", 4, { line: 2, column: 3, before: "  ", marked: "b", after: ".c d" }],
    [
      'select "no pe" x',
      7,
      { line: 1, column: 8, before: "select ", marked: '"no pe"', after: " x" },
    ],
    [
      "select 'a''b' x",
      7,
      { line: 1, column: 8, before: "select ", marked: "'a''b'", after: " x" },
    ],
    ["select +", 7, { line: 1, column: 8, before: "select ", marked: "+", after: "" }],
    ["naïve = 1", 0, { line: 1, column: 1, before: "", marked: "naïve", after: " = 1" }],
    ["abc", 3, { line: 1, column: 4, before: "abc", marked: "", after: "" }],
    ["abc", 99, { line: 1, column: 4, before: "abc", marked: "", after: "" }],
    ["ab\ncd", 2, { line: 1, column: 3, before: "ab", marked: "", after: "" }],
    ["'open\nx", 0, { line: 1, column: 1, before: "", marked: "'", after: "open" }],
    ["", 0, { line: 1, column: 1, before: "", marked: "", after: "" }],
    ["😀 x", 3, { line: 1, column: 4, before: "😀 ", marked: "x", after: "" }],
  ])("%j at %d", (text, offset, expected) => {
    expect(markLine(text, offset)).toEqual(expected);
  });
});
