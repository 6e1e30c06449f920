import { expect, it } from "vitest";
import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { prepareScript } from "../../sql/sqlplus/variables/prepareScript.ts";
import { scriptStart } from "../../sql/sqlplus/variables/prepareScript.ts";
import { SqlPlusSession } from "../../sql/sqlplus/sqlPlusSession.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { describeBlocks, openTestGuest, sessionOf, tableOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();
const session = new SqlPlusSession(sessionOf(guest, 1521));
const dialect = dialectOfServer(session.server);

async function runScript(
  text: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<readonly StatementResult[]> {
  const items = splitStatements(text, dialect).map((statement) => ({ statement }));
  const start = session.scriptStart;
  const prepared = prepareScript(items, dialect, start, new Map(Object.entries(answers)));
  expect(prepared.asked).toEqual([]);
  const results: StatementResult[] = [];
  for (const { statement } of prepared.items) {
    results.push(await session.run(statement, { pageSize: null }));
  }
  return results;
}

/** The output of a script's last statement in short form, or why it was refused or failed. */
async function last(text: string): Promise<unknown> {
  const { blocks, outcome } = (await runScript(text)).at(-1) ?? fail();
  if (outcome.kind === "refused") return outcome.refusal;
  return outcome.kind === "failed" ? outcome.error.message : describeBlocks(blocks);
}

async function rows(text: string): Promise<unknown> {
  return tableOf((await runScript(text)).at(-1) ?? fail()).rows;
}

function fail(): never {
  throw new Error("no statement");
}

it("starts without variables and with & as the prefix", () => {
  expect(session.scriptStart).toEqual(scriptStart);
});

it("describes a table, a function, a procedure, and nothing in an open transaction", async () => {
  await runScript(
    "create schema plus; create table plus.t (id int not null, name varchar(20));\n" +
      "create function plus.f(a int, b text default 'x') returns text language sql as 'select $2';\n" +
      "create procedure plus.p() language sql as '';",
  );
  expect(await rows("desc plus.t")).toEqual([
    ["id", "NOT NULL", "integer"],
    ["name", null, "character varying(20)"],
  ]);
  expect(await rows("describe PLUS.F;")).toEqual([
    ["plus.f(integer,text)", "(result)", "text", "OUT"],
    ["plus.f(integer,text)", "a", "integer", "IN"],
    ["plus.f(integer,text)", "b", "text", "IN"],
  ]);
  expect(await rows("desc plus.p")).toEqual([["plus.p()", null, null, null]]);
  expect(await last("start transaction;\ndesc plus.nothing")).toEqual({
    kind: "noSuchObject",
    name: "plus.nothing",
  });
  expect(session.status).toEqual({ kind: "idle", transaction: "open" });
  await runScript("rollback;");
});

it("calls with EXEC, and keeps assigned variables for PRINT and for statements", async () => {
  await runScript(
    "create table plus.called (n numeric);\n" +
      "create procedure plus.note(n numeric) language sql as 'insert into plus.called values (n)';\n" +
      "var total number\nvar name varchar2(10)\nexec plus.note(5)\nexec :total := 40 + 2\n" +
      "exec plus.note(:total);\nexec plus.f(1)",
  );
  expect(await rows("select n from plus.called order by n;")).toEqual([["5"], ["42"]]);
  expect(await rows("print total name")).toEqual([["42", null]]);
  expect(await rows("select :total + 1, :name is null from dual;")).toEqual([["43", "t"]]);
  expect(await last("print other")).toEqual({ kind: "noSuchVariable", name: "other" });
  expect(await last("exec plus.nothing")).toMatch(/procedure plus\.nothing\(\) does not exist/);
});

it("marks a server error in the written text, not in the sent one", async () => {
  const sql = "define word = 'a long value'\nselect '&word', nosuch from dual;";
  const { outcome } = (await runScript(sql)).at(-1) ?? fail();
  const position = outcome.kind === "failed" ? outcome.error.position : null;
  expect("select '&word', nosuch from dual;".slice(position ?? 0, (position ?? 0) + 6)).toBe(
    "nosuch",
  );
});

it("shows the errors of the last unit, with their lines", async () => {
  const bad =
    "create function plus.bad() returns int language plpgsql as $$\nbegin\n  retrun 1;\nend $$;";
  expect(await rows(`${bad}\nshow errors`)).toEqual([["3", 'syntax error at or near "retrun"']]);
  expect(await last("create view plus.v as select 1;\nshow errors")).toEqual(["note noErrors"]);
  expect(await last("create package plus.k is\n  a int;\nend;\n/\nshow errors")).toEqual([
    "note notCompiled",
  ]);
});

it("ends a script at an error only after WHENEVER SQLERROR EXIT", () => {
  const items = splitStatements("whenever sqlerror exit\nselect 1;", dialect).map((statement) => ({
    statement,
  }));
  const prepared = prepareScript(items, dialect, session.scriptStart, new Map());
  expect(prepared.items.map(({ statement }) => statement.script?.stopsOnError)).toEqual([
    undefined,
    true,
  ]);
});

it("checks numbers of ACCEPT and notes that the format is not checked", async () => {
  const accept = "accept n number format '999'";
  const [refused] = await runScript(accept, { n: "many" });
  expect(refused?.outcome).toEqual({
    kind: "refused",
    refusal: { kind: "notANumber", name: "n", value: "many" },
  });
  const [taken] = await runScript(accept, { n: " -1.5e3" });
  expect(describeBlocks(taken?.blocks ?? [])).toEqual(["note defined", "note unchecked"]);
});

it("never sends a block that psql would cut, nor its END", async () => {
  await runScript("start transaction;");
  expect(await last("begin\n  null;\nend;\n/")).toEqual({ kind: "torn", what: "block" });
  expect(await last("end;")).toEqual({ kind: "torn", what: "end" });
  expect(session.status).toEqual({ kind: "idle", transaction: "open" });
  await runScript("rollback;");
});
