import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateError } from "./locateError.ts";
import { psql15Widths } from "../widths/psql15Widths.ts";
import { printErrorPosition } from "../testing/printErrorPosition.ts";

const longLine = Array.from({ length: 40 }, (_, index) => `col_${index}`).join(", ");

describe("locateError", () => {
  it.each<[string, string, number, string, number, number | null]>([
    ["one line", "select nope;", 1, "select nope;", 7, 7],
    ["the end of the input", "select", 1, "select", 6, 6],
    ["the third line", "select\n 1,\n nope", 3, " nope", 1, 12],
    ["CRLF and CR", "a\r\nb\rc nope", 3, "c nope", 2, 7],
    ["a tab is one column", "\tselect\tnope", 1, " select nope", 8, 8],
    ["wide characters are two columns", "select '日本', nope", 1, "select '日本', nope", 15, 13],
    ["a combining character is one", "select 'e\u0301', nope", 1, "select 'e\u0301', nope", 13, 13],
    ["a pair of surrogates", "select '😀', nope", 1, "select '😀', nope", 13, 13],
    ["cut at the right", `select ${longLine}`, 1, `${`select ${longLine}`.slice(0, 60)}...`, 7, 7],
    [
      "cut at both ends",
      longLine,
      1,
      `...${longLine.slice(100 + 10 - 60, 100 + 10)}...`,
      3 + 50,
      100,
    ],
    ["cut at the left", longLine, 1, `...${longLine.slice(-60)}`, 3 + 50, longLine.length - 10],
    ["dots of the statement's own", "...nope", 1, "...nope", 3, 3],
    ["a line that repeats itself", "1, ".repeat(99), 1, `...${"1, ".repeat(20)}...`, 53, null],
    ["text of another statement", "select 1", 1, "select 2", 7, null],
    ["a line that is not there", "select 1", 2, "select 1", 7, null],
    ["a caret inside of a wide character", "日", 1, "日", 1, null],
    ["a caret behind the end", "select", 1, "select", 7, null],
  ])("finds %s", (_, text, lineNumber, excerpt, caretColumn, expected) => {
    expect(locateError(text, lineNumber, excerpt, caretColumn, psql15Widths)).toBe(expected);
  });

  it("finds every position that libpq shows, or returns null", () => {
    const part = fc.constantFrom(
      ..."abcdefg,.() ".split(""),
      "select ",
      "from_a_table_with_a_long_name ",
      "\n",
      "\r\n",
      "\t",
      "日本",
      "e\u0301",
      "😀",
      "\u200b",
      "...",
      "xyzzy".repeat(9),
    );
    const text = fc.array(part, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(), (statement, seed) => {
        const characters = Array.from(statement);
        const character = seed % (characters.length + 1);
        // No token begins there, and libpq counts a separate line for it.
        fc.pre(characters[character] !== "\n" || characters[character - 1] !== "\r");
        const printed = printErrorPosition(statement, character, psql15Widths);
        const offset = characters.slice(0, character).join("").length;
        const { lineNumber, excerpt, caretColumn } = printed;
        const found = locateError(statement, lineNumber, excerpt, caretColumn, psql15Widths);
        if (found !== null || !isRepeated(statement, printed)) expect(found).toBe(offset);
      }),
      { seed: 15, numRuns: 3000 },
    );
  });
});

/** Whether libpq shows another position of the statement in the same way. */
function isRepeated(statement: string, printed: ReturnType<typeof printErrorPosition>): boolean {
  const wanted = JSON.stringify(printed);
  const same = [...Array.from(statement), ""].filter(
    (_, index) => JSON.stringify(printErrorPosition(statement, index, psql15Widths)) === wanted,
  );
  return same.length > 1;
}
