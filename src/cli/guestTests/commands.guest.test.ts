import { randomInt } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { parseMemoryInfo } from "../../sql/catalog/parseMemoryInfo.ts";
import { parseSchemaSummary, schemaSummaryQuery } from "../../sql/catalog/schemaSummary.ts";
import { createSessionSecrets } from "../../sql/session/protocol/createSessionSecrets.ts";
import { PsqlSession } from "../../sql/session/psqlSession.ts";
import { isStatementTimeout } from "../../sql/session/policies/statementTimeout.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import {
  describeBlocks,
  openTestGuest,
  rowsOf,
  run,
  runAll,
  sessionOf,
} from "./testing/guestTest.ts";
import { readGuestTraits } from "./testing/guestTraits.ts";
import { leaveOut } from "./testing/leaveOut.ts";
import { skipReasons } from "./testing/skipReasons.ts";

const guest = await openTestGuest();
const traits = await readGuestTraits(guest);
const session = sessionOf(guest, 5432);
const oracle = sessionOf(guest, 1521);

describe("meta-commands", () => {
  it.each([
    ["\\c no_such_database", 'database "no_such_database" does not exist'],
    ["\\nosuchcommand", "invalid command \\nosuchcommand"],
    ["\\pset nothing 1", "\\pset: unknown option: nothing"],
    ["\\d no_such_table", 'Did not find any relation named "no_such_table"'],
    ["\\i /no/such/file.sql", "/no/such/file.sql: No such file or directory"],
    ["\\cd /no/such/directory", "No such file or directory"],
    ["\\set AUTOCOMMIT maybe", "unrecognized value"],
    ["\\copy pg_class from '/no/such/file'", "No such file or directory"],
    ["\\copy no_such_table to '/tmp/x'", 'relation "no_such_table" does not exist'],
    ["\\sf no_such_function", 'function "no_such_function" does not exist'],
    ["\\endif", "\\endif: no matching \\if"],
    ["select 1 where false \\gset", "no rows returned for \\gset"],
    ["select 1 \\crosstabview", "query must return at least three columns"],
  ])("%s fails", async (command, words) => {
    const { outcome } = await run(session, command);
    expect(outcome).toMatchObject({ kind: "failed" });
    expect(outcome.kind === "failed" && outcome.error.message).toContain(words);
    expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
  });

  it.each([
    ["\\d pg_class"],
    ["\\dt no_such_*"],
    ["\\conninfo"],
    ["\\echo fine"],
    ["\\set mine 'a b'"],
    ["\\x on"],
    ["\\copy (select 1) to '/tmp/one'"],
    ["\\copy (select 1) to stdout"],
    ["\\h select"],
    ["\\c"],
    ["\\g"],
    ["\\o"],
    ["select 1 as mine \\gset"],
    ["\\set WB odd"],
    ["\\! exit 3"],
  ])("%s completes", async (command) => {
    await run(session, "select 1;");
    expect((await run(session, command)).outcome).toEqual({ kind: "completed" });
    await session.whenReady();
    expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
  });

  it.each([
    ["\\! cat", []],
    ["\\! head -n 1; echo done", ["done"]],
    ["\\! echo one # two", ["one"]],
    ['\\! read line; echo "got $line"', ["got "]],
    ["\\echo `head -n 1; echo done`", ["done"]],
    ["select 1 \\set line `cat` \\g", ["table of 1"]],
    ["create temp table words (w text); \\copy words from program 'cat; echo word'", ["COPY 1"]],
    ["\\if `cat; echo true`\n\\! cat\n\\echo taken\n\\endif", ["taken"]],
  ])("%s does not wait for input", async (command, printed) => {
    const results = await runAll(session, command);
    expect(results.every(({ outcome }) => outcome.kind === "completed")).toBe(true);
    expect(describeBlocks(results.at(-1)?.blocks ?? [])).toEqual(printed);
    expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
  });

  it("is cancelled if a program opens the terminal itself", async () => {
    const result = run(session, "\\set line `head -n 1 </dev/tty`");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await session.cancel()).toBe("cancelled");
    await result;
    expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
  });
});

describe("a psqlrc", () => {
  const settings = [
    "\\set PROMPT1 x",
    "\\set SINGLELINE on",
    "\\set ECHO all",
    "\\set QUIET on",
    "\\set FETCH_COUNT 1",
    "\\set ON_ERROR_STOP on",
    "\\set AUTOCOMMIT off",
    "\\pset format unaligned",
    "\\pset null odd",
    "\\o /dev/null",
    "\\restrict k",
  ].join("\n");

  it.each([
    ["system wide", "/etc/postgresql-common/psqlrc"],
    ["of the user", "~postgres/.psqlrc ~root/.psqlrc /.psqlrc"],
  ])("does not affect the driver: %s", async (_name, files) => {
    const path = await guest.machine.putFile("psqlrc", new TextEncoder().encode(settings));
    const prepared = await guest.service.system(
      `mkdir -p /etc/postgresql-common; for f in ${files}; do cp ${path} $f; chmod 644 $f; done; ` +
        "printf '%s' '\\echo ran' | HOME=/root psql -h /run/postgresql -U postgres -d postgres 2>&1",
    );
    try {
      // A plain psql is affected by it.
      expect(prepared).toMatchObject({ output: expect.stringContaining("restricted") as unknown });
      await run(session, "\\q");
      await session.whenReady();
      expect(await rowsOf(session, "select null as n, 'a' as a;")).toEqual([[null, "a"]]);
      expect((await run(session, "create table rc (a int);")).transaction).toBe("none");
      expect((await run(session, "drop table rc;")).blocks).toEqual([
        { kind: "tag", tag: "DROP TABLE" },
      ]);
      expect((await run(session, "\\echo free")).outcome.kind).toBe("completed");
      expect(session.stopsOnError).toBe(false);
    } finally {
      await guest.service.system(`rm -f ${files}`);
    }
  });
});

describe("port 1521", () => {
  beforeEach((context) => {
    leaveOut(context, !traits.hasOrafce && !traits.hasOracleSyntax, skipReasons.noOrafce);
  });

  it.each(["discard all;", "reset all;", "reset search_path;", "set search_path to default;"])(
    "keeps its names after %s",
    async (text) => {
      const before = await rowsOf(oracle, "show search_path;");
      await run(oracle, text);
      expect(await rowsOf(oracle, "show search_path;")).toEqual(before);
      expect(await rowsOf(oracle, "select nvl(null::text, 'kept') from dual;")).toEqual([["kept"]]);
    },
  );

  it("keeps its names in a transaction and after it", async () => {
    await runAll(oracle, "start transaction; reset all;");
    expect(await rowsOf(oracle, "select 1 from dual;")).toEqual([["1"]]);
    await run(oracle, "rollback;");
    expect(await rowsOf(oracle, "select 1 from dual;")).toEqual([["1"]]);
  });

  it("does not set the search path of port 5432", async () => {
    await runAll(session, "set search_path = pg_temp; reset all;");
    expect(await rowsOf(session, "show search_path;")).toEqual([['"$user", public']]);
  });
});

describe("autocommit", () => {
  it("keeps its setting after a restart of psql", async () => {
    await session.setAutocommit(false);
    expect(session.isAutocommit).toBe(false);
    expect((await run(session, "select 1;", 10)).transaction).toBe("open");
    expect((await run(session, "commit;")).transaction).toBe("none");
    await run(session, "\\q");
    await session.whenReady();
    expect(session.isAutocommit).toBe(false);
    expect(session.status).toEqual({ kind: "idle", transaction: "none" });
    expect((await run(session, "create table kept ();")).transaction).toBe("open");
    await run(session, "rollback;");
    await session.setAutocommit(true);
    expect((await run(session, "select to_regclass('kept');")).transaction).toBe("none");
  });

  it("follows the user's setting", async () => {
    await run(session, "\\set AUTOCOMMIT off");
    expect(session.isAutocommit).toBe(false);
    await run(session, "\\set AUTOCOMMIT on");
    expect(session.isAutocommit).toBe(true);
  });
});

describe("a statement timeout", () => {
  const timedOut = { kind: "failed", error: { sqlState: "57014" } };

  it.each([5432, 1521])("ends a longer statement on port %i, paged or not", async (port) => {
    const session = sessionOf(guest, port);
    session.setStatementTimeout(300);
    for (const pageSize of [null, 10]) {
      const { outcome } = await run(session, "select pg_sleep(5);", pageSize);
      expect(outcome).toMatchObject(timedOut);
      if (outcome.kind === "failed") expect(isStatementTimeout(outcome.error)).toBe(true);
    }
    session.setStatementTimeout(null);
    expect(await rowsOf(session, "show statement_timeout;")).toEqual([["0"]]);
  });

  it("ends a longer statement also if a statement has set it", async () => {
    await run(session, "set statement_timeout = 300;");
    expect((await run(session, "select pg_sleep(5);", 10)).outcome).toMatchObject(timedOut);
    await run(session, "reset statement_timeout;");
    expect((await run(session, "select pg_sleep(1);", 10)).outcome.kind).toBe("completed");
  });

  it("survives RESET ALL, DISCARD ALL, a reconnect and a new psql", async () => {
    session.setStatementTimeout(30_000);
    for (const statement of ["reset all;", "discard all;", "\\c", "\\q"]) {
      await run(session, statement);
      await session.whenReady();
      expect(await rowsOf(session, "show statement_timeout;"), statement).toEqual([["30s"]]);
    }
  });

  it("is set after the end of a transaction, and begins none", async () => {
    await run(session, "begin;");
    session.setStatementTimeout(20_000);
    expect(await rowsOf(session, "show statement_timeout;")).toEqual([["30s"]]);
    await run(session, "rollback;");
    await session.setAutocommit(false);
    const [row] = await rowsOf(session, "show statement_timeout;");
    await run(session, "rollback;");
    expect([row, await rowsOf(session, "show statement_timeout;")]).toEqual([["20s"], [["20s"]]]);
    await run(session, "rollback;");
    await session.setAutocommit(true);
    session.setStatementTimeout(null);
  });
});

it("counts the rows of a state's summary unless a table is locked", async () => {
  await run(session, "create table locked_rows as select 1 as a;");
  const count = async (): Promise<number | null | undefined> => {
    const [result] = await runAll(session, schemaSummaryQuery(true));
    const summary = parseSchemaSummary(result?.blocks ?? []);
    return summary?.find(({ name }) => name.endsWith(".locked_rows"))?.rowCount;
  };
  expect(await count()).toBe(1);
  await runAll(oracle, "begin; lock table locked_rows in access exclusive mode;");
  expect(await count()).toBeUndefined();
  await run(oracle, "rollback;");
  expect(await rowsOf(session, "show lock_timeout;")).toEqual([["0"]]);
  await run(session, "drop table locked_rows;");
});

it("reads the size of the guest's file cache through the server", async () => {
  const { blocks } = await run(session, "select pg_catalog.pg_read_file('/proc/meminfo');");
  const memory = parseMemoryInfo(blocks);
  expect(memory?.cached).toBeGreaterThan(memory?.shared ?? Infinity);
});

it("starts random() from the session's seed, once", async () => {
  oracle.dispose();
  const secrets = { ...createSessionSecrets(randomInt), randomSeed: 0.25 };
  const other = new PsqlSession({
    port: 1521,
    serial: guest.machine.serial(1),
    clock: nodeClock,
    secrets,
    files: guest.machine,
    rescue: null,
  });
  await other.whenReady();
  const first = await rowsOf(other, "select random();");
  await run(other, "select setseed(0.25);");
  expect(await rowsOf(other, "select random();")).toEqual(first);
  await run(other, "\\c");
  await other.whenReady();
  expect(await rowsOf(other, "select random();")).not.toEqual(first);
  other.dispose();
});

it("excludes built-in objects from the summary of a state", async () => {
  await runAll(
    session,
    "create schema sys; create table sys.dual (dummy text); create table sys.own (a int);",
  );
  const [result] = await runAll(session, schemaSummaryQuery(true));
  const names = parseSchemaSummary(result?.blocks ?? [])?.map(({ name }) => name);
  expect(names?.filter((name) => name.startsWith("sys."))).toEqual(["sys.own"]);
  await runAll(session, "drop schema sys cascade;");
});
