import { describe, expect, it } from "vitest";
import { findLineDifference, writeUnifiedHunks } from "./findLineDifference.ts";

const numbers = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join("");

// The output of `diff -U3` of GNU diffutils 3.8 below its two lines of file names.
describe("the difference of two texts", () => {
  it.each([
    ["the same", "a\nb\n", "a\nb\n", ""],
    ["nothing at all", "", "", ""],
    [
      "other blanks",
      "a  b\n\tc\n d\n",
      "a b\n\tc\n d \n",
      "@@ -1,3 +1,3 @@\n-a  b\n+a b\n \tc\n- d\n+ d \n",
    ],
    ["CRLF throughout", "a\r\nb\r\n", "a\nb\n", ""],
    ["a carriage return of its own", "a\r\nb\n", "a\nb\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n"],
    ["no newline at the end", "a\nb", "a\nb\n", ""],
    ["a blank line is a line", "a\nb\n", "a\n \nb\n", "@@ -1,2 +1,3 @@\n a\n+ \n b\n"],
    ["a changed line", "a\nb\nc\n", "a\nX\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+X\n c\n"],
    ["all new", "", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"],
    ["all gone", "a\n", "", "@@ -1 +0,0 @@\n-a\n"],
    [
      "changes whose contexts touch share a hunk",
      numbers(1, 8),
      `X\n${numbers(2, 7)}Y\n`,
      "@@ -1,8 +1,8 @@\n-1\n+X\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+Y\n",
    ],
    [
      "changes further apart do not",
      numbers(1, 9),
      `X\n${numbers(2, 8)}Y\n`,
      "@@ -1,4 +1,4 @@\n-1\n+X\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+Y\n",
    ],
    [
      "lines are counted on after an insertion",
      numbers(1, 20),
      `0\n${numbers(1, 19)}Y\n`,
      "@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -17,4 +18,4 @@\n 17\n 18\n 19\n-20\n+Y\n",
    ],
  ])("%s", (_name, before, after, expected) => {
    expect(writeUnifiedHunks(findLineDifference(before, after))).toBe(expected);
  });

  it("treats very different texts as having nothing in common", () => {
    const before = numbers(1, 2000);
    const [hunk, ...others] = findLineDifference(before, numbers(5001, 7001));
    expect(others).toEqual([]);
    expect(hunk).toMatchObject({ oldStart: 1, oldCount: 2000, newStart: 1, newCount: 2001 });
  });
});
