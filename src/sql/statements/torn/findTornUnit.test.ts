import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { withSqlPlusLines } from "../../dialectOfServer.ts";
import { refuseStatement } from "../../session/refusals/refuseStatement.ts";
import { splitStatements } from "../splitStatements.ts";

const trigger = `create or replace trigger trg before insert on t for each row
declare
  n number;
begin
  if :new.a is null then select s.nextval into :new.a from dual; end if;
  for i in 1..2 loop null; end loop;
  n := case when n = 1 then 2 end;
end trg;`;
const compound = `create trigger c for insert on t compound trigger
  before each row is begin null; end before each row;
  after statement is begin null; end after statement;
end c;`;
const procedure = `create procedure p(a number default 1) is
  x number;
  procedure q is begin null; end;
begin
  q; x := q'[;end;]';
end;`;
const packageBody = `create or replace package body pk as
  n number := 0;
  function f(x number) return number is begin return x; end f;
  procedure g;
  procedure g is begin begin null; end; end;
begin
  n := 1;
end pk;`;
const block = `declare
  procedure q is begin null; end;
begin
  q;
end;`;

function split(text: string, dialect = postgresqlDialect): readonly (readonly [string, unknown])[] {
  return splitStatements(text, withSqlPlusLines(dialect)).map((statement) => [
    statement.text,
    statement.torn,
  ]);
}

describe.each([
  [trigger, "trigger"],
  [compound, "trigger"],
  [procedure, "procedure"],
  [procedure.replace("procedure p(a number default 1)", "function p return number"), "function"],
  [packageBody, "package"],
  ["create package pk is procedure p; end;", "package"],
  [
    "create type body ty as member function f return number is begin return 1; end; end;",
    "typeBody",
  ],
  [block, "block"],
  ["begin null; end;", "block"],
  ["<<l>> begin null; end l;", "block"],
])("%s", (unit, what) => {
  it.each(["\n/", "\n\n  /  ", "\r\n/\r"])("is one refused unit up to %j", (slash) => {
    const pieces = split(`select 1;\n${unit}${slash}\nselect 2;`);
    expect(pieces).toEqual([
      ["select 1;", undefined],
      [`${unit}${slash}`.trimEnd(), what],
      ["select 2;", undefined],
    ]);
  });

  it("is one refused unit without a slash", () => {
    expect(split(`${unit}\nselect 2;`)).toEqual([
      [unit, what],
      ["select 2;", undefined],
    ]);
  });
});

it.each([
  "create function f() returns int language sql as $$ select 1; $$;",
  "create function f() returns int as 'select 1' language sql;",
  "create or replace procedure p() language sql begin atomic select 1; end;",
  "create function f() returns int return 1;",
  "create trigger trg before insert on t for each row execute function f();",
  "begin;",
  "begin work;",
  "begin isolation level serializable;",
  "declare c cursor for select 1;",
  "declare c scroll cursor with hold for select 1;",
  "do $$ begin null; end $$;",
  "create table t (a int);",
  "create type ty as (a int);",
  "end transaction;",
  "end work;",
  "end and chain;",
  "select case when true then 1 end;",
])("sends PostgreSQL's %s unchanged", (text) => {
  expect(split(`${text}\nselect 1;`)).toEqual([
    [text, undefined],
    ["select 1;", undefined],
  ]);
});

it("leaves units to IvorySQL's psql, except triggers and type bodies", () => {
  const text = [trigger, procedure, packageBody, block].map((unit) => `${unit}\n/\n`).join("");
  expect(split(text, oracleDialect).map(([, torn]) => torn)).toEqual([
    "trigger",
    undefined,
    undefined,
    undefined,
  ]);
});

it.each(["end;", "END", "end trg;", "end\n/", "/* x */ end;\n/"])("never sends %j", (text) => {
  for (const dialect of [postgresqlDialect, oracleDialect]) {
    const [statement] = splitStatements(text, withSqlPlusLines(dialect));
    expect(statement && refuseStatement(statement)).toEqual({ kind: "torn", what: "end" });
  }
});

it("runs in linear time", () => {
  const text = "begin;\nend transaction;\ncreate function f() returns int return 1;\n".repeat(
    5_000,
  );
  expect(split(text)).toHaveLength(15_000);
});
