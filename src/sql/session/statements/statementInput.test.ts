import { describe, expect, it } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { withSqlPlusLines } from "../../dialectOfServer.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import type { Statement } from "../../statements/statement.ts";
import { canBeTyped, sentText, statementLines } from "./statementInput.ts";
import { statementBody } from "../../statements/statementBody.ts";

function only(text: string, dialect = postgresqlDialect): Statement {
  const [statement, ...others] = splitStatements(text, dialect);
  if (statement === undefined || others.length > 0) throw new Error(`not one statement: ${text}`);
  return statement;
}

describe("statementLines", () => {
  it.each([
    ["select 1;", "select 1;\n"],
    ["select 1", "select 1\n;\n"],
    ["select 1 -- one", "select 1\n;\n"],
    ["\\d t", "\\d t\n"],
    ["select 1 \\gset", "select 1 \\gset\n"],
    ["copy t from stdin;\n1\n\\.\n", "copy t from stdin;\n1\n\\.\n"],
    ["copy t from stdin;\n1", "copy t from stdin;\n1"],
    ["copy t from stdin;\n1\n", "copy t from stdin;\n1\n"],
    ["copy t from stdin", "copy t from stdin\n;\n"],
    ["copy t from stdin;\r\n1\r\n\\.\r\n", "copy t from stdin;\r\n1\r\n\\.\r\n"],
    ["copy t from stdin;\r1\r2\r\\.\r", "copy t from stdin;\n1\n2\n\\.\n"],
    ["copy t from stdin;\r1\r\n2\n\\.\r\n", "copy t from stdin;\n1\n2\n\\.\n"],
    ["\\copy t from stdin\r1\r\\.\r", "\\copy t from stdin\n1\n\\.\n"],
    ["select 'a\rb'\r;\r", "select 'a\rb'\r;\n"],
    ["\\if 1\rselect 'a\rb';\r\\endif\r", "\\if 1\nselect 'a\rb';\r\\endif\n"],
  ])("terminates %j", (text, lines) => {
    expect(statementLines(only(text))).toBe(lines);
  });

  it("ends a block of PL/iSQL with a slash", () => {
    const [statement] = splitStatements("begin\n null;\nend;\n/\n", oracleDialect);
    expect(statement && statementLines(statement)).toBe("begin\n null;\nend;\n/\n");
  });

  it("replaces SQL*Plus's slash by a semicolon for a psql without such lines", () => {
    const text = "select 1 -- one\n/\nselect 2\n/\n";
    const lines = (dialect: Dialect): readonly string[] =>
      splitStatements(text, withSqlPlusLines(dialect)).map(statementLines);
    expect(lines(postgresqlDialect)).toEqual(["select 1\n;\n", "select 2\n;\n"]);
    expect(lines(oracleDialect)).toEqual(["select 1 -- one\n/\n", "select 2\n/\n"]);
    const [first] = splitStatements(text, withSqlPlusLines(postgresqlDialect));
    expect(first && sentText(first)).toBe("select 1");
  });

  it("ends a routine with a slash after which psql would continue reading", () => {
    const routine = "create function f() returns int language sql as 'select 1';";
    const [statement, ...others] = splitStatements(`${routine} select 1;`, oracleDialect);
    expect(statement && statementLines(statement)).toBe(`${routine}\n/\n`);
    expect(others.map(({ text }) => text)).toEqual(["select 1;"]);
  });
});

describe("statementBody", () => {
  it.each([
    ["select 1;", "select 1"],
    ["/* a */ select 1 /* b */ ;", "select 1"],
    ["select 1 \\gset", "select 1"],
  ])("is the text of %j that the server reads", (text, body) => {
    expect(statementBody(only(text)).trimEnd().replace(" /* b */", "")).toBe(body);
  });
});

describe("sentText", () => {
  it.each([
    ["select 1 ;", "select 1 ;"],
    ["select 1 -- one", "select 1"],
    ["select 1  \\gx", "select 1  "],
    ["select 1\n \\gx", "select 1"],
    ["copy t from stdin ;\n1\n\\.\n", "copy t from stdin ;"],
    ["\\d t", null],
  ])("is the text of %j that the server receives", (text, sent) => {
    expect(sentText(only(text))).toBe(sent);
  });
});

describe("canBeTyped", () => {
  it.each([
    ["select 1;", true],
    ["select '\x03';", false],
    [`select '${"x".repeat(5000)}';`, false],
    ["select 1 as\nexit\n;", false],
    ["select '\n  HELP ;\n';", false],
    ["select $$\n\\q\n$$;", false],
    ["select 1 as exit;", true],
    ["quit", true],
    ["copy t from stdin;\n1\n\\.\n", false],
    ["\\if true\nselect 1;\n\\endif\n", false],
    ["\\d t", true],
  ])("%j: %s", (text, expected) => {
    expect(canBeTyped(only(text))).toBe(expected);
  });
});
