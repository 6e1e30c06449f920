import { describe, expect, test } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { statementTraits, type StatementTraits } from "./statementTraits.ts";

const none: StatementTraits = { definesObjects: false, transactionControl: null, danger: null };

describe("postgresql", () => {
  test.each<[string, Partial<StatementTraits>]>([
    ["", {}],
    ["select 1", {}],
    ["insert into t values (1) on conflict do update set a = 1", {}],
    ["create table t (a int)", { definesObjects: true }],
    ["/* c */ CREATE OR REPLACE VIEW v AS SELECT 1", { definesObjects: true }],
    ["comment on table t is 'x'", { definesObjects: true }],
    ["import foreign schema s from server v into t", { definesObjects: true }],
    ["select * into t from u", { definesObjects: true }],
    ["with a as (select 1) select * into t from a", { definesObjects: true }],
    ["alter table t add b int", { definesObjects: true, danger: "alter" }],
    ["alter table t add foreign key (a) references u on delete cascade", { definesObjects: true }],
    ["alter table t add primary key (a), add unique (b)", { definesObjects: true }],
    [
      "alter table t add constraint c check (a > 0), drop b",
      { definesObjects: true, danger: "alter" },
    ],
    ["alter table t alter a type text, add unique (a)", { definesObjects: true, danger: "alter" }],
    ["drop table t", { definesObjects: true, danger: "drop" }],
    ["truncate t", { danger: "truncate" }],
    ["delete from t", { danger: "deleteWithoutWhere" }],
    ["delete from t where a = 1", {}],
    ["delete from t using (select 1 where true) u", { danger: "deleteWithoutWhere" }],
    ["update t set a = 1", { danger: "updateWithoutWhere" }],
    ["update t set a = (select 1 where true)", { danger: "updateWithoutWhere" }],
    ["update t set a = 1 WHERE true", {}],
    [
      "with d as (delete from t returning *) select * from d where true",
      { danger: "deleteWithoutWhere" },
    ],
    ["with d as (delete from t where a = 1 returning *) select * from d", {}],
    ["with a as (select 1 where true) update t set b = 1", { danger: "updateWithoutWhere" }],
    ["select 'drop', \"drop\", $$ drop $$ -- drop", {}],
    ["select * from t for update", {}],
    ["explain delete from t", {}],
    ["explain analyze delete from t", { danger: "deleteWithoutWhere" }],
    ["explain (analyze, costs off) delete from t", { danger: "deleteWithoutWhere" }],
    [
      "create rule r as on insert to t do also (update u set a = 1; delete from v)",
      { definesObjects: true },
    ],
    ["create function f() begin atomic delete from t; end", { definesObjects: true }],
    ["grant update, delete on t to u", {}],
    ["begin", { transactionControl: "begin" }],
    ["START TRANSACTION read only", { transactionControl: "begin" }],
    ["commit and chain", { transactionControl: "commit" }],
    ["end", { transactionControl: "commit" }],
    ["rollback", { transactionControl: "rollback" }],
    ["abort work", { transactionControl: "rollback" }],
    ["rollback work to savepoint s", { transactionControl: "savepoint" }],
    ["savepoint s", { transactionControl: "savepoint" }],
    ["release s", { transactionControl: "savepoint" }],
    ["prepare transaction 'x'", { transactionControl: "prepare" }],
    ["prepare p as select 1", {}],
    [
      "begin \\; drop table t \\; commit",
      { definesObjects: true, transactionControl: "commit", danger: "drop" },
    ],
    [
      "\\if :x\ntruncate t;\n\\else\ndrop table t;\n\\endif",
      { definesObjects: true, danger: "truncate" },
    ],
  ])("%s", (text, expected) => {
    expect(statementTraits(text, postgresqlDialect)).toEqual({ ...none, ...expected });
  });
});

describe("oracle", () => {
  test.each<[string, Partial<StatementTraits>]>([
    ["begin;", { transactionControl: "begin" }],
    ["begin null; end;\n/", {}],
    ["begin delete from t; end;\n/", { danger: "deleteWithoutWhere" }],
    [
      "declare n int; begin if n = 1 then update t set a = 1; end if; end;\n/",
      { danger: "updateWithoutWhere" },
    ],
    ["begin delete from t where a = 1; commit; end;\n/", {}],
    ["create procedure p is begin delete from t; drop table t; end;\n/", { definesObjects: true }],
    ["alter session set nls_date_format = 'YYYY'", {}],
    ["select q'[drop;]' from dual", {}],
  ])("%s", (text, expected) => {
    expect(statementTraits(text, oracleDialect)).toEqual({ ...none, ...expected });
  });
});
