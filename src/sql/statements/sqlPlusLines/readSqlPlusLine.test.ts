import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { withSqlPlusLines } from "../../dialectOfServer.ts";
import { splitStatements } from "../splitStatements.ts";
import { summarize } from "../testing/summarize.ts";
import { readSqlPlusLine } from "./readSqlPlusLine.ts";

function read(line: string, hasClientWords = false): unknown {
  return readSqlPlusLine(line, 0, { hasClientWords })?.command ?? null;
}

describe("SET", () => {
  it.each([
    ["SET SERVEROUTPUT ON", [{ kind: "serverOutput", isOn: true }]],
    ["set serverout off;", [{ kind: "serverOutput", isOn: false }]],
    ["SET SERVEROUTPUT ON SIZE UNLIMITED", [{ kind: "serverOutput", isOn: true }]],
    ["set define off", [{ kind: "define", character: null }]],
    ["set define ^", [{ kind: "define", character: "^" }]],
    ["SET DEF ON", [{ kind: "define", character: "&" }]],
    ["set auto off", [{ kind: "autocommit", isOn: false }]],
    [
      "set echo on feedback off linesize 200",
      ["ECHO", "FEEDBACK", "LINESIZE"].map((name) => ({ kind: "ignored", name: `SET ${name}` })),
    ],
    ["set sqlprompt 'sql echo> '", [{ kind: "ignored", name: "SET SQLPROMPT" }]],
  ])("%s", (line, settings) => {
    expect(read(line)).toEqual({ kind: "set", settings });
  });

  it.each([
    "SET search_path = public;",
    "set work_mem to '4MB'",
    "SET serveroutput = on;",
    "set echo to on;",
    "SET TIME ZONE 'UTC';",
    "SET TRANSACTION READ ONLY;",
    "SET ROLE postgres;",
    "SET SESSION AUTHORIZATION x;",
    "SET LOCAL enable_seqscan = off;",
    "SET CONSTRAINTS ALL DEFERRED;",
    "SET NAMES 'utf8';",
    "set orafce.nls_date_format = 'x'",
    "set",
  ])("leaves %s to the server", (line) => {
    expect(read(line)).toBeNull();
  });
});

const plainAccept = {
  kind: "accept",
  name: "n",
  isNumber: false,
  format: null,
  prompt: null,
  default: null,
  isHidden: false,
};

describe("other commands", () => {
  it.each([
    ["REM a comment; with 'quotes", { kind: "remark" }],
    ["rem", { kind: "remark" }],
    ["PROMPT It's done;", { kind: "prompt", text: "It's done;" }],
    ["desc scott.emp;", { kind: "describe", name: "scott.emp" }],
    ["DESCRIBE", { kind: "refused", name: "DESCRIBE", reason: "incomplete" }],
    ["SHOW ERRORS", { kind: "showErrors" }],
    ["sho err function f;", { kind: "showErrors" }],
    ["show user", { kind: "showUser" }],
    ["SPOOL out.log", { kind: "ignored", names: ["SPOOL"] }],
    ["col name format a20", { kind: "ignored", names: ["COLUMN"] }],
    ["WHENEVER SQLERROR EXIT SQL.SQLCODE ROLLBACK", { kind: "whenever", stops: true }],
    ["whenever sqlerror continue none", { kind: "whenever", stops: false }],
    ["@a/b.sql", { kind: "file", name: "a/b.sql", values: [], isNested: false }],
    ["@@ b 1 'two words'", { kind: "file", name: "b", values: ["1", "two words"], isNested: true }],
    ["START b;", { kind: "file", name: "b", values: [], isNested: false }],
    ["DEFINE Tab = emp", { kind: "define", name: "tab", value: "emp" }],
    ["def t = 'a b'", { kind: "define", name: "t", value: "a b" }],
    ["define", { kind: "define", name: null, value: null }],
    ["UNDEFINE a b", { kind: "undefine", names: ["a", "b"] }],
    [
      "ACCEPT n NUMBER DEFAULT 5 PROMPT 'How many? ' HIDE",
      { ...plainAccept, isNumber: true, prompt: "How many? ", default: "5", isHidden: true },
    ],
    ["acc n", plainAccept],
    ["accept n num for '99.9'", { ...plainAccept, isNumber: true, format: "99.9" }],
    [
      "col d new_value day noprint",
      { kind: "refused", name: "COLUMN NEW_VALUE", reason: "valueFromQuery" },
    ],
    ["COLUMN d OLD_V day", { kind: "refused", name: "COLUMN OLD_VALUE", reason: "valueFromQuery" }],
    ["EXIT", { kind: "exit" }],
    ["exit success commit;", { kind: "exit" }],
    ["QUIT 1", { kind: "exit" }],
    ["CONNECT scott/tiger", { kind: "refused", name: "CONNECT", reason: "connection" }],
    ["host ls", { kind: "refused", name: "HOST", reason: "hostProgram" }],
    ["! ls", { kind: "refused", name: "HOST", reason: "hostProgram" }],
    ["/", { kind: "slash" }],
    ["  ", null],
    ["VAR n NUMBER", { kind: "variable", name: "n", type: "number" }],
    ["print :n m", { kind: "print", names: ["n", "m"] }],
    ["exec p(1);", { kind: "execute", text: "p(1)" }],
    ["prompt -\n  on two lines", { kind: "prompt", text: "on two lines" }],
  ])("%s", (line, command) => {
    expect(read(line)).toEqual(command);
  });

  it.each([
    "select 1;",
    "SHOW search_path;",
    "START TRANSACTION;",
    "COMMENT ON TABLE t IS 'x';",
    "CLUSTER t;",
    "DISCARD ALL;",
    "EXECUTE p(1);",
    "show errorsx;",
    "print_it();",
    "@",
  ])("finds no complete SQL*Plus command in %s", (line) => {
    const isRefused = line === "@";
    expect(read(line)).toEqual(
      isRefused ? { kind: "refused", name: "@", reason: "incomplete" } : null,
    );
  });

  it.each(["var n number", "print n", "exec p"])("leaves %s to a psql that has it", (line) => {
    expect(read(line, true)).toBeNull();
  });
});

it.each([
  ["exec p( -\n 1)", { kind: "execute", text: "p(   1)" }],
  ["EXECUTE p( -\n 1);", { kind: "execute", text: "p(   1)" }],
  ["print -\n n", { kind: "refused", name: "PRINT", reason: "continuation" }],
  ["var n -\n number", { kind: "refused", name: "VARIABLE", reason: "continuation" }],
  ["prompt a-\nb", { kind: "prompt", text: "a-" }],
])("reads continued lines that a psql with client commands would cut: %j", (line, command) => {
  expect(read(line, true)).toEqual(command);
});

it.each(["run", "LIST", "get file", "save file"])("refuses %s, which needs a buffer", (line) => {
  expect(read(line)).toMatchObject({ kind: "refused", reason: "editing" });
});

it.each(["savepoint a;", "listen x;", "getx", "runs"])("leaves %s to the server", (line) => {
  expect(read(line)).toBeNull();
});

describe.each([oracleDialect, postgresqlDialect])("in a script for $name", (dialect) => {
  const split = (text: string): readonly string[] =>
    splitStatements(text, withSqlPlusLines(dialect)).map(
      (statement) => `${summarize(statement).is}: ${statement.text}`,
    );

  it("reads commands without a semicolon as separate lines", () => {
    expect(split("SET SERVEROUTPUT ON\nselect 1;\nSHOW ERRORS\nselect 2;")).toEqual([
      "sqlplus set: SET SERVEROUTPUT ON",
      "query SELECT: select 1;",
      "sqlplus showErrors: SHOW ERRORS",
      "query SELECT: select 2;",
    ]);
  });

  it.each([
    ["select 1\nset echo on\n;", ["query SELECT: select 1\nset echo on\n;"]],
    ["select 1; set echo on", ["query SELECT: select 1;", "sql SET: set echo on"]],
    [
      "insert into t values ('\nprompt x\n');",
      ["sql INSERT: insert into t values ('\nprompt x\n');"],
    ],
    ["/* a\nrem */ select 1;", ["query SELECT: select 1;"]],
  ])("reads %j only where a statement begins", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it("reads lines with CRLF", () => {
    expect(split("set echo on\r\nprompt a\r\nselect 1;\r\n")).toEqual([
      "sqlplus set: set echo on",
      "sqlplus prompt: prompt a",
      "query SELECT: select 1;",
    ]);
  });

  it("changes nothing on another port", () => {
    const text = "SET ECHO ON\nselect 1;";
    expect(splitStatements(text, dialect).map((each) => each.text)).toEqual([text]);
  });
});
