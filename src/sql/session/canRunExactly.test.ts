import { expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { canRunExactly } from "./canRunExactly.ts";

it.each([
  ["select 1;", true],
  ["with a as (select 1) select * from a", true],
  ["insert into t values (1) returning *;", true],
  ["explain select 1;", true],
  ["fetch all from c;", true],
  ["copy t to stdout;", false],
  ["select 1 \\gx", false],
  ["select 1\\; select 2;", false],
  ["\\d t", false],
  ["create table t (a int);", false],
])("%j in psql's csv format: %s", (text, expected) => {
  expect(splitStatements(text, postgresqlDialect).map(canRunExactly)).toEqual([expected]);
});

it("leaves blocks alone", () => {
  expect(splitStatements("begin null; end;\n/\n", oracleDialect).map(canRunExactly)).toEqual([
    false,
  ]);
});
