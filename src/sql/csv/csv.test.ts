import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsType, inferType } from "./columnTypes.ts";
import { CsvReader, type CsvRecord } from "./csvReader.ts";
import { detectDelimiter, readRecords, readSeparatorLine } from "./detectCsv.ts";
import { detectHeader } from "./detectHeader.ts";
import { nameColumns } from "./nameColumns.ts";
import { writeCsvRecord } from "./testing/writeCsvRecord.ts";

function read(text: string, delimiter = ","): CsvRecord[] {
  return readRecords(text, delimiter, true);
}

describe("CsvReader", () => {
  it.each([
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r1,2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['"a,b","c""d"\n', [["a,b", 'c"d']]],
    ['"two\nlines",x\n', [["two\nlines", "x"]]],
    [',""\n', [[null, ""]]],
    ["a,\n", [["a", null]]],
    ["a,", [["a", null]]],
    ["\n\na\n", [["a"]]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(read(text).map(({ fields }) => fields)).toEqual(expected);
  });

  it("counts lines, also those inside quotes", () => {
    expect(read('a\n"b\nc\nd"\ne\n\nf').map(({ line }) => line)).toEqual([1, 2, 5, 7]);
  });

  it.each(['"a"b,c\n', '"never closed,\n'])("reports %j as malformed", (text) => {
    expect(read(text).map(({ isMalformed }) => isMalformed)).toEqual([true]);
  });

  const field = fc.option(
    fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "é") }),
    {
      nil: null,
    },
  );
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });

  it("reads written records, in any chunks", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(200), { maxLength: 6 }), (written, cuts) => {
        const text = written.map(writeCsvRecord).join("");
        const records: CsvRecord[] = [];
        const reader = new CsvReader(",", (record) => records.push(record));
        let start = 0;
        for (const cut of [...cuts, text.length].toSorted((left, right) => left - right)) {
          reader.push(text.slice(start, cut));
          start = Math.max(start, cut);
        }
        reader.finish();
        expect(records.map(({ fields }) => fields)).toEqual(written);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

it.each([
  ["a,b\n1,2\n", ","],
  ["a;b\n1,5;2,5\n", ";"],
  ["a\tb\n1\t2\n", "\t"],
  ["a|b|c\n1|2|3\n", "|"],
  ["one column\nonly\n", ","],
])("the delimiter of %j is %j", (text, expected) => {
  expect(detectDelimiter(text)).toBe(expected);
});

it.each([
  ["id,name\n1,Ada\n", true],
  ["1,Ada\n2,Grace\n", false],
  ["city,land\nBerlin,DE\n", true],
  // Repeated names.
  ["x,x\n1,2\n", true],
  ["x,x\nx,y\n", false],
  // The row numbers of pandas and R have no name.
  [",name,age\n0,Ada,36\n1,Grace,85\n", true],
  [",name\n0,Ada\n", true],
  // A cross table.
  ["country,2019,2020\nDE,83.1,83.2\nFR,67.2,67.4\n", true],
  [",2019,2020\nDE,83,84\nFR,67,68\n", true],
  ["2019,2020\n2021,2022\n", false],
  ["1999,Ada\n2001,Grace\n", false],
  ["month,2024-01,2024-02\nrent,700,710\n", true],
  ["1,2\n3,4\n", false],
])("%j has a header: %j", (text, expected) => {
  expect(detectHeader(read(text))).toBe(expected);
});

it.each([
  [["1", "2", null], "integer"],
  [["1", "3000000000"], "bigint"],
  [["1", "2.5"], "numeric"],
  [["007"], "text"],
  [["t", "false"], "boolean"],
  [["0", "1"], "integer"],
  [["2024-02-29"], "date"],
  [["2023-02-29"], "text"],
  [["2024-01-01 10:00", "2024-01-01T10:00:59.5"], "timestamp"],
  [["2024-01-01 10:00:00+02"], "timestamptz"],
  [["0b6d5d2e-1111-4222-8333-444455556666"], "uuid"],
  [[null, null], "text"],
  [[], "text"],
])("the type of %j is %s", (values, expected) => {
  expect(inferType(values)).toBe(expected);
});

it.each([
  ["32768", "smallint", false],
  ["-2147483648", "integer", true],
  ["2147483648", "integer", false],
  ["abc", "geometry", true],
  ["", "integer", false],
])("%j as %s: %j", (value, type, expected) => {
  expect(fitsType(value, type)).toBe(expected);
});

it("keeps names different when they are cut at 63 bytes", () => {
  const long = "ü".repeat(40);
  const names = nameColumns([`${long}a`, `${long}b`, "x".repeat(70)], 3);
  expect(names).toEqual(["ü".repeat(31), `${"ü".repeat(30)}_2`, "x".repeat(63)]);
});

it.each([
  ["Amount (EUR)", "amount_eur"],
  ["amount_(eur)", "amount_eur"],
  ["a__b", "a__b"],
  ["  % of total ", "of_total"],
  ["_id", "_id"],
  ["价格（元）", "价格_元"],
  ["%", "column_1"],
])("names the column %j %s", (header, name) => {
  expect(nameColumns([header], 1)).toEqual([name]);
});

it.each([
  ["sep=;\r\na;b\r\n", { delimiter: ";", length: 7 }],
  ['"sep=,"\na,b\n', { delimiter: ",", length: 8 }],
  ["sep=;x\n", null],
  ["a;b\n", null],
])("reads Excel's separator line in %j", (text, expected) => {
  expect(readSeparatorLine(text)).toEqual(expected);
});

it("gives columns different names", () => {
  expect(nameColumns(["Id", "id", null, " Full name "], 5)).toEqual([
    "id",
    "id_2",
    "column_3",
    "full_name",
    "column_5",
  ]);
});
