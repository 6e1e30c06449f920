import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { readOutput } from "../../output/readOutput.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { findFailure } from "./findFailure.ts";
import { parseBriefReport } from "../protocol/marker.ts";
import { Reply } from "./reply.ts";

const stale = "false 00000 1";
const marked = "unset 00000 1";
const location = "LOCATION:  f, f.c:1\n";

function failureOf(
  text: string,
  printed: string,
  words: string,
  hasCommandFailed: boolean | null = null,
  stopsOnError = false,
): string | null {
  const [statement, ...others] = splitStatements(
    text,
    text.includes(":h") ? oracleDialect : postgresqlDialect,
  );
  if (statement === undefined || others.length > 0) throw new Error(text);
  const reply = new Reply();
  const settings = { nullMarker: "\ue000", statementText: text, expectsTitles: false };
  for (const block of readOutput(new TextEncoder().encode(printed), settings)) reply.add(block);
  const report = parseBriefReport(words.split(" "));
  return findFailure({ statement, reply, report, hasCommandFailed, stopsOnError })?.message ?? null;
}

describe("with stale variables", () => {
  it.each([
    ["select 1;", `ERROR:  42703: column "x" does not exist\n${location}`, stale],
    ["select 1;", `FATAL:  57P01: terminating connection\n${location}`, stale],
    ["select 1;", `PANIC:  XX000: out of luck\n${location}`, stale],
    ["select 1;", `NOTICE:  00000: first\n${location}ERROR:  22012: no\n${location}`, stale],
    [
      "select :h from dual;",
      `ERROR:  42601: syntax error\nLINE 1: x\n        ^\n${location}`,
      marked,
    ],
    ["select :h from dual;", 'Bind variable "h" not declared.\n', marked],
    ["exec p(:h)", `ERROR:  42883: no\nCONTEXT:  PL/iSQL\n${location}`, marked],
    ["exec p(:h)", 'Bind variable "h" not declared.\n', marked],
    [
      "copy t from stdin;\n1\n\\.",
      `ERROR:  22P04: extra data\nCONTEXT:  COPY t\n${location}`,
      marked,
    ],
    ["copy t to stdout;", `1\t2\nERROR:  22012: division by zero\n${location}`, marked],
    ["copy t to stdout;", "1\t2\n", marked],
    ["\\copy t from '/tmp/x'", `ERROR:  22P02: bad\n${location}`, marked],
    ["\\copy t from '/tmp/x'", "/tmp/x: No such file or directory\n", marked],
    ["select 1 \\g /no/x", "/no/x: No such file or directory\n", marked],
    ["select 1 \\gset", "no rows returned for \\gset\n", marked],
    ["select 1 \\gset", "more than one row returned for \\gset\n", marked],
    [
      "select 1 \\crosstabview",
      "\\crosstabview: query must return at least three columns\n",
      marked,
    ],
    ["select 1 \\gexec", `ERROR:  22012: division by zero\n${location}`, stale],
    ["\\gexec", `ERROR:  22012: division by zero\n${location}`, stale],
    ["\\i f.sql", `psql:f.sql:3: ERROR:  22012: division by zero\n${location}`, stale],
    ["\\i f.sql", `psql:f.sql:3: error: ERROR:  42601: syntax error\n${location}`, stale],
    ["\\i f.sql", "psql:f.sql:3: error: invalid command \\nosuch\n", stale],
    ["\\i f.sql", 'psql:f.sql:3: error: Bind variable "h" not declared.\n', stale],
    ["\\lo_import /no", `ERROR:  58P01: could not open\n${location}`, stale],
    ["\\sf nosuch", 'ERROR:  function "nosuch" does not exist\n', stale],
    ["\\if true\nselect 1/0;\n\\endif", `ERROR:  22012: division by zero\n${location}`, stale],
  ])("%j that prints %j counts as failed", (text, printed, words) => {
    expect(failureOf(text, printed, words)).not.toBeNull();
  });

  it.each([
    ["select 1;", "NOTICE:  00000: ERROR:  22012: mine\nLOCATION:  exec_stmt_raise, pl_exec.c:1\n"],
    ["select 1;", "WARNING:  01000: an ERROR of yesterday\nLOCATION:  f, f.c:1\n"],
    ["select 1;", "ERROR:  printed by DBMS_OUTPUT\n"],
    ["select 1;", "ERROR:  22012: printed without its end\n"],
    ["copy t to stdout;", `ERROR:  22012: a line of a log\n${location}`],
    ["\\copy t to stdout", `ERROR:  22012: a line of a log\n${location}`],
    ["select 1 \\g |cat log", `ERROR:  22012: a line of a log\n${location}`],
    ["\\! cat log", `ERROR:  22012: a line of a log\n${location}`],
    ["\\echo ERROR:  22012: x", `ERROR:  22012: a line of a log\n${location}`],
    ["\\i f.sql", "psql:f.sql:3: NOTICE:  00000: ERROR\nLOCATION:  f, f.c:1\n"],
  ])("%j that prints %j counts as succeeded", (text, printed) => {
    expect(failureOf(text, printed, stale)).toBeNull();
  });

  it("a statement with a host variable counts as succeeded without a printed error", () => {
    expect(failureOf("select :h from dual;", "", marked)).toBeNull();
    expect(
      failureOf("exec :h := 5", "\nPL/iSQL procedure successfully completed.\n\n", marked),
    ).toBeNull();
  });
});

it("uses variables that psql has set", () => {
  expect(failureOf("select 1;", "out of memory for query result\n", "true 53200 0")).toBe(
    "out of memory for query result",
  );
  expect(failureOf("\\d nosuch", "Did not find any\n", "true 22012 0", false)).toBeNull();
});

it("fails a command when psql skips the rest of its line", () => {
  expect(failureOf("\\pset x", "\\pset: unknown option: x\n", stale, true)).toBe(
    "\\pset: unknown option: x",
  );
});

it("uses psql's status of a file only with ON_ERROR_STOP", () => {
  const printed = `psql:f.sql:3: ERROR:  22012: division by zero\n${location}`;
  expect(failureOf("\\i f.sql", printed, stale, false, true)).toBeNull();
  expect(failureOf("\\i f.sql", printed, stale, true, true)).toBe("division by zero");
  expect(failureOf("\\i f.sql", printed, stale, false, false)).toBe("division by zero");
});
