import { expect, it } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { canRunExactly } from "./canRunExactly.ts";

function split(text: string, dialect: Dialect): readonly boolean[] {
  return splitStatements(text, dialect).map((statement) => canRunExactly(statement, dialect));
}

it.each([
  ["select 1;", true],
  ["select :hv;", true],
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
  expect(split(text, postgresqlDialect)).toEqual([expected]);
});

it.each([
  ["begin null; end;\n/\n", false],
  ["select :hv from dual;", false],
  ["select q'[:a]' from dual;", true],
])("%j in Oracle mode: %s", (text, expected) => {
  expect(split(text, oracleDialect)).toEqual([expected]);
});
