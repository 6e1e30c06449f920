import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSessionSecrets } from "../../sql/session/protocol/createSessionSecrets.ts";
import { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { PsqlSessionOptions } from "../../sql/session/psqlSessionOptions.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import {
  describeBlocks,
  openTestGuest,
  rowsOf,
  run,
  runAll,
  sessionOf,
  tableOf,
} from "./testing/guestTest.ts";

const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
const oracle = sessionOf(guest, 1521);

describe("statements", () => {
  it("knows the server of each port", () => {
    const { name, version } = guest.machine.manifest.engine;
    for (const { server } of [session, oracle]) {
      expect(server?.version).toMatch(/^PostgreSQL \d+\./);
      expect(server?.version).toContain(`${name} ${version}`);
    }
    const modes = [session, oracle].map(({ server }) => server?.compatibleMode);
    expect([
      [null, null],
      ["pg", "oracle"],
    ]).toContainEqual(modes);
  });

  it("returns rows and distinguishes NULL from text", async () => {
    const result = await run(session, "select 1 as a, null as b, '' as c, 'x | y' as d;");
    expect(result).toMatchObject({ outcome: { kind: "completed" }, rowCount: 1, cursor: null });
    expect(tableOf(result).columns.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
    expect(tableOf(result).rows).toEqual([["1", null, "", "x | y"]]);
  });

  it.each([
    ["a statement without a terminator", "select 1 -- one"],
    ["text in many scripts", "select 'ä漢字👩‍👩‍👧 \u200b'"],
    ["control characters", "select E'\\x01' || '\x02\x04\x1a\x1c\x11\x13' as t"],
    ["the interrupt character", "select length('\x03')"],
    ["words that psql takes for commands", "select $$\nexit\nquit;\n\\q\nhelp\n$$"],
    ["carriage returns", "select 1,\r\n 2"],
    ["tabs", "select\t1"],
    ["a long line", `select length('${"x".repeat(3900)}')`],
    ["a long text", `select length('${"x\n".repeat(10_000)}')`],
  ])("runs %s", async (_, text) => {
    const { outcome, rowCount } = await run(session, text);
    expect({ outcome, rowCount }).toEqual({ outcome: { kind: "completed" }, rowCount: 1 });
  });

  it.each([
    ["select nope;", 7],
    ["select 1,\n  nope;", 12],
    ["  -- comment\nselect 'ä', nope", 12],
    [`select '${"x".repeat(5000)}', nope;`, 5011],
    ["select $$\nexit\n$$, nope;", 19],
    ["select nope \\gx", 7],
    ["select\t'漢字👋',\tnope;", 15],
    [`select '${"漢".repeat(90)}',\t nope, '${"字\t".repeat(90)}';`, 102],
    ["selec 1;", 0],
  ])("finds the place of the error in %j", async (text, position) => {
    for (const pageSize of [null, 10]) {
      const { outcome } = await run(session, text, pageSize);
      expect(outcome).toMatchObject({ kind: "failed", error: { position, severity: "ERROR" } });
    }
  });

  it("reports the state of the transaction", async () => {
    const results = await runAll(session, "begin; select 1/0; select 1; rollback;");
    expect(results.map(({ outcome, transaction }) => [outcome.kind, transaction])).toEqual([
      ["completed", "open"],
      ["failed", "failed"],
      ["failed", "failed"],
      ["completed", "none"],
    ]);
    expect(results[1]?.outcome).toMatchObject({ error: { sqlState: "22012" } });
  });

  it("separates notices, tags and notifications and keeps their order", async () => {
    const results = await runAll(
      session,
      "listen news; do $$ begin raise notice 'one'; raise warning E'two\\nlines'; end $$; notify news, 'hi';",
    );
    expect(results.map(({ blocks }) => describeBlocks(blocks))).toEqual([
      ["LISTEN"],
      ["NOTICE: one", "WARNING: two\nlines", "DO"],
      ["NOTIFY", "notification news hi"],
    ]);
  });

  it("copies inline data, whatever it contains", async () => {
    const [, copied] = await runAll(
      session,
      "create temp table c (a int, b text);\n" +
        "copy c from stdin;\n1\texit\n2\t\x03\\N\n3\t\\N\n4\tselect 1;\n\\.\n",
    );
    expect(describeBlocks(copied?.blocks ?? [])).toEqual(["COPY 4"]);
    expect(await rowsOf(session, "select a, length(b) from c order by a;")).toEqual([
      ["1", "4"],
      ["2", "2"],
      ["3", null],
      ["4", "9"],
    ]);
  });

  it("ends inline data at the end of the text", async () => {
    const result = await run(session, "copy c from stdin;\n5\tx");
    expect(result.outcome).toEqual({ kind: "completed" });
    expect(result.rowCount).toBe(1);
  });

  it("runs a branch of \\if", async () => {
    const result = await run(session, "\\if false\nselect 1;\n\\else\nselect 2;\n\\endif\n");
    expect(tableOf(result).rows).toEqual([["2"]]);
  });

  it("refuses a string that a backslash leaves open by the session's setting", async () => {
    await run(session, "set standard_conforming_strings = off;");
    const result = await run(session, "select 'a\\';");
    await run(session, "reset standard_conforming_strings;");
    expect(result.outcome).toMatchObject({ kind: "refused", refusal: { kind: "unterminated" } });
    expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
  });

  it("runs statements on both ports at once", async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `select ${n};`);
    const [left, right] = await Promise.all([
      runAll(session, texts.join("\n")),
      runAll(oracle, texts.join("\n")),
    ]);
    const rows = texts.map((_, n) => [[String(n)]]);
    expect(left.map((result) => tableOf(result).rows)).toEqual(rows);
    expect(right.map((result) => tableOf(result).rows)).toEqual(rows);
  });
});

describe("paging", () => {
  it("counts all rows and fetches page after page", async () => {
    const result = await run(session, "select g from generate_series(1, 1200) g;", 500);
    expect(result.rowCount).toBe(1200);
    expect(tableOf(result).rows).toHaveLength(500);
    const { cursor } = result;
    if (cursor === null) throw new Error("no cursor");
    expect(cursor.totalRows).toBe(1200);
    const second = await session.fetchMore(cursor, 500);
    expect(second).toMatchObject({ kind: "rows", isLast: false });
    expect(second.kind === "rows" && second.rows.map(([cell]) => Number(cell))).toEqual(
      Array.from({ length: 500 }, (_, n) => n + 501),
    );
    const third = await session.fetchMore(cursor, 500);
    expect(third).toMatchObject({ kind: "rows", isLast: true });
    expect(third.kind === "rows" && third.rows.length).toBe(200);
    await session.closeCursor(cursor);
    expect(await rowsOf(session, "select count(*) from pg_cursors;")).toEqual([["0"]]);
  });

  it.each([0, 1, 4, 5])("knows that %d rows are all", async (count) => {
    const result = await run(session, `select g from generate_series(1, ${count}) g;`, 5);
    expect(result).toMatchObject({ rowCount: count, cursor: { totalRows: count } });
    expect(tableOf(result).rows).toHaveLength(count);
    if (result.cursor !== null) await session.closeCursor(result.cursor);
    expect(await rowsOf(session, "select count(*) from pg_cursors;")).toEqual([["0"]]);
  });

  it("closes cursors left by an earlier session, but not the user's", async () => {
    const query = "select 1 from (values (1)) v";
    await runAll(
      session,
      `declare wb_000000_1 cursor with hold for ${query};` +
        `declare wb_mine cursor with hold for ${query};`,
    );
    const { cursor } = await run(session, `${query};`, 5);
    if (cursor === null) throw new Error("no cursor");
    await session.closeCursor(cursor);
    expect(await rowsOf(session, "select name from pg_cursors;")).toEqual([["wb_mine"]]);
    await run(session, "close wb_mine;");
  });

  it("computes every row once, also rows that are not fetched", async () => {
    await runAll(session, "create temp sequence s; select nextval('s');");
    const result = await run(session, "select nextval('s'), g from generate_series(1, 50) g;", 10);
    expect(result.rowCount).toBe(50);
    expect(await rowsOf(session, "select last_value from s;")).toEqual([["51"]]);
    if (result.cursor !== null) await session.closeCursor(result.cursor);
    expect(await rowsOf(session, "select last_value from s;")).toEqual([["51"]]);
  });

  it("fails with an error in a row after the first page", async () => {
    const result = await run(session, "select 1 / (40 - g) from generate_series(1, 50) g;", 10);
    expect(result.outcome).toMatchObject({ kind: "failed", error: { sqlState: "22012" } });
    expect(describeBlocks(result.blocks)).toEqual(["ERROR: division by zero"]);
  });

  it("shows notices of the query and nothing of the cursor", async () => {
    await run(
      session,
      "create function pg_temp.tell(n int) returns int language plpgsql as " +
        "$$ begin raise notice 'row %', n; return n; end $$;",
    );
    const text = "select pg_temp.tell(g) from generate_series(1, 3) g;";
    const typed = describeBlocks((await run(session, text)).blocks);
    expect(describeBlocks((await run(session, text, 2)).blocks)).toEqual([
      ...typed.slice(0, 3),
      "table of 2",
    ]);
  });

  it.each([
    "select * from pg_class for update;",
    "with a as (select 1) select * into temp paged_into from a;",
    "with a as (insert into c values (9) returning a) select * from a;",
  ])("runs a statement that allows no cursor as typed: %s", async (text) => {
    const { outcome, cursor } = await run(session, text, 2);
    expect({ outcome: outcome.kind, cursor }).toEqual({ outcome: "completed", cursor: null });
  });

  it("does not affect psql's variables and a single \\g", async () => {
    await run(session, "select g from generate_series(1, 7) g;", 5);
    const [echoed, again] = await runAll(session, "\\echo :ROW_COUNT :ERROR :SQLSTATE\n\\g\n");
    expect(describeBlocks(echoed?.blocks ?? [])).toEqual(["7 false 00000"]);
    expect(again && tableOf(again).rows).toHaveLength(7);
    const names = describeBlocks((await run(session, "\\set")).blocks).join("\n");
    expect(names.match(/^WB.*? /gm)).toEqual(["WB "]);
  });

  it("keeps a cursor after a failed transaction", async () => {
    const { cursor } = await run(session, "select g from generate_series(1, 9) g;", 4);
    if (cursor === null) throw new Error("no cursor");
    await runAll(session, "begin; select 1/0;");
    expect(await session.fetchMore(cursor, 4)).toMatchObject({
      kind: "failed",
      error: { sqlState: "25P02" },
    });
    await run(session, "rollback;");
    await run(session, "begin;");
    expect(await session.fetchMore(cursor, 4)).toMatchObject({ kind: "rows", isLast: false });
    await run(session, "close all;");
    expect(await session.fetchMore(cursor, 4)).toMatchObject({
      kind: "failed",
      error: { sqlState: "34000" },
    });
    // The error of the internal FETCH did not fail the user's transaction.
    expect((await run(session, "commit;")).transaction).toBe("none");
  });
});

describe("exact values", () => {
  it("are read despite aligned output, without running the query again", async () => {
    const display = describeBlocks((await run(session, "\\pset null")).blocks).join();
    const nullMarker = /"(.*)"/.exec(display)?.[1] ?? "";
    const values = [
      "trailing blanks  ",
      "  ",
      "\t tab\tthere",
      "line\nbreak \n\n",
      "x+\n| y |",
      "\x01\x02\x03\x1b\x1e\x1f\x7f",
      "\\x01\\r",
      "\r\n",
      "\u0085\u009f",
      "\ufeffmark",
      "漢字👩‍👩‍👧é\u0301\u200b",
      nullMarker,
      "",
      null,
    ];
    expect(nullMarker).toHaveLength(2);
    const list = values.map((value, n) => {
      const hex = Buffer.from(value ?? "").toString("hex");
      return `(${n}, ${value === null ? "null" : `convert_from('\\x${hex}', 'UTF8')`})`;
    });
    await run(session, "create temp sequence exact;");
    const result = await run(
      session,
      `select v, nextval('exact') from (values ${list.join(", ")}) t (n, v) order by n;`,
      5,
    );
    const { cursor } = result;
    if (cursor === null) throw new Error("no cursor");
    const shown = tableOf(result).rows;
    const expected = values.map((value, n) => [value, String(n + 1)]);
    const rest = await session.fetchMore(cursor, 500);
    expect(rest).toEqual({ kind: "rows", rows: expected.slice(5), isLast: true, isExact: true });
    const exact: unknown[] = [];
    for (let row = 0; row < values.length; row += 1) {
      exact.push(await session.readExactly(cursor, row));
    }
    expect(exact).toEqual(
      values.map((value, n) => ({ kind: "row", cells: [value, String(n + 1)] })),
    );
    expect(shown.filter(([cell], n) => cell !== values[n]).length).toBeGreaterThan(3);
    const whole = { kind: "rows", names: ["v", "nextval"], rows: expected, isText: true };
    expect(await session.readRows(cursor, 0, 500)).toEqual(whole);
    expect(await session.readRows(cursor, 3, 2)).toEqual({ ...whole, rows: expected.slice(3, 5) });
    expect(await session.readRows(cursor, 14, 5)).toEqual({ ...whole, rows: [] });
    expect(await rowsOf(session, "select last_value from exact;")).toEqual([["14"]]);
    expect(await session.readExactly(cursor, 99)).toEqual({ kind: "failed", error: null });
    await run(session, "close all;");
    const gone = { kind: "failed", error: { sqlState: "34000" } };
    expect(await session.readExactly(cursor, 0)).toMatchObject(gone);
    expect(await session.readRows(cursor, 0, 5)).toMatchObject(gone);
  });

  it("can be read between pages, and do not move the cursor", async () => {
    const result = await run(session, "select g || ' ' from generate_series(1, 9) g;", 4);
    const { cursor } = result;
    if (cursor === null) throw new Error("no cursor");
    const first = { kind: "row", cells: ["1 "] };
    expect(await session.readExactly(cursor, 0)).toEqual(first);
    const rows = [["5 "], ["6 "], ["7 "], ["8 "]];
    const page = { kind: "rows", rows, isLast: false, isExact: true };
    expect(await session.fetchMore(cursor, 4)).toEqual(page);
    expect(await session.readRows(cursor, 2, 1)).toMatchObject({ rows: [["3 "]] });
    expect(await session.readExactly(cursor, 6)).toEqual({ kind: "row", cells: ["7 "] });
    await run(session, "begin;");
    expect(await session.readExactly(cursor, 0)).toEqual(first);
    await run(session, "select 1/0;");
    const failed = { kind: "failed", error: { sqlState: "25P02" } };
    expect(await session.readExactly(cursor, 0)).toMatchObject(failed);
    await run(session, "rollback;");
    expect(await session.fetchMore(cursor, 4)).toEqual({
      kind: "rows",
      rows: [["9 "]],
      isLast: true,
      isExact: true,
    });
    expect(await session.readExactly(cursor, 0)).toEqual(first);
  });

  it("keeps names, huge cells, tables without columns and psql's variables and settings", async () => {
    await runAll(session, "\\pset csv_fieldsep ;\n \\pset null none\n \\x on\n");
    const result = await run(
      session,
      `select repeat('x"', 20000) || n as "name " from generate_series(1, 3) n;`,
      1,
    );
    if (result.cursor === null) throw new Error("no cursor");
    const { cursor } = result;
    const cells = [2, 3].map((n) => ['x"'.repeat(20_000) + String(n)]);
    const read = await session.readRows(cursor, 1, 9);
    expect(read).toEqual({ kind: "rows", names: ["name "], rows: cells, isText: true });
    const empty = await run(session, "select from generate_series(1, 3);", 2);
    if (empty.cursor === null) throw new Error("no cursor");
    const noColumns = { kind: "rows", names: [], rows: [[], [], []], isText: true };
    expect(await session.readRows(empty.cursor, 0, 3)).toEqual(noColumns);
    const said = await run(session, "\\echo :ROW_COUNT :{?SHELL_ERROR} :{?WB_SE}");
    expect(describeBlocks(said.blocks)).toEqual(["3 FALSE FALSE"]);
    await runAll(session, "\\pset csv_fieldsep ,\n \\x off\n");
  });
});

describe("describe", () => {
  it("returns the server's type names, without running the query", async () => {
    const [statement] = (
      await runAll(session, "select 1::numeric(6,2) as a, nextval('s') as b;")
    ).map((result) => result.statement);
    if (statement === undefined) throw new Error("no statement");
    const before = await rowsOf(session, "select last_value from s;");
    expect(await session.describe(statement)).toEqual([
      { name: "a", type: "numeric(6,2)", alignment: "right" },
      { name: "b", type: "bigint", alignment: "right" },
    ]);
    expect(await rowsOf(session, "select last_value from s;")).toEqual(before);
  });

  it("does not fail an open transaction", async () => {
    const { statement } = await run(session, "select * from gone;");
    await run(session, "begin;");
    expect(await session.describe(statement)).toBeNull();
    expect(session.status).toEqual({ kind: "idle", transaction: "open" });
    expect((await run(session, "commit;")).transaction).toBe("none");
    expect(describeBlocks((await run(session, "\\echo :ON_ERROR_ROLLBACK")).blocks)).toEqual([
      "off",
    ]);
  });
});

it("begins no internal transaction while AUTOCOMMIT is off", async () => {
  const { cursor, statement } = await run(session, "select g from generate_series(1, 9) g;", 4);
  if (cursor === null) throw new Error("no cursor");
  await run(session, "\\set AUTOCOMMIT off");
  expect(await session.describe(statement)).toHaveLength(1);
  expect(await session.fetchMore(cursor, 4)).toMatchObject({ kind: "rows" });
  await session.closeCursor(cursor);
  expect(session.status).toEqual({ kind: "idle", transaction: "none" });
  expect((await run(session, "select 1;")).transaction).toBe("open");
  await runAll(session, "rollback;\\set AUTOCOMMIT on\n");
});

describe("the user's settings", () => {
  it.each([
    "\\x on",
    "\\t",
    "\\a",
    "\\pset format csv",
    "\\pset border 0",
    "\\pset linestyle unicode",
    "\\pset null nothing",
    "\\pset footer off",
    "\\pset title odd",
    "\\C odd",
    "\\H",
    "\\f ,",
    "\\timing on",
    "\\o /tmp/out",
    "\\set PROMPT1 odd",
    "\\set PROMPT2 odd",
    "\\set QUIET on",
    "\\set FETCH_COUNT 1",
    "\\set SINGLELINE on",
    "\\set SINGLESTEP on",
    "\\set ECHO all",
    "\\set ECHO_HIDDEN on",
    "\\set VERBOSITY terse",
    "\\set WB odd",
    "\\unset WB",
    "\\unset ERROR",
    "\\encoding latin1",
    "set client_encoding = 'LATIN1';",
    "select 'odd' as \"PROMPT1\" \\gset",
    "\\setenv PAGER more",
    "\\cd /tmp",
  ])("%s does not affect the next statement", async (command) => {
    await run(session, command);
    const text = "select 1 as a, null as b, 'ä' as c union all select 2, 'x', '漢';";
    const [typed, paged] = [await run(session, text), await run(session, text, 5)];
    for (const { outcome, blocks } of [typed, paged]) {
      expect(outcome).toEqual({ kind: "completed" });
      expect(describeBlocks(blocks)).toEqual(["table of 2"]);
    }
    expect(tableOf(typed).rows).toEqual([
      ["1", null, "ä"],
      ["2", "x", "漢"],
    ]);
    expect(await run(session, "create temp table if not exists c (a int);")).toMatchObject({
      outcome: { kind: "completed" },
    });
  });

  it("keeps the user's variables, AUTOCOMMIT and server settings", async () => {
    await runAll(session, "\\set mine 42\n set work_mem = '5MB'; \\set AUTOCOMMIT off\n");
    const results = await runAll(session, "select :mine, current_setting('work_mem');", 1);
    expect(results[0]).toMatchObject({ transaction: "open", cursor: null });
    expect(results[0] && tableOf(results[0]).rows).toEqual([["42", "5MB"]]);
    const [, , after] = await runAll(session, "rollback;\\set AUTOCOMMIT on\n reset work_mem;");
    expect(after?.transaction).toBe("none");
  });

  it("reconnects on \\c", async () => {
    const before = session.server?.processId;
    const { outcome } = await run(session, "\\c");
    expect(outcome).toEqual({ kind: "completed" });
    await session.whenReady();
    expect(session.server?.processId).not.toBe(before);
    expect(await rowsOf(session, "select pg_backend_pid();")).toEqual([
      [String(session.server?.processId)],
    ]);
  });
});

describe("the service", () => {
  it("runs shell commands with their status and output", async () => {
    expect(await guest.service.system("echo one; echo two >&2; exit 3")).toEqual({
      kind: "exited",
      exitStatus: 3,
      output: "one\ntwo\n",
    });
    expect(await guest.service.system("printf 'no newline'")).toEqual({
      kind: "exited",
      exitStatus: 0,
      output: "no newline",
    });
    expect(await guest.service.system("cat")).toEqual({
      kind: "exited",
      exitStatus: 0,
      output: "",
    });
  });

  it("sets the clock", async () => {
    await guest.service.setClock(Date.UTC(2031, 4, 6, 7, 8, 9));
    expect(await rowsOf(session, "select extract(year from now());")).toEqual([["2031"]]);
    await guest.service.setClock(Date.now());
  });

  it("exports through the exchange directory", async () => {
    await run(session, "\\copy (select 1, 'ä') to '/mnt/host/export.csv' csv");
    await guest.service.sync();
    const bytes = await guest.machine.getFile("/mnt/host/export.csv");
    expect(bytes && new TextDecoder().decode(bytes)).toBe("1,ä\n");
    await guest.machine.removeFile("/mnt/host/export.csv");
  });
});

it("takes over a psql from another session in any state", async () => {
  oracle.dispose();
  for (const before of [
    "select 1;",
    "\\x",
    "start transaction;",
    "start transaction; select 1/0;",
    "\\set AUTOCOMMIT off",
  ]) {
    const options = { port: 1521, serial: guest.machine.serial(1), files: guest.machine };
    const first = new PsqlSession({ ...options, ...createSessionParts() });
    await first.whenReady();
    await runAll(first, before);
    const { status } = first;
    first.dispose();
    const second = new PsqlSession({ ...options, ...createSessionParts() });
    await second.whenReady();
    expect(second.status).toEqual(status);
    await run(second, "rollback;");
    expect(await rowsOf(second, "select 1;")).toEqual([["1"]]);
    second.dispose();
  }
});

function createSessionParts(): Pick<PsqlSessionOptions, "clock" | "secrets" | "rescue"> {
  return { clock: nodeClock, secrets: createSessionSecrets(randomInt), rescue: null };
}
