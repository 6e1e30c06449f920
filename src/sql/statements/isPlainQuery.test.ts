import { expect, test } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { isPlainQuery } from "./isPlainQuery.ts";

function isQuery(text: string, dialect = postgresqlDialect): boolean {
  return isPlainQuery(text, dialect, { start: 0, end: text.length });
}

test.each([
  "select 1",
  "SELECT",
  "/* c */ select 1 -- d",
  "with a as (select 1) select * from a",
  "with recursive a as (values (1) union select 2) table a",
  "values (1), (2)",
  "table t",
  "(select 1) union (select 2)",
  "((values (1)))",
  "select 'into', \"into\", $$ for update $$ -- for update",
  "select substring('a' for 1), overlay('a' placing 'b' from 1 for 2)",
  "select a::text, b[1], $1 from t where c = 'x' order by 1 limit 5 offset 2",
  "select * from t tablesample system (1)",
])("%s", (text) => {
  expect(isQuery(text)).toBe(true);
});

test.each([
  "",
  "-- select 1",
  "()",
  "1",
  "'select'",
  "insert into t select 1",
  "explain select 1",
  "show all",
  "call p()",
  "do $$ select 1 $$",
  "execute p",
  "fetch all from c",
  "copy (select 1) to stdout",
  "select * into t from u",
  "select 1 as a into strict b",
  "select * from t for update",
  "select * from t FOR /* c */ NO KEY UPDATE",
  "select * from t for share skip locked",
  "select * from t for key share",
  "with d as (delete from t returning *) select * from d",
  "with i as (insert into t values (1)) select 1",
  "with u as materialized (update t set a = 1 returning a) table u",
  "with m as (merge into t using u on a = b when matched then do nothing) select 1",
  "with a as (select 1) insert into t select * from a",
  "with a as (select 1) update t set b = 1",
  "select 1 \\; select 2",
  "select (1; 2)",
  "select 1 \\: 2",
  "select 1 \\gx",
  "select :a",
  "select :'a'",
  "select :{?a}",
  "select a[1:n] from t",
])("rejects %s", (text) => {
  expect(isQuery(text)).toBe(false);
});

test.each([
  ["select q'[into]' from dual", true],
  ["select nextval('s'), sysdate from dual", true],
  ["select 1 into :v from dual", false],
  ["with function f return int is begin return 1 end select f from dual", false],
])("oracle: %s is a query: %s", (text, expected) => {
  expect(isQuery(text, oracleDialect)).toBe(expected);
});

test("reads only the given range", () => {
  expect(isPlainQuery("into select 1 into", postgresqlDialect, { start: 5, end: 13 })).toBe(true);
});
