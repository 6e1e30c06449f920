/**
 * Makes this computer's psql print generated tables, and compares the reader's result with psql's
 * lossless output, unaligned with NUL separators.
 *
 *     PGHOST=... PGPORT=... PGUSER=... npx tsx e2e/psql/compareTables.ts [tables [seed]]
 */
import fc from "fast-check";
import { displayWidth } from "../../src/sql/output/widths/displayWidth.ts";
import { outputSettings } from "../../src/sql/output/outputSettings.ts";
import { psql15Widths } from "../../src/sql/output/widths/psql15Widths.ts";
import { readOutput } from "../../src/sql/output/readOutput.ts";
import {
  printTable,
  readableName,
  readableValue,
} from "../../src/sql/output/testing/printTable.ts";
import {
  alignmentOf,
  tableArbitrary,
  type GeneratedTable,
} from "../../src/sql/output/testing/tableArbitrary.ts";
import { runHostPsql } from "./hostPsql.ts";

const nullMarker = "\uf123\ue456";
const separator = "===== next =====";
const tablesPerRun = 200;

interface Tally {
  tables: number;
  cells: number;
  differences: number;
  /** The number of differences that aligned output inevitably has, by kind. */
  readonly inherent: Map<string, number>;
}

const [, , countText = "2000", seedText = "1"] = process.argv;
const tally: Tally = { tables: 0, cells: 0, differences: 0, inherent: new Map() };
const tables = fc.sample(tableArbitrary, { numRuns: Number(countText), seed: Number(seedText) });
for (let start = 0; start < tables.length; start += tablesPerRun) {
  compare(tables.slice(start, start + tablesPerRun), tally);
}
console.log(
  `${tally.tables} tables, ${tally.cells} cells, ${tally.differences} differences;`,
  "inherent:",
  Object.fromEntries(tally.inherent),
);
process.exitCode = tally.differences === 0 ? 0 : 1;

function compare(batch: readonly GeneratedTable[], tally: Tally): void {
  const queries = batch.map(toQuery);
  const aligned = runHostPsql(
    [...outputSettings(nullMarker), ...interleave(queries)].join("\n") + "\n",
  );
  const lossless = runHostPsql(
    [
      `\\pset null '${nullMarker}'`,
      "\\pset format unaligned",
      "\\pset fieldsep_zero on",
      "\\pset recordsep_zero on",
      "\\pset footer off",
      ...interleave(queries),
    ].join("\n") + "\n",
  );
  const alignedParts = new TextDecoder().decode(aligned).split(`${separator}\n`);
  const losslessParts = new TextDecoder().decode(lossless).split(`${separator}\n`);
  batch.forEach((table, index) => {
    compareOne(table, alignedParts[index] ?? "", losslessParts[index] ?? "", tally);
  });
}

function interleave(queries: readonly string[]): readonly string[] {
  return queries.flatMap((query) => [query, `\\echo ${separator}`]);
}

function toQuery({ columns, rows }: GeneratedTable): string {
  const names = columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`);
  const nulls = columns.map(({ type }) => `null::${type}`);
  const lines = rows.map(
    (row) => `(${row.map((cell, index) => toLiteral(cell, columns[index]?.type)).join(", ")})`,
  );
  // A first row of typed NULLs sets the types; `offset 1` removes it.
  return `select * from (values (${nulls.join(", ")})${lines.map((line) => `,${line}`).join("")}) as t(${names.join(", ")}) offset 1;`;
}

function toLiteral(cell: string | null, type = "text"): string {
  if (cell === null) return "null";
  const text = cell.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll("\r", "\\r");
  return `E'${text}'::${type}`;
}

function compareOne(table: GeneratedTable, aligned: string, lossless: string, tally: Tally): void {
  tally.tables += 1;
  const columnCount = table.columns.length;
  const fields = lossless.split("\0").slice(0, -1);
  const names = fields.slice(0, columnCount);
  const rowCount = fields.length / columnCount - 1;
  const cells = Array.from({ length: rowCount }, (_, row) =>
    fields.slice((row + 1) * columnCount, (row + 2) * columnCount),
  );
  tally.cells += rowCount * columnCount;
  const sides = table.columns.map(({ type }) => alignmentOf(type));
  const printed = printTable(
    {
      title: null,
      columns: names.map((name, index) => ({ name, alignment: sides[index] ?? "left" })),
      rows: cells,
      footers: null,
    },
    nullMarker,
    psql15Widths,
  );
  if (printed !== aligned) report("the test's writer", printed, aligned);
  const blocks = readOutput(new TextEncoder().encode(aligned), {
    nullMarker,
    statementText: null,
    expectsTitles: false,
  });
  const [block] = blocks;
  if (blocks.length !== 1 || block?.kind !== "table") {
    report("no table", blocks, aligned);
    return;
  }
  const read = block.table;
  const expectedNames = names.map((name) => readableName(name, psql15Widths));
  const readNames = read.columns.map(({ name }) => name);
  if (JSON.stringify(readNames) !== JSON.stringify(expectedNames)) {
    report("names", readNames, expectedNames);
  }
  if (names.some((name, index) => name !== readNames[index])) note("name");
  read.columns.forEach((column, index) => {
    if (column.alignment !== sides[index])
      note(`alignment ${sides[index] ?? ""} read as ${column.alignment}`);
    const values = cells.map((row) => row[index] ?? "");
    const readValues = read.rows.map((row) => row[index] ?? null);
    const expect = (side: "left" | "right"): readonly (string | null)[] =>
      values.map((value) =>
        value === nullMarker ? null : readableValue(value, side, psql15Widths),
      );
    if (readValues.length !== values.length) report("row count", readValues, values);
    const exact = expect(sides[index] ?? "left");
    if (JSON.stringify(readValues) !== JSON.stringify(exact)) {
      const width = Math.max(
        ...aligned.split("\n").map((line) => displayWidth(line, psql15Widths)),
      );
      if (JSON.stringify(readValues) === JSON.stringify(expect("right")))
        note("text column read as numbers");
      else report(`values, ${width} columns`, readValues, exact);
    }
    values.forEach((value, row) => {
      if (value !== nullMarker && value !== readValues[row]) note("value");
    });
  });

  function note(kind: string): void {
    tally.inherent.set(kind, (tally.inherent.get(kind) ?? 0) + 1);
  }
  function report(what: string, got: unknown, wanted: unknown): void {
    tally.differences += 1;
    if (tally.differences > 5) return;
    console.log(what, "\n got:", JSON.stringify(got), "\nwant:", JSON.stringify(wanted));
    console.log(JSON.stringify(table), "\n" + aligned);
  }
}
