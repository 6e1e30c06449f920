import { describe, expect, it } from "vitest";
import { codePointWidth, createWidthTable, displayWidth } from "./displayWidth.ts";
import { psql15Widths } from "./psql15Widths.ts";
import { psql18Widths } from "./psql18Widths.ts";

describe("displayWidth", () => {
  it.each([
    ["", 0, 0],
    ["plain", 5, 5],
    ["é", 1, 1],
    ["e\u0301", 1, 1],
    ["日本", 4, 4],
    ["ｗ", 2, 2],
    ["\u3000", 2, 2],
    ["\u00a0", 1, 1],
    ["\ue000\uf8ff", 2, 2],
    ["😀", 2, 2],
    ["\u{10ffff}", 1, 1],
    // Format characters are one column wide up to psql 15.
    ["\u200b", 1, 0],
    ["\u00ad", 1, 0],
    ["\ufeff", 1, 0],
    ["👩\u200d👩\u200d👧", 8, 6],
    // Emoji of Unicode 15 and 16.
    ["\u{1fae8}", 1, 2],
    ["\u{1fae9}", 1, 2],
    // Both a combining mark and East Asian Wide: the mark wins.
    ["\u302a", 0, 0],
    ["\u3099", 0, 0],
  ])("%j takes %i columns in psql 15 and %i in psql 18", (text, in15, in18) => {
    expect([displayWidth(text, psql15Widths), displayWidth(text, psql18Widths)]).toEqual([
      in15,
      in18,
    ]);
  });

  it.each([
    ["psql 15", psql15Widths, { 0: 2074, 1: 929_551, 2: 182_487 }],
    ["psql 18", psql18Widths, { 0: 2488, 1: 928_912, 2: 182_712 }],
  ])("has the same number of code points of each width as %s", (_, table, expected) => {
    const counts: Record<number, number> = {};
    for (let codePoint = 0; codePoint < 0x110000; codePoint += 1) {
      const width = codePointWidth(codePoint, table);
      counts[width] = (counts[width] ?? 0) + 1;
    }
    expect(counts).toEqual(expected);
  });
});

describe("createWidthTable", () => {
  it("joins ranges that touch", () => {
    const table = createWidthTable({ zeroWidth: "100-101 103", doubleWidth: "102 104" });
    expect(table).toEqual({
      starts: Uint32Array.of(0, 0x100, 0x102, 0x103, 0x104, 0x105),
      widths: Uint8Array.of(1, 0, 2, 0, 2, 1),
    });
  });
});
