import { expect, it } from "vitest";
import { oracleDialect4, postgresqlDialect } from "../../dialect.ts";
import { withSqlPlusLines } from "../../dialectOfServer.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import type { Statement } from "../../statements/statement.ts";
import { type FilledStatement, fillStatement } from "./fillStatement.ts";
import { HostVariables } from "./hostVariables.ts";

const dialect = withSqlPlusLines(postgresqlDialect);

function statement(text: string, values: Readonly<Record<string, string>> | null): Statement {
  const [first] = splitStatements(text, dialect);
  if (first === undefined) throw new Error("no statement");
  if (values === null) return first;
  const substitution = { character: "&", values: new Map(Object.entries(values)) };
  return { ...first, script: { substitution } };
}

function fill(
  text: string,
  values: Readonly<Record<string, string>> | null,
  variables = new HostVariables(),
): FilledStatement {
  return fillStatement(statement(text, values), dialect, variables);
}

function number(value: string): HostVariables {
  const variables = new HostVariables();
  variables.obey({ kind: "variable", name: "n", type: "number" });
  variables.assign("n", value);
  return variables;
}

it("returns a statement without variables unchanged", () => {
  const plain = statement("select '&a';", null);
  expect(fillStatement(plain, dialect, new HostVariables())).toMatchObject({ statement: plain });
});

it("inserts & variables, then host variables, and returns the kept values", () => {
  const filled = fill("select &a, '&&b.', :n;", { a: ":n + 1", b: "x" }, number("5"));
  expect(filled).toMatchObject({
    kind: "filled",
    statement: { text: "select ('5'::numeric) + 1, 'x', ('5'::numeric);" },
    kept: [["b", "x"]],
  });
});

it.each([
  ["two statements", "select &a;", "1; drop table t"],
  ["a command of psql", "&a;", "\\q"],
])("refuses a value that makes %s of the statement", (_, text, value) => {
  expect(fill(text, { a: value })).toEqual({ kind: "refused", refusal: { kind: "splitByValue" } });
});

it.each([
  ["before the variables", "oops", "select oops, '&a', :n, last;"],
  ["between them", "here", "select '&a', here, :n, last;"],
  ["behind both", "last", "select '&a', :n, last;"],
])("relocates an error %s", (_, token, text) => {
  const filled = fill(text, { a: "a long value" }, number("12345"));
  if (filled.kind === "refused") throw new Error("refused");
  const position = filled.statement.text.indexOf(token);
  const message = createMessage({ severity: "ERROR", message: "no", position });
  expect(filled.mapMessage(message).position).toBe(text.indexOf(token));
  expect(filled.mapBlock({ kind: "message", message })).toEqual({
    kind: "message",
    message: filled.mapMessage(message),
  });
});

it("maps an error inside a value to the start of its variable", () => {
  const filled = fill("select &a from t;", { a: "1 + nosuch" });
  if (filled.kind === "refused") throw new Error("refused");
  const position = filled.statement.text.indexOf("nosuch");
  const message = createMessage({ severity: "ERROR", message: "no", position });
  expect(filled.mapMessage(message).position).toBe(7);
});

it.each([
  "begin :n := 5; end;\n/",
  "begin\n  select 1 into :N from dual;\nend;\n/",
  "declare x number; begin :n\n:= x; end;\n/",
])("refuses %j, which assigns to a variable that only the driver knows", (text) => {
  const oracle = withSqlPlusLines(oracleDialect4);
  const [block] = splitStatements(text, oracle);
  if (block === undefined) throw new Error("no statement");
  expect(fillStatement(block, oracle, number("1"))).toMatchObject({
    kind: "refused",
    refusal: { kind: "sqlPlus", reason: "hostAssignment" },
  });
  // A variable that is not declared is left to the server.
  expect(fillStatement(block, oracle, new HostVariables()).kind).toBe("filled");
});

it("reads a host variable in a block", () => {
  const oracle = withSqlPlusLines(oracleDialect4);
  const [block] = splitStatements("begin p(:n); x := :n; end;\n/", oracle);
  if (block === undefined) throw new Error("no statement");
  expect(fillStatement(block, oracle, number("1"))).toMatchObject({
    statement: { text: "begin p(('1'::number)); x := ('1'::number); end;\n/" },
  });
});
