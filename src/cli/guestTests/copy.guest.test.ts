import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { runScript } from "../../sql/session/scripts/runScript.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { openTestGuest, rowsOf, run, runAll, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
await runAll(
  session,
  "create role copier; create table copied (a int, b text); create table victim (a int); " +
    "insert into victim values (1), (2), (3);",
);

const lineEnds = [
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"],
] as const;

/** Data that must not run: as SQL it would empty a table, or end psql. */
const data = "delete from victim;\n'\n\\q\ndrop table victim;\n\\.\n";

describe.each(lineEnds)("data of a COPY that is refused, lines with %s", (_, lineEnd) => {
  it.each([
    ["a missing table", `copy nosuch from stdin;\n${data}`, "42P01"],
    ["a missing table, \\g", `copy nosuch from stdin \\g\n${data}`, "42P01"],
    ["a missing column", `copy copied (nosuch) from stdin;\n${data}`, "42703"],
    ["a wrong option", `copy copied from stdin with (nosuch);\n${data}`, "42601"],
    ["a missing table, \\copy", `\\copy nosuch from stdin\n${data}`, "42P01"],
    ["a wrong option, \\copy", `\\copy copied from stdin with (nosuch)\n${data}`, "42601"],
    [
      "two COPY on a line",
      `copy nosuch from stdin; copy copied from stdin;\n${data}1\tx\n\\.\n`,
      "42P01",
    ],
    ["a failed part before", `select 1/0 \\; copy copied from stdin;\n${data}`, "22012"],
    ["a branch", `\\if true\ncopy nosuch from stdin;\n${data}\\endif\n`, "42P01"],
  ])("never runs: %s", async (_name, script, sqlState) => {
    const results: StatementResult[] = [];
    const text = `insert into copied values (1, 'x');\n${script}`.replaceAll("\n", lineEnd);
    await runScript(session, splitStatements(text, postgresqlDialect), {
      pageSize: null,
      stopsOnError: false,
      onResult: (result) => results.push(result),
    });
    expect(results.map(({ outcome }) => outcome)).toMatchObject([
      { kind: "completed" },
      { kind: "failed", error: { sqlState } },
    ]);
    expect(await rowsOf(session, "select count(*) from victim;")).toEqual([["3"]]);
  });

  it("never runs: no right, a failed transaction", async () => {
    await run(session, "set role copier;");
    const [refused] = await runAll(
      session,
      `copy copied from stdin;\n${data}`.replaceAll("\n", lineEnd),
    );
    await run(session, "reset role;");
    expect(refused?.outcome).toMatchObject({ kind: "failed", error: { sqlState: "42501" } });
    await runAll(session, "begin; select 1/0;");
    const [failed] = await runAll(
      session,
      `copy copied from stdin;\n${data}`.replaceAll("\n", lineEnd),
    );
    await run(session, "rollback;");
    expect(failed?.outcome).toMatchObject({ kind: "failed", error: { sqlState: "25P02" } });
    expect(await rowsOf(session, "select count(*) from victim;")).toEqual([["3"]]);
  });

  it.each([
    ["plain", "copy copied from stdin;\n7\ta\n8\tb\n\\.\n"],
    ["a blank behind the semicolon", "copy copied from stdin; \t\n7\ta\n8\tb\n\\.\n"],
    ["a comment behind the semicolon", "copy copied from stdin; -- c\n7\ta\n8\tb\n\\.\n"],
    ["\\g", "copy copied from stdin \\g\n7\ta\n8\tb\n\\.\n"],
    ["two lines", "copy copied\nfrom stdin\n;\n7\ta\n8\tb\n\\.\n"],
    ["csv", 'copy copied from stdin with (format csv);\n7,a\n8,"b"\n\\.\n'],
    ["\\copy", "\\copy copied from stdin\n7\ta\n8\tb\n\\.\n"],
    ["\\copy csv", "\\copy copied from stdin csv\n7,a\n8,b\n\\.\n"],
    ["no end line", "copy copied from stdin;\n7\ta\n8\tb\n"],
    ["no end line, no line break", "copy copied from stdin;\n7\ta\n8\tb"],
    ["two on a line", "copy copied from stdin; copy copied from stdin;\n7\ta\n\\.\n8\tb\n\\.\n"],
    [
      "a command behind it",
      "copy copied from stdin; \\copy copied from stdin\n7\ta\n\\.\n8\tb\n\\.\n",
    ],
    ["a query behind it", "copy copied from stdin; select 1;\n7\ta\n8\tb\n\\.\n"],
    [
      "a branch",
      "\\if true\ncopy copied from stdin;\n7\ta\n\\.\ncopy copied from stdin;\n8\tb\n\\.\n\\endif\n",
    ],
  ])("loads valid data: %s", async (_name, script) => {
    await run(session, "truncate copied;");
    const text = script.replaceAll("\n", lineEnd);
    const results = await runAll(session, text);
    expect(results.map(({ outcome }) => outcome)).toEqual([{ kind: "completed" }]);
    expect(await rowsOf(session, "select * from copied order by 1;")).toEqual([
      ["7", "a"],
      ["8", "b"],
    ]);
  });
});

it("runs what follows a refused COPY, and keeps ON_ERROR_STOP", async () => {
  const results = await runAll(
    session,
    `\\set ON_ERROR_STOP off\ncopy nosuch from stdin;\n${data}select 'behind';\n\\echo :ON_ERROR_STOP\n`,
  );
  expect(results.map(({ outcome }) => outcome.kind)).toEqual([
    "completed",
    "failed",
    "completed",
    "completed",
  ]);
  expect(results.at(-1)?.blocks).toEqual([{ kind: "text", text: "off" }]);
});

it("loads nothing if no data follow", async () => {
  for (const text of [
    "copy copied from stdin",
    "copy copied from stdin;",
    "\\copy copied from stdin",
  ]) {
    expect((await run(session, text)).outcome, text).toEqual({ kind: "completed" });
  }
});

it("keeps ON_ERROR_STOP after a cancelled COPY", async () => {
  await runAll(
    session,
    "create function slow() returns trigger language plpgsql as " +
      "'begin perform pg_sleep(20); return new; end'; " +
      "create trigger slow before insert on copied for each row execute function slow();",
  );
  const copying = run(session, "copy copied from stdin;\n1\tx\n\\.\n");
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(await session.cancel()).toBe("cancelled");
  expect((await copying).outcome.kind).toBe("cancelled");
  expect((await run(session, "\\echo :ON_ERROR_STOP")).blocks).toEqual([
    { kind: "text", text: "off" },
  ]);
  await run(session, "drop trigger slow on copied;");
});
