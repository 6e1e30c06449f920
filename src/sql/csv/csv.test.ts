import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsType, inferType } from "./columnTypes.ts";
import { CsvReader, type CsvRecord } from "./CsvReader.ts";
import { detectDelimiter, detectHeader, nameColumns, readRecords } from "./detectCsv.ts";
import { writeCsvRecord } from "./writeCsv.ts";

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

  it.each(['"a"b,c\n', '"never closed,\n'])("calls %j malformed", (text) => {
    expect(read(text).map(({ isMalformed }) => isMalformed)).toEqual([true]);
  });

  const field = fc.option(
    fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "é") }),
    {
      nil: null,
    },
  );
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });

  it("reads what was written, however it is cut", () => {
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
  ["x,x\n1,2\n", false],
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

it("names columns apart", () => {
  expect(nameColumns(["Id", "id", null, " Full name "], 5)).toEqual([
    "id",
    "id_2",
    "column_3",
    "full_name",
    "column_5",
  ]);
});
