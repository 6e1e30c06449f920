import { expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { readCalls } from "./readCalls.ts";

/**
 * Returns each open call at the `|`, the innermost first: its name, argument and named parameter.
 */
function calls(marked: string, dialect = postgresqlDialect): readonly string[] {
  const found = readCalls(marked.replace("|", ""), marked.indexOf("|"), dialect);
  return found.map(({ name, argument, parameter }) =>
    [name.join("."), argument, ...(parameter === null ? [] : [parameter])].join(" "),
  );
}

it.each([
  ["select f(|", ["f 0"]],
  ["select f(|) from t", ["f 0"]],
  ["select f(a, b, |", ["f 2"]],
  ["select f(a, g(b, c), |", ["f 2"]],
  ["select f(a, g(b, |", ["g 1", "f 1"]],
  ["select f((a + b), (c|", ["f 1"]],
  ["select f(array[1, 2, |", ["f 0"]],
  ["select f(array[1, 2], |", ["f 1"]],
  ["select Hr.Pk . F(1, |", ["hr.pk.f 1"]],
  ['select "Hr"."f x"(|', ["Hr.f x 0"]],
  ["select f('a, (b|", ["f 0"]],
  ["select f('it''s, (', |", ["f 1"]],
  ["select f(1, /* ( , */ |", ["f 1"]],
  ["select f(1, -- ( ,\n|", ["f 1"]],
  ["select f(1, b => |", ["f 1 b"]],
  ["select f(1, b := 2|", ["f 1 b"]],
  ["select f(a = |", ["f 0"]],
  ["select f(1)|", []],
  ["select |f(1)", []],
  ["select f|(1)", []],
  ["create function f(|", []],
  ["create or replace procedure hr.p(a int, |", []],
  ["insert into t (a, |", []],
  ["insert into t values (f(1, |", ["f 1", "values 0"]],
  ["call p(1, |, 3)", ["p 1"]],
  ["select ), |f(", []],
  ["", []],
])("%s", (text, expected) => {
  expect(calls(text)).toEqual(expected);
});

it("drops a parenthesis left open by an earlier statement of a block", () => {
  expect(calls("begin\n  p(1, 2;\n  q(3, |\nend;", oracleDialect)).toEqual(["q 1"]);
});

it("reads alternative quotes as strings in Oracle mode", () => {
  expect(calls("select f(q'[it's, (]', |", oracleDialect)).toEqual(["f 1"]);
});
