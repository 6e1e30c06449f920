import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../dialect.ts";
import { Lexer } from "./lexing/lexer.ts";
import { splitStatements } from "./splitStatements.ts";
import { statementAt } from "./statementAt.ts";
import { statementTraits } from "./statementTraits.ts";
import { tokenSoups } from "./testing/tokenSoups.ts";

fc.configureGlobal({ seed: 20, numRuns: 2000 });

/** Text made of everything that the splitter has a rule for, and of arbitrary text. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."; ; ' \" ` $$ $a$ /* */ -- ( ) \\ \\; \\: \\g \\r \\if \\endif \\echo \\copy \\\\ \\. / << >> :a . 1 e".split(
          " ",
        ),
        ..."create function procedure package begin case end declare cursor for copy from stdin".split(
          " ",
        ),
        ..."exec print select insert into q'[ ]' e' u&' \ufeff".split(" "),
        "\n/\n",
        "\n\\.\n",
        " ",
        "\n",
        "\r\n",
        "\r",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe.each([postgresqlDialect, oracleDialect])("$name", (dialect) => {
  test("the joined ranges give the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const statements = splitStatements(text, dialect);
        const pieces = statements.map(({ range }) => text.slice(range.start, range.end));
        expect(pieces.join("")).toBe(statements.length === 0 ? "" : text);
        if (statements.length === 0) expect(isBlank(text, dialect)).toBe(true);
      }),
    );
  });

  test("the ranges of a statement are nested", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const each of splitStatements(text, dialect)) {
          const { range, textRange, bodyRange, unterminated, kind } = each;
          const offsets = [range.start, textRange.start, bodyRange.start, bodyRange.end];
          offsets.push(textRange.end, range.end, text.length);
          expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
          const written = text.slice(textRange.start, textRange.end);
          expect(each.text.replaceAll("\n", "\r")).toBe(written.replaceAll("\n", "\r"));
          if (text.includes("\n")) expect(each.text).toBe(written);
          expect(text.slice(textRange.end, each.lineEnd)).not.toContain("\n");
          const lineBreak = text.includes("\n") ? "\n" : "\r";
          expect([lineBreak, undefined]).toContain(text[each.lineEnd]);
          const inner = kind.kind === "copyFromStdin" ? (kind.data[0]?.start ?? -1) : range.start;
          expect(inner).toBeGreaterThanOrEqual(range.start);
          const open = unterminated?.offset ?? range.start;
          expect(open).toBeGreaterThanOrEqual(range.start);
          expect(open).toBeLessThanOrEqual(range.end);
        }
      }),
    );
  });

  test("every token begins where the one before it ended", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lexer = new Lexer(text, dialect);
        let joined = "";
        while (lexer.next() !== "end") joined += lexer.tokenText();
        expect(joined).toBe(text);
      }),
    );
  });

  test("every cursor position has a statement, unless the text has none", () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), (text, offset) => {
        const statements = splitStatements(text, dialect);
        expect(statementAt(statements, offset) === null).toBe(statements.length === 0);
      }),
    );
  });

  test("reads the traits of any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Object.keys(statementTraits(text, dialect))).toHaveLength(3);
      }),
    );
  });
});

test("splits a statement alone in the same way as among others", () => {
  const soups = tokenSoups(3);
  for (let index = 0; index < 1000; index++) {
    for (const { text, kind, terminator } of splitStatements(
      soups.next().value,
      postgresqlDialect,
    )) {
      const alone = splitStatements(text, postgresqlDialect).map((each) => ({
        text: each.text,
        kind: each.kind.kind,
        terminator: each.terminator,
      }));
      expect(alone).toEqual([{ text, kind: kind.kind, terminator }]);
    }
  }
});

// Each would take minutes in quadratic time.
test.each([
  "'",
  '"',
  "(",
  ")",
  ";",
  "/",
  "\\",
  "\\a",
  "\\echo 'a",
  "\\if ",
  "\\if 1\n",
  "/*",
  "/**/",
  "*/",
  "/*/",
  "--",
  "--\n",
  "$",
  "$a",
  "$a$",
  "$$ ",
  "e'\\",
  "e'a'\r",
  "e'a' ",
  "q'",
  "q'[",
  "q'[]'",
  ":'a",
  ":{?a",
  ":",
  "1e+",
  "1.",
  "a",
  "exec;",
  ";exec ",
  "print\n",
  "help ",
  "\n/\n",
  "/ ",
  "begin ",
  "begin;\n/\n",
  "create function ",
  "copy t from stdin;",
  "copy t from stdin;\n",
  "copy t from stdin;\n\\.\n",
  "\\copy t from stdin ",
  "declare cursor ",
  "<< a >> ",
  "with ",
  "select for ",
  " ",
  "\n",
  "\r",
])("splits a long text of %j in linear time", (unit) => {
  const text = unit.repeat(100_000 / unit.length);
  for (const dialect of [postgresqlDialect, oracleDialect]) {
    const statements = splitStatements(text, dialect);
    expect(statements.map(({ range }) => text.slice(range.start, range.end)).join("")).toBe(
      statements.length === 0 ? "" : text,
    );
  }
});

function isBlank(text: string, dialect: Dialect): boolean {
  const lexer = new Lexer(text.replace(/^\ufeff/, ""), dialect);
  let kind = lexer.next();
  while (["blank", "lineComment", "comment"].includes(kind)) kind = lexer.next();
  return kind === "end";
}
