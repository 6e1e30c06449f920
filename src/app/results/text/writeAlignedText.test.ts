import { describe, expect, it } from "vitest";
import type { Cell, Column, ResultTable } from "../../../sql/model.ts";
import { writeAlignedText } from "./writeAlignedText.ts";

const id: Column = { name: "id", alignment: "right", type: null };
const name: Column = { name: "name", alignment: "left", type: null };

function table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): ResultTable {
  return { title: null, columns, rows, footerRowCount: rows.length, footers: [], isComplete: true };
}

describe("writeAlignedText", () => {
  it("centres names, aligns cells, and leaves no blanks at the end of a row", () => {
    expect(
      writeAlignedText(
        table(
          [id, name],
          [
            ["1", "Ada"],
            ["10", null],
          ],
        ),
      ),
    ).toEqual([" id |  name  ", "----+--------", "  1 | Ada", " 10 | (null)", "(2 rows)"]);
  });

  it("marks lines that continue", () => {
    expect(
      writeAlignedText(
        table(
          [name, id],
          [
            ["a\nlonger", "1"],
            ["x", "2\n3"],
          ],
        ),
      ),
    ).toEqual([
      "  name  | id ",
      "--------+----",
      " a     +|  1",
      " longer | ",
      " x      |  2+",
      "        |  3",
      "(2 rows)",
    ]);
  });

  it("writes what psql 15.18 prints for names and cells of several lines", () => {
    const note: Column = { name: "Note\ntwo", alignment: "left", type: null };
    const rows = [
      ["1", "a\nlonger", "x"],
      ["22", null, "p\nq"],
      ["3", "日本", ""],
    ];
    expect(writeAlignedText(table([id, name, note], rows))).toEqual([
      " id |  name  | Note+",
      "    |        | two  ",
      "----+--------+------",
      "  1 | a     +| x",
      "    | longer | ",
      " 22 | (null) | p   +",
      "    |        | q",
      "  3 | 日本   | ",
      "(3 rows)",
    ]);
  });

  it("counts wide characters twice", () => {
    expect(writeAlignedText(table([name, id], [["日本", "1"]]))).toEqual([
      " name | id ",
      "------+----",
      " 日本 |  1",
      "(1 row)",
    ]);
  });

  it("writes titles and footers", () => {
    const described: ResultTable = {
      ...table([name], [["value"]]),
      title: 'Table "t"',
      footerRowCount: null,
      footers: ["Indexes:", '    "t_pkey" PRIMARY KEY'],
    };
    expect(writeAlignedText(described)).toEqual([
      'Table "t"',
      " name  ",
      "-------",
      " value",
      "Indexes:",
      '    "t_pkey" PRIMARY KEY',
    ]);
  });

  it("says if the table was cut off", () => {
    const cut = { ...table([id], [["1"]]), isComplete: false, footerRowCount: null };
    expect(writeAlignedText(cut).at(-1)).toBe("(1 row, then psql stopped)");
  });
});
