import { expect, test } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { isCode, mayPrint } from "./mayPrint.ts";

test.each<[string, boolean, Dialect?]>([
  ["begin dbms_output.put_line('x'); end;\n/", true],
  ["declare n int; begin null; end;\n/", true],
  ["<<here>> begin null; end;\n/", true],
  ["exec greet('x')", true],
  ["call greet();", true],
  ["do $$ begin perform f(); end $$;", true, postgresqlDialect],
  ["select f(1);", true],
  ["select * from t where a = (select 1);", false],
  ["select a from t;", false],
  ["with q as (select f()) select * from q;", true],
  ["select 'f(' from t;", false],
  ["insert into t values (1);", true],
  ["merge into t using u on (t.a = u.a) when matched then delete;", true],
  ["select f() \\g", false],
  ["create function f return int is begin return 1; end;\n/", false],
  ["begin;", false],
  ["vacuum;", false],
  ["commit;", false],
  ["print x", false],
  ["\\d", false],
])("whether %s may print: %s", (text, expected, dialect = oracleDialect) => {
  expect(splitStatements(text, dialect).map(mayPrint)).toEqual([expected]);
});

test.each<[string, boolean]>([
  ["do $$ begin null; end $$;", true],
  ["call greet();", true],
  ["select greet();", false],
  ["insert into t values (1);", false],
])("%s is a block or call: %s", (text, expected) => {
  expect(splitStatements(text, postgresqlDialect).map(isCode)).toEqual([expected]);
});
