import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePsqlCsv } from "./parsePsqlCsv.ts";

/** Writes a field as psql's `csv_print_field` does. */
function writeField(value: string): string {
  return /[",\r\n]/.test(value) || value === "\\." ? `"${value.replaceAll('"', '""')}"` : value;
}

function write(records: readonly (readonly (string | null)[])[]): string {
  return records
    .map((record) => `${record.map((cell) => writeField(cell ?? "NULLWORD")).join(",")}\n`)
    .join("");
}

describe("psql's csv format", () => {
  const cell = fc.option(
    fc.string({
      unit: fc.constantFrom("a", '"', ",", "\n", "\r", "\t", " ", "\\", ".", "é", "😀"),
    }),
  );

  it.each([1, 2, 3])(
    "returns the written values in %s columns, including trailing blanks",
    (count) => {
      const names = ["id ", '"x', "a,b"].slice(0, count);
      fc.assert(
        fc.property(fc.array(fc.array(cell, { minLength: count, maxLength: count })), (rows) => {
          expect(parsePsqlCsv(write([names, ...rows]), "NULLWORD")).toEqual({ names, rows });
        }),
        { seed: 5, numRuns: 300 },
      );
    },
  );

  it("distinguishes an empty text in the only column from no row", () => {
    expect(parsePsqlCsv("a\n", "n")).toEqual({ names: ["a"], rows: [] });
    expect(parsePsqlCsv("a\n\n\n", "n")).toEqual({ names: ["a"], rows: [[""], [""]] });
  });

  it("reads a table without columns", () => {
    expect(parsePsqlCsv("\n", "n")).toEqual({ names: [], rows: [] });
  });

  it.each(["", "a", "a,b\n1,", "a,b\n1\n", 'a\n"1', 'a\n"1"', 'a\n"1"x\n', "a\n1\n2", "\n1\n"])(
    "rejects the truncated text %j",
    (text) => {
      expect(parsePsqlCsv(text, "n")).toBeNull();
    },
  );
});
