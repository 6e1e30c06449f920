import { describe, expect, it } from "vitest";
import type { ResultTable } from "../../sql/model.ts";
import { nameExport, writeExport } from "./exportFormats.ts";

function makeTable(rows: readonly (readonly (string | null)[])[]): ResultTable {
  return {
    title: null,
    columns: [
      { name: "id", alignment: "right", type: "integer" },
      { name: "name", alignment: "left", type: "text" },
    ],
    rows,
    footerRowCount: rows.length,
    footers: [],
    isComplete: true,
  };
}

describe("writing a whole result", () => {
  it.each([
    ["csv", 'id,name\r\n1,"a,b"\r\n2,\r\n'],
    ["json", '[\n  {"id": 1, "name": "a,b"},\n  {"id": 2, "name": null}\n]'],
    ["markdown", "| id | name |\n| ---: | --- |\n| 1 | a,b |\n| 2 | *NULL* |\n"],
    ["insert", "INSERT INTO t (id, name) VALUES\n  (1, 'a,b'),\n  (2, NULL);\n"],
  ] as const)("writes %s", async (format, expected) => {
    const table = makeTable([
      ["1", "a,b"],
      ["2", null],
    ]);
    expect(await writeExport(table, format, "t").text()).toBe(expected);
  });

  it("starts a new INSERT every five hundred rows", async () => {
    const rows = Array.from({ length: 501 }, (_unused, index) => [String(index), "x"]);
    const text = await writeExport(makeTable(rows), "insert", "t").text();
    expect(text.match(/INSERT INTO/g)).toHaveLength(2);
  });
});

it.each([
  ["select * from orders", "csv", "orders.csv"],
  ['select * from sales."Order lines"', "json", "sales.Orderlines.json"],
  ["select 1", "insert", "result.sql"],
  ["select 1", "markdown", "result.md"],
  ["select 1", "xlsx", "result.xlsx"],
] as const)("names the file of %s as %s", (sql, format, expected) => {
  expect(nameExport(sql, format)).toBe(expected);
});
