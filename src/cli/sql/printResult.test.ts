import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { printAligned, printCsv } from "./printResult.ts";

const table: OutputBlock = {
  kind: "table",
  table: {
    title: null,
    columns: [
      { name: "id", alignment: "right", type: null },
      { name: "note", alignment: "left", type: null },
    ],
    rows: [
      ["1", 'two\nlines, "quoted"'],
      ["22", null],
      ["3", ""],
    ],
    footerRowCount: 3,
    footers: [],
    isComplete: true,
  },
};

describe("printAligned", () => {
  it("prints a table as psql does", () => {
    expect(printAligned([table])).toBe(
      [
        " id | note",
        "----+-----------------",
        "  1 | two            +",
        '    | lines, "quoted"',
        " 22 |",
        "  3 |",
        "(3 rows)",
        "",
      ].join("\n"),
    );
  });

  it("prints everything else unchanged", () => {
    expect(
      printAligned([
        { kind: "tag", tag: "INSERT 0 1" },
        { kind: "text", text: "hello" },
      ]),
    ).toBe("INSERT 0 1\nhello\n");
  });
});

describe("printCsv", () => {
  it("distinguishes NULL from an empty text and quotes only if needed", () => {
    expect(printCsv([{ kind: "tag", tag: "X" }, table])).toBe(
      'id,note\n1,"two\nlines, ""quoted"""\n22,\n3,""\n',
    );
  });
});
