import { describe, expect, it } from "vitest";
import { psql15Widths } from "../widths/psql15Widths.ts";
import { psql18Widths } from "../widths/psql18Widths.ts";
import { cutLine, parseRecordRuler, parseRuler, type TableGeometry } from "./tableGeometry.ts";

describe("parseRuler", () => {
  it.each<[string, TableGeometry | null]>([
    ["+--+", { widths: [0], totalWidth: 4 }],
    ["+---+----+", { widths: [1, 2], totalWidth: 10 }],
    ["+---+----", null],
    ["+-+", null],
    ["+---++", null],
    [" +---+", null],
    ["+---+ ", null],
    ["---+---", null],
    ["", null],
  ])("%j", (line, expected) => {
    expect(parseRuler(line)).toEqual(expected);
  });
});

describe("parseRecordRuler", () => {
  it.each([
    ["+-[ RECORD 1 ]-+", 1],
    ["+-[ RECORD 12 ]---------+---+", 12],
    ["+-[ RECORD 1 ]----+", 1],
    ["+-[ RECORD 1 ]", null],
    ["-[ RECORD 1 ]-+---", null],
    ["+---+---+", null],
  ])("%j", (line, expected) => {
    expect(parseRecordRuler(line)).toBe(expected);
  });
});

describe("cutLine", () => {
  const one: TableGeometry = { widths: [3], totalWidth: 7 };
  const two: TableGeometry = { widths: [2, 3], totalWidth: 12 };

  it.each<[string, string, TableGeometry, readonly string[] | null, readonly boolean[] | null]>([
    ["plain cells", "| ab | cd  |", two, ["ab", "cd "], null],
    ["a bar, a plus and blanks as data", "| || | +|  |", two, ["||", "+| "], null],
    ["a mark after the first column", "| ab+| cde |", two, ["ab", "cde"], [true, false]],
    ["a mark after the second column", "| ab | cde+|", two, ["ab", "cde"], [false, true]],
    ["wide characters", "| 日 | 本x |", two, ["日", "本x"], null],
    ["a combining character before a mark", "| abe\u0301+|", one, ["abe\u0301"], [true]],
    ["a combining character at the start", "| \u0301abc |", one, ["\u0301abc"], null],
    ["a pair of surrogates", "| 😀x |", one, ["😀x"], null],
    ["the private use area", "| \ue000\uf8ff  |", one, ["\ue000\uf8ff "], null],
    ["too short", "| ab |", one, null, null],
    ["too long", "| abcd |", one, null, null],
    ["something behind the last bar", "| abc |x", one, null, null],
    ["a wide character across the edge", "| ab日|", one, null, null],
    ["no bar where one has to be", "| ab cd  |  ", two, null, null],
    ["no mark where one has to be", "| abc.|", one, null, null],
    ["no blank before the cell", "|xabc |", one, null, null],
    ["a wide character where a mark has to be", "| 日本本|", one, null, null],
    ["nothing", "", one, null, null],
  ])("%s", (_, line, geometry, parts, continued) => {
    const expected = parts === null ? null : { parts, continued };
    expect(cutLine(line, geometry, psql15Widths)).toEqual(expected);
  });

  it("depends on the width table only where versions differ", () => {
    const line = "| a\u200bb |";
    expect(cutLine(line, one, psql15Widths)).toEqual({ parts: ["a\u200bb"], continued: null });
    expect(cutLine(line, one, psql18Widths)).toBeNull();
  });
});
