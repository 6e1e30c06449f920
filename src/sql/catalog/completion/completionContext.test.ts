import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { type CompletionContext, readCompletionContext } from "./completionContext.ts";
import type { DerivedColumn, NamedRelation } from "./namedRelation.ts";

/** Reads the context at the `|` in a text. */
function at(marked: string, dialect = postgresqlDialect): CompletionContext | null {
  const offset = marked.indexOf("|");
  return readCompletionContext(marked.replace("|", ""), offset, dialect);
}

function write({ schema, name, alias, columns }: NamedRelation): string {
  const called = [schema === null ? name : `${schema}.${name}`, alias].filter(Boolean).join(" ");
  return columns === undefined ? called : `${called}(${columns.map(writeColumn).join(",")})`;
}

function writeColumn(column: DerivedColumn): string {
  return column.kind === "named" ? column.name : `${write(column.relation)}.*`;
}

/** Relations as `schema.name alias`. */
function relations(marked: string): readonly string[] | undefined {
  return at(marked)?.relations.map(({ schema, name, alias }) =>
    [schema === null ? name : `${schema}.${name}`, alias].filter(Boolean).join(" "),
  );
}

describe("the relations of a statement", () => {
  it.each([
    ["one", "select | from emp", ["emp"]],
    ["with an alias", "select | from emp e", ["emp e"]],
    ["with AS", "select | from emp as e where 1=1", ["emp e"]],
    ["with a schema", "select | from hr.emp e", ["hr.emp e"]],
    ["a list", "select | from a, b as x, c y where true", ["a", "b x", "c y"]],
    ["joins", "select | from a join b on a.id = b.id left join c x using (id)", ["a", "b", "c x"]],
    ["quoted", 'select | from "My Emp" "E"', ["My Emp E"]],
    ["in another case", "SELECT | FROM Emp E", ["emp e"]],
    ["a subquery", "select | from (select * from inner_t) s", ["s"]],
    [
      "of the query around the place first",
      "select 1 from a where exists (select 1 from b where |",
      ["b", "a"],
    ],
    ["not of a query beside it", "select (select 1 from b), | from a", ["a"]],
    ["of the own part of a union", "select x from a union select | from b", ["b"]],
    ["delete using", "delete from a using b where |", ["a", "b"]],
    ["delete using, several", "delete from a x using b, only c as y where |", ["a x", "b", "c y"]],
    ["delete using a subquery", "delete from a using (select 1 as n) s where |", ["a", "s"]],
    [
      "merge",
      "merge into a x using b y on x.id = y.id when matched then update set |",
      ["a x", "b y"],
    ],
    [
      "merge, its insert",
      "merge into a using b on true when not matched then insert (id) values (|)",
      ["a", "b"],
    ],
    ["no column of using", "select | from a join b using (id) join c on true", ["a", "b", "c"]],
    ["behind a condition", "select | from a join b on a.id = b.id, c x", ["a", "b", "c x"]],
    ["joins in parentheses", "select | from (a join b using (id)) join c on true", ["a", "b", "c"]],
    ["a lateral subquery", "select | from a, lateral (select a.x as y) l", ["a", "l"]],
    ["a function with columns", "select | from f(1) as g(a, b)", ["g"]],
    ["behind a function", "select | from f(1) g, t", ["t"]],
    ["not of extract", "select extract(year from x), | from t", ["t"]],
    ["not of a comparison", "select | from t where a is distinct from b", ["t"]],
    ["not of locking", "select | from t for update skip locked", ["t"]],
    ["in an open subquery", "select * from (select | from t", ["t"]],
    ["an update", "update emp set |", ["emp"]],
    ["an insert", "insert into emp (|", ["emp"]],
    ["no function", "select | from generate_series(1, 2) n", []],
    ["not in a comment", "select | -- from emp\n", []],
    ["not in a string", "select 'from emp', |", []],
    ["not what is being written", "select * from em|", []],
    ["before what is being written", "select * from emp e join de|", ["emp e"]],
  ])("%s", (_name, text, expected) => {
    expect(relations(text)).toEqual(expected);
  });
});

describe("the word and its qualifier", () => {
  it.each([
    ["nothing yet", "select |", [], 7],
    ["a word", "select na|", [], 7],
    ["inside a word", "select na|me", [], 7],
    ["after a dot", "select e.|", ["e"], 9],
    ["after a dot, begun", "select e.na| from emp e", ["e"], 9],
    ["after two dots", "select hr.emp.|", ["hr", "emp"], 14],
    ["after a quoted name", 'select "E e".|', ["E e"], 13],
  ])("%s", (_name, text, qualifier, wordStart) => {
    const context = at(text);
    expect([context?.qualifier, context?.wordStart]).toEqual([qualifier, wordStart]);
  });

  it.each([
    ["inside of quotes", 'select q."Na|" from t q', ["q"], 9, 13],
    ["before the rest of a quoted name", 'select q."N|ame" from t q', ["q"], 9, 15],
    ["behind an open quote", 'select "Na|', [], 7, 10],
  ])("replaces all of %s", (_name, text, qualifier, wordStart, wordEnd) => {
    expect(at(text)).toMatchObject({ qualifier, wordStart, wordEnd, isQuoted: true });
  });

  it("does not replace a closed quoted name", () => {
    expect(at('select "Name"|')).toMatchObject({ wordStart: 13, wordEnd: 13, isQuoted: false });
  });

  it.each([
    ["after FROM", "select * from |", true],
    ["after FROM, begun", "select * from em|", true],
    ["after JOIN", "select * from a join |", true],
    ["after a schema", "select * from hr.|", false],
    ["elsewhere", "select |", false],
    ["after USING of DELETE", "delete from a using |", true],
    ["after USING of MERGE", "merge into a using |", true],
    ["after USING of a join", "select 1 from a join b using |", false],
    ["after IS DISTINCT FROM", "select a is distinct from |", false],
    ["inside of EXTRACT", "select extract(year from |", false],
    ["after FOR UPDATE", "select * from t for update |", false],
  ])("expects a relation %s: %s", (_name, text, expected) => {
    expect(at(text)?.expectsRelation).toBe(expected);
  });

  it.each([
    ["a string", "select 'a|b'"],
    ["an open string", "select 'ab|"],
    ["a comment", "select /* a| */ 1"],
    ["a line comment", "select 1 -- a|"],
    ["a dollar quote", "select $$ a| $$"],
  ])("returns null inside %s", (_name, text) => {
    expect(at(text)).toBeNull();
  });

  it.each([
    ["a string", "select 'ab'|"],
    ["a comment", "select /* a */|"],
  ])("returns a context after %s", (_name, text) => {
    expect(at(text)).not.toBeNull();
  });
});

describe("columns that a statement defines", () => {
  it.each([
    ["of a WITH query", "with c as (select x as y from t) select c.| from c", ["c(y)"]],
    ["under an alias", "with c as (select x from t) select d.| from c d", ["c d(x)"]],
    ["named by it", "with c (a, b) as (select 1, 2) select | from c", ["c(a,b)"]],
    ["all of a table", "with c as (select * from t) select | from c", ["c(t.*)"]],
    ["all of one table", "with c as (select u.*, t.id from t, u) select | from c", ["c(u.*,id)"]],
    [
      "of an earlier WITH query",
      "with a as (select 1 as n), b as (select * from a) select | from b",
      ["b(a(n).*)"],
    ],
    [
      "of a recursive one",
      "with recursive r as (select 1 as n union all select n + 1 from r) select | from r",
      ["r(n)"],
    ],
    [
      "of a deletion",
      "with d as (delete from t returning id, a + b as c) select | from d",
      ["d(id,c)"],
    ],
    ["of values", "with v as (values (1, 2)) select | from v", ["v(column1,column2)"]],
    ["of TABLE", "with v as (table hr.emp) select | from v", ["v(hr.emp.*)"]],
    ["materialized", "with m as not materialized (select 1 a) select | from m", ["m(a)"]],
    ["with a schema it is another", "with c as (select 1 as n) select | from hr.c", ["hr.c"]],
    [
      "of a subquery",
      "select s.| from (select a, t.b, f(x), count(*) over (order by y) n from t) s",
      ["s(a,b,f,n)"],
    ],
    [
      "of a nested subquery",
      "select | from (select * from (select 1 as one) i) s",
      ["s(i(one).*)"],
    ],
    ["in parentheses", "select | from ((select 1 as one)) s", ["s(one)"]],
    ["without an alias", "select | from (select 1 as one)", ["(one)"]],
    ["renamed", "select | from (select 1 as a, 2 as b) s(x)", ["s(x,b)"]],
    ["of a renamed table", "select | from emp e(a, b)", ["emp e(a,b)"]],
    ["of a function", "select | from json_to_recordset('[]') as r(a int, b text)", ["r(a,b)"]],
    ["of distinct on", "select | from (select distinct on (a, b) c, d from t) s", ["s(c,d)"]],
    [
      "as the server names them",
      "select | from (select case when a then 1 end, (select max(x) from t), b::text, c::double precision, cast(d as int), 1, a + b, e::int f, g h, 'x' i) s",
      ["s(case,max,b,c,f,h,i)"],
    ],
    ["in a quoted name", 'select | from (select 1 as "Total Sum") "S"', ["S(Total Sum)"]],
  ])("%s", (_name, text, expected) => {
    expect(at(text)?.relations.map(write)).toEqual(expected);
  });

  it("offers WITH queries to FROM and to later WITH queries", () => {
    const names = (text: string): readonly string[] | undefined => at(text)?.withQueries.map(write);
    expect(names("with c as (select 1 as n) select * from |")).toEqual(["c(n)"]);
    expect(names("with c as (select 1 as n), d as (select * from |")).toEqual(["c(n)"]);
    expect(names("with c as (select 1 as n) select (select 1 from |")).toEqual(["c(n)"]);
    const recursive = "with recursive c as (select 1 as n union all select * from |) table c";
    expect(names(recursive)).toEqual(["c(n)"]);
  });
});

describe("in routines", () => {
  const quoted = (body: string): string =>
    `create function f(in a int, b emp.name%type default 'x, y', out c numeric(10, 2)) returns int language plpgsql as $body$${body}$body$;`;
  const oracle = (body: string): string =>
    `create or replace procedure p(a in number, b out varchar2) is ${body}`;

  it.each([
    [
      "parameters",
      quoted("begin return |; end"),
      ["a int", "b emp.name%type", "c numeric(10,2)", "found boolean"],
    ],
    [
      "variables",
      quoted("declare x int := 1; y constant text not null = 'a'; begin |"),
      ["a int", "b emp.name%type", "c numeric(10,2)", "found boolean", "x int", "y text"],
    ],
    [
      "no variables of a block that has ended",
      quoted("begin declare x int; begin null; end; |"),
      ["a int", "b emp.name%type", "c numeric(10,2)", "found boolean"],
    ],
    [
      "loops",
      quoted("begin for i in 1..3 loop |"),
      ["a int", "b emp.name%type", "c numeric(10,2)", "found boolean", "i integer"],
    ],
    ["DO", "do $$ declare n int; begin n := | end $$", ["found boolean", "n int"]],
    [
      "RETURNS TABLE",
      "create function f() returns table (id int, n text) language plpgsql as $$ begin |",
      ["id int", "n text", "found boolean"],
    ],
    [
      "types alone",
      "create function f(int, double precision, n int) returns int language sql as $$ select | $$",
      ["n int"],
    ],
    [
      "BEGIN ATOMIC",
      "create function f(n int) returns int begin atomic select 1; select |; end",
      ["n int"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(at(text)?.variables.map(({ name, type }) => `${name} ${type}`)).toEqual(expected);
  });

  it.each([
    [
      "parameters and variables",
      oracle("x number := 1; begin |"),
      ["a number", "b varchar2", "x number"],
    ],
    [
      "a nested procedure",
      oracle("x number; procedure q(z int) is y int; begin |"),
      ["a number", "b varchar2", "x number", "z int", "y int"],
    ],
    [
      "behind it",
      oracle("x number; procedure q(z int) is y int; begin null; end; w int; begin |"),
      ["a number", "b varchar2", "x number", "w int"],
    ],
    [
      "a package body",
      "create package body pk is total number; procedure a(n number) is begin null; end; function b(m number) return number is begin return |",
      ["total number", "m number"],
    ],
    ["a block", "declare n number; begin if n > 0 then n := |", ["n number"]],
  ])("%s of an Oracle-style routine", (_name, text, expected) => {
    expect(at(text, oracleDialect)?.variables.map(({ name, type }) => `${name} ${type}`)).toEqual(
      expected,
    );
  });

  it.each([
    [
      "of the statement only",
      quoted("begin select 1 from a; select | from b; delete from c; end"),
      ["b"],
    ],
    [
      "behind THEN",
      quoted("begin if x then select | from b; else delete from c; end if; end"),
      ["b"],
    ],
    [
      "with CASE in it",
      quoted("begin select 1 from b where case when x then y else | end; end"),
      ["b"],
    ],
    ["in a loop's query", quoted("begin for r in select | from b loop null; end loop; end"), ["b"]],
    ["in a loop", quoted("begin loop update b set |; end loop; end"), ["b"]],
  ])("reads the relations %s", (_name, text, expected) => {
    expect(relations(text)).toEqual(expected);
  });

  it.each([
    ["a loop over a query", "begin for r in select id, n as m from t loop |", "r(id,m)"],
    ["a row of a table", "declare r hr.emp%rowtype; begin |", "hr.emp"],
    ["a cursor's row", "declare c cursor for select 1 as one; r c%rowtype; begin |", "c(one)"],
    [
      "a loop over a cursor",
      "declare c cursor is select 1 as one; begin for r in c loop |",
      "c(one)",
    ],
  ])("reads the fields of %s", (_name, body, expected) => {
    const record = at(`do $$ ${body}`)?.variables.findLast(({ name }) => name === "r")?.record;
    expect(record == null ? null : write(record)).toBe(expected);
  });

  it.each([
    ["another language", "create function f() returns int language plpython3u as $$ retu|rn $$"],
    ["a text", "select $$ select | $$"],
    ["a comment on a function", "comment on function f() is $$ a| $$"],
    ["a text of a body", "do $$ begin execute $q$ select | $q$; end $$"],
    ["the quote's tag", "do $bo|dy$ begin end $body$"],
  ])("returns null in %s", (_name, text) => {
    expect(at(text)).toBeNull();
  });

  it("returns offsets in the statement for a word in a body", () => {
    expect(at("do $$ begin perform e.na| from emp e; end $$")).toMatchObject({
      wordStart: 22,
      wordEnd: 24,
      qualifier: ["e"],
    });
  });
});

describe("any text", () => {
  const texts = [
    'with recursive a(x, y) as (select 1, (select 2 from b) union all (values (3, 4))), c as materialized (delete from t using u returning *) select a.*, c.x::int as "Q q", count(*) filter (where true) over (partition by 1) from only a x, lateral f(1) with ordinality as g(m, n) join (b join c using (id)) on true where x is distinct from y for update;',
    "create or replace function f(a int, variadic b text[]) returns table (c int) language plpgsql as $f$ <<outer>> declare c cursor for select 1 as n; r t%rowtype; begin for r in select case when a then b else c end from t loop if r.n then continue outer; elsif x then null; else raise exception 'x'; end if; end loop; exception when others then return; end $f$;",
    "merge into a using (values (1)) v on true when matched then update set x = 1 when not matched then insert values (v.column1); )))((( ;; $$ begin",
    "create package body pk is type t is record (a number); procedure p(a in out nocopy number := 1, b q.r%type) is cursor c is select * from dual; begin for x in c loop null; end loop; exception when others then null; end p; begin null; end pk;",
  ];

  it.each(texts)("is read at every position: %j", (text) => {
    for (const dialect of [postgresqlDialect, oracleDialect]) {
      for (let offset = 0; offset <= text.length; offset += 1) {
        for (const part of [text, text.slice(0, offset), text.slice(offset)]) {
          const place = Math.min(offset, part.length);
          const context = readCompletionContext(part, place, dialect);
          if (context === null) continue;
          const isAround = context.wordStart <= place && place <= context.wordEnd;
          if (!isAround) expect.fail(`the word at ${place} of ${part}`);
        }
      }
    }
  });

  it("is read at any depth", () => {
    const deep = `select | from ${"(select * from ".repeat(5000)}t`;
    expect(at(deep)?.relations).toHaveLength(1);
    const open = `${"select (".repeat(5000)}|`;
    expect(at(open)).not.toBeNull();
  });
});
