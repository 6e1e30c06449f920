import { describe, expect, it } from "vitest";
import { createMessage } from "./createMessage.ts";
import type { ServerMessage } from "../../model.ts";
import { psql15Widths } from "../widths/psql15Widths.ts";
import { psql18Widths } from "../widths/psql18Widths.ts";
import {
  beginsMessage,
  endsVerboseMessage,
  looksVerbose,
  parseServerMessage,
} from "./parseServerMessage.ts";

const location = "LOCATION:  parserOpenTable, parse_relation.c:1392";

function parse(lines: readonly string[], statementText: string | null): ServerMessage | null {
  return parseServerMessage(lines, { statementText, widthTables: [psql15Widths, psql18Widths] });
}

/** Returns a message with these fields; `raw` is the joined `lines`. */
function message(lines: readonly string[], fields: Partial<ServerMessage>): ServerMessage {
  return createMessage({ severity: "ERROR", message: "", raw: lines.join("\n"), ...fields });
}

describe("parseServerMessage", () => {
  it.each<[string, readonly string[], string | null, Partial<ServerMessage>]>([
    ["a notice", ["NOTICE:  hello"], null, { severity: "NOTICE", message: "hello" }],
    ["an empty notice", ["NOTICE:  "], null, { severity: "NOTICE", message: "" }],
    ["several lines", ["INFO:  a", "", " b"], null, { severity: "INFO", message: "a\n\n b" }],
    [
      "all fields",
      [
        "ERROR:  23505: duplicate key",
        "DETAIL:  Key (a)=(1",
        ") exists.",
        "HINT:  Don't.",
        "QUERY:  insert",
        " into t",
        "CONTEXT:  SQL statement",
        "PL/pgSQL function f() line 3",
        "SCHEMA NAME:  public",
        "TABLE NAME:  t",
        "COLUMN NAME:  a",
        "DATATYPE NAME:  d",
        "CONSTRAINT NAME:  t_pkey",
        location,
      ],
      null,
      {
        sqlState: "23505",
        message: "duplicate key",
        detail: "Key (a)=(1\n) exists.",
        hint: "Don't.",
        internalQuery: "insert\n into t",
        context: "SQL statement\nPL/pgSQL function f() line 3",
      },
    ],
    [
      "a position",
      ['ERROR:  relation "x" does not exist', "LINE 2: from x", "             ^"],
      "select 1\nfrom x",
      { message: 'relation "x" does not exist', position: 14 },
    ],
    [
      "a position in text that is not known",
      ["ERROR:  no", "LINE 1: x", "        ^"],
      null,
      { message: "no" },
    ],
    [
      "a position in the query inside of a function",
      ["ERROR:  no", "LINE 1: select x", "               ^", "QUERY:  select x", "CONTEXT:  f()"],
      "select x",
      { message: "no", internalQuery: "select x", internalPosition: 7, context: "f()" },
    ],
    [
      "no position in a statement that only calls what failed",
      ["ERROR:  no", "LINE 1: call f(x)", "               ^", "QUERY:  select y", "CONTEXT:  f()"],
      "call f(x)",
      { message: "no", internalQuery: "select y", context: "f()" },
    ],
    [
      "a position in a file",
      ["psql:/tmp/a b.sql:12: ERROR:  no", "LINE 1: select x", "               ^"],
      "select x",
      { message: "no" },
    ],
    [
      "a message that quotes another one's lines",
      ["WARNING:  said:", "LINE 1: x", "        ^", "and so on", "HINT:  one", "DETAIL:  two"],
      "x",
      {
        severity: "WARNING",
        message: "said:\nLINE 1: x\n        ^\nand so on",
        hint: "one\nDETAIL:  two",
      },
    ],
    [
      "a text like an SQLSTATE in a verbosity without SQLSTATE",
      ["NOTICE:  12345: go"],
      null,
      { severity: "NOTICE", message: "12345: go" },
    ],
    ["terse", ["ERROR:  no at character 8"], "select x", { message: "no at character 8" }],
  ])("reads %s", (_, lines, statementText, fields) => {
    expect(parse(lines, statementText)).toEqual(message(lines, fields));
  });

  it.each([
    [[]],
    [["NOTICE: one blank"]],
    [["notice:  x"]],
    [[" ERROR:  x"]],
    [["ERROR:  ".trim()]],
  ])("%j is not a message", (lines) => {
    expect(parse(lines, null)).toBeNull();
  });
});

it.each([
  ["DEBUG:  x", true, false],
  ["FATAL:  57P01: x", true, true],
  ["psql:f.sql:1: ERROR:  42601: x", true, true],
  ["NOTICE:  HELLO: x", true, false],
  ["x", false, false],
])("%j: a message %s, verbose %s", (line, isMessage, isVerbose) => {
  expect([beginsMessage(line), looksVerbose(line)]).toEqual([isMessage, isVerbose]);
});

it.each([
  [location, true],
  ["LOCATION:  pl_exec.c:3907", true],
  ["LOCATION:  somewhere", false],
  [" LOCATION:  f, a.c:1", false],
])("%j ends a verbose message: %s", (line, expected) => {
  expect(endsVerboseMessage(line)).toBe(expected);
});

it("keeps lines that look like an excerpt in the text of a notice", () => {
  const lines = [
    "NOTICE:  00000: first",
    "LINE 1: of mine",
    "        ^",
    "LOCATION:  exec_stmt_raise, pl_exec.c:1",
  ];
  const source = { statementText: "do $$ begin end $$;", widthTables: [psql15Widths] };
  expect(parseServerMessage(lines, source)?.message).toBe("first\nLINE 1: of mine\n        ^");
});
