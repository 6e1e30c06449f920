import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMessage } from "./messages/createMessage.ts";
import type { Cell, OutputBlock, ResultTable } from "../model.ts";
import { OutputReader, type OutputEvent, type OutputReaderOptions } from "./outputReader.ts";
import { psql15Widths } from "./widths/psql15Widths.ts";
import { psql18Widths } from "./widths/psql18Widths.ts";
import { readOutput } from "./readOutput.ts";
import { printTable, readableName, readableValue } from "./testing/printTable.ts";
import { alignmentOf, tableArbitrary, type GeneratedTable } from "./testing/tableArbitrary.ts";

const nullMarker = "\ue000\ue001";

const options: OutputReaderOptions = { nullMarker, statementText: null, expectsTitles: false };

function read(text: string, changes: Partial<OutputReaderOptions> = {}): readonly OutputBlock[] {
  return readOutput(new TextEncoder().encode(text), { ...options, ...changes });
}

/** Returns the events of a reply that arrives in these chunks. */
function readEvents(...chunks: readonly string[]): readonly OutputEvent[] {
  const events: OutputEvent[] = [];
  const reader = new OutputReader(options, (event) => events.push(event));
  for (const chunk of chunks) reader.push(new TextEncoder().encode(chunk));
  reader.end();
  return events;
}

function table(fields: Partial<ResultTable>): OutputBlock {
  const empty: ResultTable = {
    title: null,
    columns: [],
    rows: [],
    footerRowCount: null,
    footers: [],
    isComplete: true,
  };
  return { kind: "table", table: { ...empty, ...fields } };
}

function columns(...names: readonly string[]): ResultTable["columns"] {
  return names.map((name) => ({ name, alignment: "left", type: null }));
}

function text(...lines: readonly string[]): OutputBlock {
  return { kind: "text", text: lines.join("\n") };
}

function notice(message: string, raw: string, sqlState: string | null = null): OutputBlock {
  return {
    kind: "message",
    message: createMessage({ severity: "NOTICE", sqlState, message, raw }),
  };
}

const oneRow = `
+---+----+
| a | b  |
+---+----+
| x | yy |
+---+----+
(1 row)

`.slice(1);
const oneRowRead = table({ columns: columns("a", "b"), rows: [["x", "yy"]], footerRowCount: 1 });
const location = "LOCATION:  exec_stmt_raise, pl_exec.c:3907";

describe("OutputReader", () => {
  it.each<[string, string, readonly OutputBlock[]]>([
    ["nothing", "", []],
    ["an empty line", "\n", [text("")]],
    ["a table", oneRow, [oneRowRead]],
    ["two tables", oneRow + oneRow, [oneRowRead, oneRowRead]],
    [
      "a table and its tag",
      `${oneRow}INSERT 0 1\n`,
      [oneRowRead, { kind: "tag", tag: "INSERT 0 1" }],
    ],
    [
      "no rows",
      "+---+\n| a |\n+---+\n+---+\n(0 rows)\n\n",
      [table({ columns: columns("a"), footerRowCount: 0 })],
    ],
    [
      "no columns",
      "+--+\n+--+\n+--+\n(2 rows)\n\n",
      [table({ rows: [[], []], footerRowCount: 2 })],
    ],
    [
      "lines in cells and names",
      `
+-----+-----+
| a  +|  b  |
|  b  |     |
+-----+-----+
| 1  +| x  +|
| 2   | y  +|
|     |     |
+-----+-----+
(1 row)

`.slice(1),
      [table({ columns: columns("a\nb", "b"), rows: [["1\n2", "x\ny\n"]], footerRowCount: 1 })],
    ],
    [
      "cells that look like something else",
      `
+-----------+-------+
|     a     |   b   |
+-----------+-------+
| x | y | + | +---+ |
| (1 row)   | ERROR |
+-----------+-------+
(2 rows)

`.slice(1),
      [
        table({
          columns: columns("a", "b"),
          rows: [
            ["x | y | +", "+---+"],
            ["(1 row)", "ERROR"],
          ],
          footerRowCount: 2,
        }),
      ],
    ],
    [
      "NULL",
      `+----+\n| a  |\n+----+\n| ${nullMarker} |\n|    |\n+----+\n(2 rows)\n\n`,
      [table({ columns: columns("a"), rows: [[null], [""]], footerRowCount: 2 })],
    ],
    [
      "footers",
      `${oneRow.slice(0, -9)}Indexes:\n    "i" btree (a)\n\n`,
      [
        table({
          ...tableOf(oneRowRead),
          footerRowCount: null,
          footers: ["Indexes:", '    "i" btree (a)'],
        }),
      ],
    ],
    [
      "a column that looks like numbers until its last row",
      "+-----+\n|  a  |\n+-----+\n|   1 |\n| 100 |\n| x   |\n+-----+\n(3 rows)\n\n",
      [table({ columns: columns("a"), rows: [["  1"], ["100"], ["x"]], footerRowCount: 3 })],
    ],
    [
      "expanded output",
      `
+-[ RECORD 1 ]-+
| id | 1       |
| v +| x      +|
| w  | y       |
+-[ RECORD 2 ]-+
| id | 2       |
| v +| ${nullMarker}      |
| w  |         |
+----+---------+

`.slice(1),
      [
        table({
          columns: columns("id", "v\nw"),
          rows: [
            ["1", "x\ny"],
            ["2", null],
          ],
        }),
      ],
    ],
    [
      "a record whose label is wider than the table",
      "+-[ RECORD 1 ]-+\n| a | 1 |\n+---+---+\n\n",
      [table({ columns: columns("a"), rows: [["1"]] })],
    ],
    ["a text and a table", `hello\n${oneRow}`, [text("hello"), oneRowRead]],
    ["a centred title", ` Title\n${oneRow}`, [text(" Title"), oneRowRead]],
    ["a title", `    Ti\n${oneRow}`, [table({ ...tableOf(oneRowRead), title: "Ti" })]],
    [
      "psql's own words",
      'Did not find any relation named "x".\n',
      [text('Did not find any relation named "x".')],
    ],
    ["text without a newline", "abc", [text("abc")]],
    ["text with empty lines", "\na\n\nb\n\n", [text("", "a", "", "b", "")]],
    ["unaligned output", "a|b\nx|yy\n(1 row)\n", [text("a|b", "x|yy", "(1 row)")]],
    [
      "a notification of two lines",
      'Asynchronous notification "c" with payload "a\nDO" received from server process with PID 7.\nDO\n',
      [
        { kind: "notification", notification: { channel: "c", payload: "a\nDO", processId: 7 } },
        { kind: "tag", tag: "DO" },
      ],
    ],
    [
      "a text that resembles a notification",
      `Asynchronous notification "c"\n${oneRow}`,
      [text('Asynchronous notification "c"'), oneRowRead],
    ],
    [
      "a notice, text and a tag",
      `NOTICE:  00000: a\n${location}\nhello\nDO\n`,
      [
        notice("a", `NOTICE:  00000: a\n${location}`, "00000"),
        text("hello"),
        { kind: "tag", tag: "DO" },
      ],
    ],
    [
      "a notice that holds a table, a tag and a notice",
      `NOTICE:  00000: a\n${oneRow}DO\nNOTICE:  b\n${location}\nDO\n`,
      [
        notice(
          `a\n${oneRow}DO\nNOTICE:  b`,
          `NOTICE:  00000: a\n${oneRow}DO\nNOTICE:  b\n${location}`,
          "00000",
        ),
        { kind: "tag", tag: "DO" },
      ],
    ],
    [
      "messages in psql's default verbosity",
      `NOTICE:  a\nb\nNOTICE:  c\n${oneRow}NOTICE:  d\nDO\n`,
      [
        notice("a\nb", "NOTICE:  a\nb"),
        notice("c", "NOTICE:  c"),
        oneRowRead,
        notice("d", "NOTICE:  d"),
        { kind: "tag", tag: "DO" },
      ],
    ],
    [
      "a notice that only looks verbose",
      `NOTICE:  12345: a\n${oneRow}`,
      [notice("12345: a", "NOTICE:  12345: a"), oneRowRead],
    ],
    [
      "a table that a cancel cut short",
      `${oneRow.slice(0, oneRow.indexOf("| x"))}| 1 | 2  |\nCancel request sent\nCould not send cancel request: x\n| 3 | 4  |\n\nDO\n`,
      [
        text("Cancel request sent", "Could not send cancel request: x"),
        table({
          columns: columns("a", "b"),
          rows: [
            ["1", "2"],
            ["3", "4"],
          ],
          isComplete: false,
        }),
        { kind: "tag", tag: "DO" },
      ],
    ],
    [
      "a table that the end of psql cut short, in the middle of a row",
      "+----+\n| a  |\n+----+\n| 1  |\n| 2 +|\n",
      [table({ columns: columns("a"), rows: [["1"]], isComplete: false })],
    ],
    ["a byte order mark", "\ufeffa\n", [text("\ufeffa")]],
    [
      "a notification after a message in psql's default verbosity",
      'NOTICE:  a\nAsynchronous notification "c" received from server process with PID 7.\n',
      [
        notice("a", "NOTICE:  a"),
        { kind: "notification", notification: { channel: "c", payload: "", processId: 7 } },
      ],
    ],
    [
      "notifications that are none around a message",
      'Asynchronous notification "a\nNOTICE:  b\nAsynchronous notification "c\n',
      [
        text('Asynchronous notification "a'),
        notice("b", "NOTICE:  b"),
        text('Asynchronous notification "c'),
      ],
    ],
    [
      "a text that begins like a table after a message in psql's default verbosity",
      "NOTICE:  a\n+---+\nxyz\n",
      [notice("a", "NOTICE:  a"), text("+---+", "xyz")],
    ],
    [
      "footers followed by a record at once",
      `${oneRow.slice(0, -9)}Footer\n+-[ RECORD 1 ]-+\n| a | 1 |\n+---+---+\nDO\n`,
      [
        table({ ...tableOf(oneRowRead), footerRowCount: null, footers: ["Footer"] }),
        table({ columns: columns("a"), rows: [["1"]] }),
        { kind: "tag", tag: "DO" },
      ],
    ],
    [
      "a table followed by something else at once",
      `${oneRow.slice(0, -1)}DO\n`,
      [oneRowRead, { kind: "tag", tag: "DO" }],
    ],
    [
      "footers followed by a table at once",
      `${oneRow.slice(0, -9)}Footer\n${oneRow}`,
      [table({ ...tableOf(oneRowRead), footerRowCount: null, footers: ["Footer"] }), oneRowRead],
    ],
  ])("reads %s", (_, output, expected) => {
    expect(read(output)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["a wrong row count", oneRow.replace("(1 row)", "(2 rows)")],
    ["a row that is too long", oneRow.replace("| x | yy |", "| x | yyy |")],
    ["a row with a bar that is elsewhere", oneRow.replace("| x | yy |", "| xx | y |")],
    ["a ruler that is another table's", oneRow.replace(/\+---\+----\+\n\(/, "+----+---+\n(")],
    ["a cell that goes on but does not", oneRow.replace("| yy |", "| yy+|")],
    ["text below a cell that has ended", oneRow.replace("| yy |\n", "| yy+|\n| z | zz |\n")],
    [
      "a mark below a cell that has ended",
      oneRow.replace("| yy |\n", "| yy+|\n|  +| zz |\n| z |    |\n"),
    ],
    ["a row without its end, where rows are not counted", "+---+\n| a |\n+---+\n| x+|\n+---+\n\n"],
    ["a titled table with a wrong row count", `    Ti\n${oneRow.replace("(1 row)", "(2 rows)")}`],
    ["a ruler on its own", "+---+\n"],
    ["a ruler and something else", "+---+\nabc\n| a |\n"],
    ["two rulers without columns", "+--+\n+--+\n(0 rows)\n"],
    ["three rulers without columns", "+--+\n+--+\n+--+\n\n"],
    ["rulers only", "+---+\n+---+\n+---+\n(1 row)\n\n"],
    ["rows below rulers without columns", "+--+\n+--+\n|  |\n+--+\n(1 row)\n\n"],
    ["a header of two lines without a mark", "+---+\n| a |\n| b |\n+---+\n+---+\n(0 rows)\n\n"],
    ["a header that ends in the middle", "+---+\n| a+|\n+---+\n+---+\n(0 rows)\n\n"],
    ["a header of no width that ends in the middle", "+--+\n| +|\n+--+\n+--+\n(0 rows)\n\n"],
    ["records of three columns", "+-[ RECORD 1 ]-+\n| a | 1 | x |\n+---+---+---+\n\n"],
    ["records that begin with the second", "+-[ RECORD 2 ]-+\n| a | 1 |\n+---+---+\n\n"],
    [
      "records with different names",
      "+-[ RECORD 1 ]-+\n| a | 1 |\n+-[ RECORD 2 ]-+\n| b | 1 |\n+---+---+\n\n",
    ],
    [
      "a field without its end before a record",
      "+-[ RECORD 1 ]-+\n| a | 1       |\n| a | 1      +|\n+-[ RECORD 2 ]-+\n|   | 2       |\n+---+---------+\n\n",
    ],
    [
      "a field without its end in the last record",
      "+-[ RECORD 1 ]-+\n| a | 1       |\n| b | 2      +|\n+---+---------+\n\n",
    ],
    ["records without fields", "+-[ RECORD 1 ]-+\n+---+---+\n\n"],
    ["records without an end", "+-[ RECORD 1 ]-+\n| a | 1 |\n\nabc\n"],
    ["records with a strange end", "+-[ RECORD 1 ]-+\n| a | 1 |\n+---+---+---+\n\n"],
  ])("leaves %s as text", (_, output) => {
    const texts = read(output).map((block) =>
      block.kind === "text" ? block.text : JSON.stringify(block),
    );
    expect(texts.join("\n")).toBe(output.replace(/\n$/, ""));
  });

  it("reads a table after the broken start of another", () => {
    expect(read(`+---+\n| a |\n${oneRow}`)).toEqual([text("+---+", "| a |"), oneRowRead]);
  });

  it("reads the line above a table as its title if titles are expected", () => {
    const title = "A title wider than its table";
    expect(read(`x\n${title}\n${oneRow}`, { expectsTitles: true })).toEqual([
      text("x"),
      table({ ...tableOf(oneRowRead), title }),
    ]);
  });

  it("sets the position of an error in the statement", () => {
    const [block] = read("ERROR:  no\nLINE 1: select x\n               ^\n", {
      statementText: "select x",
    });
    expect(block?.kind === "message" ? block.message.position : null).toBe(7);
  });

  it("emits a notice as soon as its last line arrives", () => {
    const events: OutputEvent[] = [];
    const reader = new OutputReader(options, (event) => events.push(event));
    reader.push(new TextEncoder().encode(`NOTICE:  00000: a\n${location}\n`));
    expect(events).toHaveLength(1);
  });

  it("emits rows in advance, once per chunk", () => {
    const [head, tail] = [
      "+---+\n| a |\n+---+\n| 1 |\n| 2 |\n",
      "| x |\n+---+\n(3 rows)\n\n",
    ] as const;
    const rows: readonly Cell[][] = [["1"], ["2"], ["x"]];
    expect(readEvents(head.slice(0, 20), head.slice(20), "|", tail.slice(1))).toEqual([
      { kind: "rows", firstRow: 0, columns: columns("a"), rows: rows.slice(0, 2) },
      {
        kind: "block",
        block: table({ columns: columns("a"), rows, footerRowCount: 3 }),
      },
    ]);
  });

  it("withdraws rows if the table breaks", () => {
    const head = "+---+\n| a |\n+---+\n| 1 |\n";
    expect(readEvents(head, "| 12 |\n").map((event) => event.kind)).toEqual([
      "rows",
      "rowsWithdrawn",
      "block",
    ]);
  });

  it("finds the width table that fits", () => {
    const value = "a\u200bb";
    const printed = (widths: typeof psql15Widths): string =>
      printTable(
        {
          title: null,
          columns: [{ name: "longer", alignment: "left" }],
          rows: [["plain"], [value]],
          footers: null,
        },
        nullMarker,
        widths,
      );
    const expected = [
      table({ columns: columns("longer"), rows: [["plain"], [value]], footerRowCount: 2 }),
    ];
    expect(read(printed(psql15Widths))).toEqual(expected);
    expect(read(printed(psql18Widths))).toEqual(expected);
    expect(read(printed(psql18Widths), { widthTables: [psql15Widths] })).toEqual([
      { kind: "text", text: printed(psql18Widths).slice(0, -1) },
    ]);
  });

  it.each([
    ["psql 15", psql15Widths],
    ["psql 18", psql18Widths],
  ])("reads any output of %s in any chunks", (_, widths) => {
    fc.assert(
      fc.property(
        fc.array(tableArbitrary, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (tables, chunkSizes) => {
          const output = tables.map((generated) => print(generated, widths)).join("");
          const whole = read(output, { widthTables: [widths] });
          expect(whole.map((block) => namesAndRows(block))).toEqual(
            tables.map((generated, index) => expectedOf(generated, whole[index], widths)),
          );
          expect(readInChunks(output, chunkSizes, widths)).toEqual(whole);
        },
      ),
      { seed: 4, numRuns: 400 },
    );
  });

  it("accepts any lines in any order and any chunks", () => {
    const line = fc.constantFrom(
      ...["+---+", "+--+", "| a |", "| b+|", "|   |", "(1 row)", "(0 rows)", "", "a", " a"],
      ...["+-[ RECORD 1 ]-+", "| a | 1       |", "+---+---------+", "DO", "NOTICE:  a"],
      ...["NOTICE:  00000: a", location, "DETAIL:  x", "LINE 1: a", "        ^"],
      ...['Asynchronous notification "c"', '" received from server process with PID 7.'],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat({ max: 9 }), (lines, size) => {
        const output = lines.map((each) => `${each}\n`).join("");
        const whole = read(output);
        expect(readInChunks(output, [size + 1], psql15Widths)).toEqual(whole);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });
});

function tableOf(block: OutputBlock): Partial<ResultTable> {
  return block.kind === "table" ? block.table : {};
}

function print({ columns, rows }: GeneratedTable, widths: typeof psql15Widths): string {
  const printed = columns.map(({ name, type }) => ({ name, alignment: alignmentOf(type) }));
  return printTable({ title: null, columns: printed, rows, footers: null }, nullMarker, widths);
}

interface NamesAndRows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

function namesAndRows(block: OutputBlock | undefined): NamesAndRows | null {
  if (block?.kind !== "table") return null;
  return { names: block.table.columns.map(({ name }) => name), rows: block.table.rows };
}

/** Returns the readable part of a table; a text column of numbers only is read as numbers. */
function expectedOf(
  { columns, rows }: GeneratedTable,
  block: OutputBlock | undefined,
  widths: typeof psql15Widths,
): NamesAndRows {
  const readColumns = block?.kind === "table" ? block.table.columns : [];
  const sides = columns.map(({ type }, index) =>
    type === "text" ? (readColumns[index]?.alignment ?? "left") : alignmentOf(type),
  );
  return {
    names: columns.map(({ name }) => readableName(name, widths)),
    rows: rows.map((row) =>
      row.map((cell, index) =>
        cell === null ? null : readableValue(cell, sides[index] ?? "left", widths),
      ),
    ),
  };
}

function readInChunks(
  output: string,
  chunkSizes: readonly number[],
  widths: typeof psql15Widths,
): readonly OutputBlock[] {
  const blocks: OutputBlock[] = [];
  const reader = new OutputReader({ ...options, widthTables: [widths] }, (event) => {
    if (event.kind === "block") blocks.push(event.block);
  });
  const bytes = new TextEncoder().encode(output);
  for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
    const size = chunkSizes[turn % chunkSizes.length] ?? 1;
    reader.push(bytes.subarray(start, start + size));
    start += size;
  }
  reader.end();
  return blocks;
}
