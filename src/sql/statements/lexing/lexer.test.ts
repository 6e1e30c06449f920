import { expect, test } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { Lexer } from "./lexer.ts";

/** Returns the tokens as `kind text` without blanks; `…` marks an unclosed token. */
function tokens(text: string, dialect: Dialect): readonly string[] {
  const lexer = new Lexer(text, dialect);
  const result: string[] = [];
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind !== "blank") result.push(`${kind} ${lexer.tokenText()}${lexer.isClosed ? "" : "…"}`);
  }
  return result;
}

test.each<[string, string[]]>([
  ["select a_1$ é", ["word select", "word a_1$", "word é"]],
  ["'a''b' 'c", ["string 'a''b'", "string 'c…"]],
  ["'a\\' e'b\\'c' E'd\\\\'", ["string 'a\\'", "string e'b\\'c'", "string E'd\\\\'"]],
  ["e'a''b'; e'a\\", ["string e'a''b'", "semicolon ;", "string e'a\\…"]],
  [
    "b'1' X'f' n'x' U&'\\0041' u&'",
    ["string b'1'", "string X'f'", "string n'x'", "string U&'\\0041'", "string u&'…"],
  ],
  ["fe'\\'; ", ["word fe", "string '\\'", "semicolon ;"]],
  ["E'a'\r'\\'b'", ["string E'a'\r'\\'b'"]],
  ["E'a'\n'\\'b'", ["string E'a'", "string '\\'", "string b'…"]],
  ["'a'\r'\\'", ["string 'a'", "string '\\'"]],
  [
    '"a""b" U&"c" "d',
    ['quotedIdentifier "a""b"', 'quotedIdentifier U&"c"', 'quotedIdentifier "d…'],
  ],
  ["u& x&'y'", ["other u", "operator &", "word x", "operator &", "string 'y'"]],
  [
    "$$a$$ $t$ $$ $t$ $é1$x$é1$ $$b",
    ["dollarQuote $$a$$", "dollarQuote $t$ $$ $t$", "dollarQuote $é1$x$é1$", "dollarQuote $$b…"],
  ],
  ["a$$ $1$ $a b", ["word a$$", "parameter $1", "other $", "other $", "word a", "word b"]],
  [
    "1 1.5 .5 1e5 1.e-5 1..2",
    [
      "number 1",
      "number 1.5",
      "number .5",
      "number 1e5",
      "number 1.e-5",
      "number 1",
      "other ..",
      "number 2",
    ],
  ],
  [
    "1abc$ 1e+ 1e+5x $1a 0x1F",
    ["number 1abc$", "number 1e+", "number 1e+5x", "parameter $1a", "number 0x1F"],
  ],
  ["a--b\nc --d", ["word a", "lineComment --b", "word c", "lineComment --d"]],
  ["--a\rb", ["lineComment --a", "word b"]],
  ["/* a /* b */ c */d /*", ["comment /* a /* b */ c */", "word d", "comment /*…"]],
  ["/**/a /*/*/ */*/b", ["comment /**/", "word a", "comment /*/*/ */*/", "word b"]],
  ["+/*a*/- <--b", ["operator +", "comment /*a*/", "operator -", "operator <", "lineComment --b"]],
  [
    "a/b //c :: := =>",
    [
      "word a",
      "slash /",
      "word b",
      "operator //",
      "word c",
      "operator ::",
      "operator :=",
      "operator =>",
    ],
  ],
  [
    ":a :'b' :\"c\" :{?d} :1",
    ["variable :a", "variable :'b'", 'variable :"c"', "variable :{?d}", "variable :1"],
  ],
  [
    ": :'a;' :{?a",
    ["other :", "other :", "string 'a;'", "other :", "other {", "operator ?", "word a"],
  ],
  [
    "(a[1]);.",
    [
      "openParenthesis (",
      "word a",
      "other [",
      "number 1",
      "other ]",
      "closeParenthesis )",
      "semicolon ;",
      "other .",
    ],
  ],
  ["\\; \\: \\g", ["escapedSemicolon \\;", "escapedColon \\:", "backslash \\", "word g"]],
  ["q'[a]'", ["word q", "string '[a]'"]],
  ["\u0000{}", ["other \u0000", "other {", "other }"]],
])("postgresql: %s", (text, expected) => {
  expect(tokens(text, postgresqlDialect)).toEqual(expected);
});

test.each<[string, string[]]>([
  [
    "q'[it's]' Q'!a'b!' q'<<>>'",
    ["alternativeQuote q'[it's]'", "alternativeQuote Q'!a'b!'", "alternativeQuote q'<<>>'"],
  ],
  ["nq'{it}' Nq'(;)'", ["word nq", "string '{it}'", "word Nq", "string '(;)'"]],
  ["q'[a]", ["alternativeQuote q'[a]…"]],
  ["q'' '' q' a'", ["alternativeQuote q'' ''", "word q", "string ' a'"]],
  ["q'éaé' q'😀'😀'", ["alternativeQuote q'éaé'", "alternativeQuote q'😀'😀'"]],
  ["xq'[a]' n'a'", ["word xq", "string '[a]'", "string n'a'"]],
  ["/* a /* b */ c */", ["comment /* a /* b */", "word c", "operator */"]],
  ["$$;$$ E'\\';' ", ["dollarQuote $$;$$", "string E'\\';'"]],
])("oracle: %s", (text, expected) => {
  expect(tokens(text, oracleDialect)).toEqual(expected);
});

test("reads between two offsets", () => {
  const lexer = new Lexer("select 'a' from t", postgresqlDialect, 7, 10);
  expect([lexer.next(), lexer.tokenText(), lexer.next()]).toEqual(["string", "'a'", "end"]);
});

test.each([
  ["SELECT", true],
  ["select", true],
  ["selects", false],
  ["selec", false],
  ["ſelect", false],
  ['"select"', false],
])("%s is the word select: %s", (text, expected) => {
  const lexer = new Lexer(text, postgresqlDialect);
  lexer.next();
  expect(lexer.isWord("select")).toBe(expected);
});
