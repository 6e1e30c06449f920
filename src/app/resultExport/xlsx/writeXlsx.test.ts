import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Cell, Column } from "../../../sql/model.ts";
import { escapeXlsxText } from "./escapeXlsxText.ts";
import { mostSheetRows, writeXlsx } from "./writeXlsx.ts";
import { xlsxCellsOf } from "./xlsxCellsOf.ts";

function column(name: string, type: string): Column {
  return { name, type, alignment: "left" };
}

async function sheetOf(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Promise<string> {
  const file = writeXlsx({ columns, rows }, "a/b");
  if (file.kind !== "written") throw new Error(file.kind);
  const files = unzipSync(new Uint8Array(await file.content.arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  expect(strFromU8(files["xl/workbook.xml"] ?? new Uint8Array())).toContain('<sheet name="ab"');
  return strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
}

describe("xlsxCellsOf", () => {
  it.each([
    ["integer", "42", { kind: "number", value: "42" }],
    ["numeric(20,2)", "-0.001200", { kind: "number", value: "-0.001200" }],
    // Sixteen digits would be rounded.
    ["bigint", "1234567890123456", { kind: "text", value: "1234567890123456", isCut: false }],
    ["numeric", "NaN", { kind: "text", value: "NaN", isCut: false }],
    ["number", "7", { kind: "number", value: "7" }],
    ["text", "42", { kind: "text", value: "42", isCut: false }],
    ["text", "=1+1", { kind: "text", value: "=1+1", isCut: false }],
    ["boolean", "t", { kind: "boolean", value: true }],
    ["date", "1900-03-01", { kind: "date", serial: 61 }],
    ["date", "1900-02-28", { kind: "text", value: "1900-02-28", isCut: false }],
    ["date", "2024-02-01 BC", { kind: "text", value: "2024-02-01 BC", isCut: false }],
    ["timestamp without time zone", "2024-02-01 12:00:00", { kind: "dateTime", serial: 45323.5 }],
    // A fraction of a second would not be shown, a zone not kept.
    ["timestamp", "2024-02-01 12:00:00.5", expect.objectContaining({ kind: "text" })],
    ["timestamptz", "2024-02-01 12:00:00+00", expect.objectContaining({ kind: "text" })],
    ["integer", null, { kind: "empty" }],
  ])("converts %s %j", (type, cell, expected) => {
    expect(xlsxCellsOf(column("c", type))(cell)).toEqual(expected);
  });

  it("cuts a long text between characters", () => {
    const cell = xlsxCellsOf(column("c", "text"))(`${"x".repeat(32_766)}😀`);
    expect(cell).toEqual({ kind: "text", value: "x".repeat(32_766), isCut: true });
  });
});

it.each([
  ["<a & b>", "&lt;a &amp; b&gt;"],
  ["a\tb\nc", "a\tb\nc"],
  ["a\u0000\r", "a_x0000__x000D_"],
  ["_x000D_", "_x005F_x000D_"],
  ["😀\ud83d", "😀_xD83D_"],
])("escapes %j", (text, expected) => {
  expect(escapeXlsxText(text)).toBe(expected);
});

it("writes a sheet with text that stays text", async () => {
  const xml = await sheetOf(
    [column("id", "integer"), column("t", "text")],
    [
      ["1", "=cmd()"],
      ["2", null],
    ],
  );
  expect(xml).toContain('<row><c><v>1</v></c><c t="inlineStr"><is>');
  expect(xml).toContain('<t xml:space="preserve">=cmd()</t>');
  expect(xml).toContain("<row><c><v>2</v></c><c/></row></sheetData></worksheet>");
  expect(xml).not.toContain("<f>");
});

it("counts cut cells, and refuses more rows than a sheet holds", () => {
  const long = writeXlsx({ columns: [column("t", "text")], rows: [["x".repeat(40_000)]] }, "t");
  expect(long).toMatchObject({ kind: "written", cutCells: 1 });
  const rows = Array.from({ length: mostSheetRows }, () => []);
  expect(writeXlsx({ columns: [], rows }, "t")).toEqual({ kind: "tooManyRows" });
});
