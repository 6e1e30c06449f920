import { describe, expect, it } from "vitest";
import type { Cell } from "../../model.ts";
import { ColumnReader } from "./columnReader.ts";

const nullMarker = "\ue000\ue001";

interface Expected {
  readonly cells: readonly Cell[];
  readonly alignment: "left" | "right";
  readonly isMistaken?: boolean;
}

describe("ColumnReader", () => {
  it.each<[string, readonly string[], Expected]>([
    ["no cells", [], { cells: [], alignment: "left" }],
    ["numbers with blanks before", [" 1", "10"], { cells: ["1", "10"], alignment: "right" }],
    ["numbers that fill the column", ["12", "34"], { cells: ["12", "34"], alignment: "left" }],
    ["numbers with blanks after", ["1 ", "10"], { cells: ["1", "10"], alignment: "left" }],
    ["text with blanks after", ["a ", "bc"], { cells: ["a", "bc"], alignment: "left" }],
    ["text with blanks before", [" a", "bc"], { cells: [" a", "bc"], alignment: "left" }],
    [
      "a plan",
      ["  ->  Seq Scan", "   Filter: (a)"],
      {
        cells: ["  ->  Seq Scan", "   Filter: (a)"],
        alignment: "left",
      },
    ],
    [
      "infinities and such",
      ["   NaN", "  -inf", " 1e-07", "-1.5e9"],
      {
        cells: ["NaN", "-inf", "1e-07", "-1.5e9"],
        alignment: "right",
      },
    ],
    ["money", ["    $1.00", "-$1,234.5"], { cells: ["$1.00", "-$1,234.5"], alignment: "right" }],
    ["only NULL, blanks before", [`  ${nullMarker}`], { cells: [null], alignment: "right" }],
    ["only NULL, blanks after", [`${nullMarker}  `], { cells: [null], alignment: "left" }],
    ["only NULL, no blanks", [nullMarker], { cells: [null], alignment: "left" }],
    ["blanks only", ["   ", "   "], { cells: ["", ""], alignment: "left" }],
    ["an empty cell among numbers", ["   ", "  1"], { cells: ["", "1"], alignment: "right" }],
    [
      "NULL to the left keeps blanks before",
      [`${nullMarker} `, " 12"],
      {
        cells: [null, " 12"],
        alignment: "left",
      },
    ],
    [
      "the marker inside of text",
      [`x${nullMarker}`],
      { cells: [`x${nullMarker}`], alignment: "left" },
    ],
    [
      "a number, then text",
      ["  1", "x  "],
      { cells: ["1", "x"], alignment: "left", isMistaken: true },
    ],
    ["other blanks are data", ["\u00a0a\u00a0 "], { cells: ["\u00a0a\u00a0"], alignment: "left" }],
  ])("%s", (_, parts, { cells, alignment, isMistaken = false }) => {
    const reader = new ColumnReader(nullMarker, null);
    const read = parts.map((part) => reader.readCell(part));
    expect([read, reader.alignment, reader.isMistaken]).toEqual([cells, alignment, isMistaken]);
  });

  it("reads several lines as text", () => {
    const reader = new ColumnReader(nullMarker, null);
    expect([reader.readLines([" a ", "  b"]), reader.readCell(" 1")]).toEqual([" a\n  b", " 1"]);
  });

  it("uses a known side", () => {
    const read = (side: "left" | "right"): Cell =>
      new ColumnReader(nullMarker, side).readCell(" 1");
    expect([read("left"), read("right")]).toEqual([" 1", "1"]);
  });
});
