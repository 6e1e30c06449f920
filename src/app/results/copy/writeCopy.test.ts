import { describe, expect, it } from "vitest";
import type { Cell, Column } from "../../../sql/model.ts";
import { writeCopy, type CopyFormat, type CopySource } from "./writeCopy.ts";

const columns: readonly Column[] = [
  { name: "id", alignment: "right", type: "bigint" },
  { name: "Full Name", alignment: "left", type: "text" },
  { name: "ok", alignment: "left", type: "boolean" },
  { name: "data", alignment: "left", type: "jsonb" },
];

const source: CopySource = {
  columns,
  rows: [
    ["9007199254740993", 'O\'Neill, "Sam"', "t", '{"n": 1.10}'],
    ["2", "a\tb\nc | d", "f", "null"],
    [null, "", null, null],
  ],
};

describe("writeCopy", () => {
  const expected: Readonly<Record<CopyFormat, readonly string[]>> = {
    tsv: [
      `9007199254740993\tO'Neill, "Sam"\tt\t{"n": 1.10}`,
      `2\t"a\tb\nc | d"\tf\tnull`,
      "\t\t\t",
    ],
    tsvWithHeader: [
      "id\tFull Name\tok\tdata",
      `9007199254740993\tO'Neill, "Sam"\tt\t{"n": 1.10}`,
      `2\t"a\tb\nc | d"\tf\tnull`,
      "\t\t\t",
    ],
    csv: [
      "id,Full Name,ok,data\r",
      `9007199254740993,"O'Neill, ""Sam""",t,"{""n"": 1.10}"\r`,
      `2,"a\tb\nc | d",f,null\r`,
      `,"",,\r`,
      "",
    ],
    json: [
      "[",
      `  {"id": 9007199254740993, "Full Name": "O'Neill, \\"Sam\\"", "ok": true, "data": {"n": 1.10}},`,
      `  {"id": 2, "Full Name": "a\\tb\\nc | d", "ok": false, "data": null},`,
      `  {"id": null, "Full Name": "", "ok": null, "data": null}`,
      "]",
    ],
    markdown: [
      "| id | Full Name | ok | data |",
      "| ---: | --- | --- | --- |",
      `| 9007199254740993 | O'Neill, "Sam" | t | {"n": 1.10} |`,
      "| 2 | a&#9;b<br>c \\| d | f | null |",
      "| *NULL* |  | *NULL* | *NULL* |",
      "",
    ],
    insert: [
      `INSERT INTO people (id, "Full Name", ok, data) VALUES`,
      `  (9007199254740993, 'O''Neill, "Sam"', TRUE, '{"n": 1.10}'),`,
      "  (2, 'a\tb\nc | d', FALSE, 'null'),",
      "  (NULL, '', NULL, NULL);",
      "",
    ],
  };

  it.each(Object.entries(expected) as [CopyFormat, readonly string[]][])(
    "writes %s",
    (format, lines) => {
      expect(writeCopy(source, format, "people")).toBe(lines.join("\n"));
    },
  );

  it.each<[string, Cell, CopyFormat, string]>([
    ["one cell with a quote", '"quoted"\ttab', "tsv", '"quoted"\ttab'],
    ["one NULL", null, "tsv", ""],
    ["a cell that starts with a quote", '"q"', "tsvWithHeader", 'c\n"""q"""'],
    ["blanks at the ends", " x ", "csv", 'c\r\n" x "\r\n'],
    ["the end mark of COPY", "\\.", "csv", 'c\r\n"\\."\r\n'],
    [
      "tabs, line breaks and outer blanks, which Markdown loses",
      " a\tb\r\nc  ",
      "markdown",
      "| c |\n| --- |\n| &#32;a&#9;b&#13;<br>c&#32;&#32; |\n",
    ],
    ["an entity", "&lt;", "markdown", "| c |\n| --- |\n| &amp;lt; |\n"],
    ["markup", "<b>*a* `b` \\", "markdown", "| c |\n| --- |\n| &lt;b>\\*a\\* \\`b\\` \\\\ |\n"],
  ])("writes %s", (_name, cell, format, text) => {
    const column: Column = { name: "c", alignment: "left", type: "text" };
    expect(writeCopy({ columns: [column], rows: [[cell]] }, format, "t")).toBe(text);
  });

  it.each<[string, string, string, string]>([
    ["NaN", "numeric", '"NaN"', "'NaN'"],
    ["1e+20", "double precision", "1e+20", "1e+20"],
    ["007", "text", '"007"', "'007'"],
    ["not json", "json", '"not json"', "'not json'"],
    ["\\x00ff", "bytea", '"\\\\x00ff"', "E'\\\\x00ff'"],
  ])("writes %s of type %s as a value", (cell, type, json, sql) => {
    const column: Column = { name: "c", alignment: "left", type };
    const one: CopySource = { columns: [column], rows: [[cell]] };
    expect(writeCopy(one, "json", "t")).toBe(`[\n  {"c": ${json}}\n]`);
    expect(writeCopy(one, "insert", "t")).toBe(`INSERT INTO t (c) VALUES\n  (${sql});\n`);
  });

  it("keeps columns of the same name apart", () => {
    const twice = [columns[0]!, columns[0]!, { ...columns[0]!, name: "id_2" }];
    expect(writeCopy({ columns: twice, rows: [["1", "2", "3"]] }, "json", "t")).toBe(
      '[\n  {"id": 1, "id_2": 2, "id_2_2": 3}\n]',
    );
    expect(writeCopy({ columns: twice, rows: [["1", "2", "3"]] }, "insert", "t")).toBe(
      "INSERT INTO t (id, id_2, id_2_2) VALUES\n  (1, 2, 3);\n",
    );
  });

  it("writes rows without columns as INSERT", () => {
    expect(writeCopy({ columns: [], rows: [[], []] }, "insert", "t")).toBe(
      "INSERT INTO t DEFAULT VALUES;\nINSERT INTO t DEFAULT VALUES;\n",
    );
  });

  it("writes results without rows", () => {
    const none: CopySource = { columns: columns.slice(0, 1), rows: [] };
    expect(writeCopy(none, "json", "t")).toBe("[]");
    expect(writeCopy(none, "insert", "t")).toBe("");
    expect(writeCopy(none, "csv", "t")).toBe("id\r\n");
  });
});
