import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { runScript } from "../../sql/session/scripts/runScript.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import {
  describeBlocks,
  openTestGuest,
  rowsOf,
  run,
  runAll,
  sessionOf,
  tableOf,
} from "./testing/guestTest.ts";
import { readGuestTraits } from "./testing/guestTraits.ts";
import { leaveOut } from "./testing/leaveOut.ts";
import { skipReasons } from "./testing/skipReasons.ts";

const guest = await openTestGuest();
const traits = await readGuestTraits(guest);
const session = sessionOf(guest, 5432);
const oracle = sessionOf(guest, 1521);

it("fetches 100,000 rows page by page", async () => {
  const result = await run(
    session,
    "select g, md5(g::text) as hash from generate_series(1, 100000) g;",
    5000,
  );
  const { cursor } = result;
  if (cursor === null) throw new Error("no cursor");
  expect(cursor.totalRows).toBe(100_000);
  const numbers = tableOf(result).rows.map(([g]) => Number(g));
  for (let isLast = false; !isLast;) {
    const page = await session.fetchMore(cursor, 5000);
    if (page.kind === "failed") throw new Error(JSON.stringify(page.error));
    for (const [g] of page.rows) numbers.push(Number(g));
    ({ isLast } = page);
  }
  expect(numbers).toEqual(Array.from({ length: 100_000 }, (_, n) => n + 1));
  await session.closeCursor(cursor);
  expect(await rowsOf(session, "select count(*) from pg_cursors;")).toEqual([["0"]]);
}, 600_000);

describe("order", () => {
  it("is chronological: notices, rows, an error", async () => {
    const results = await runAll(
      session,
      "do $$ begin raise notice 'one'; end $$; select 1 as row; " +
        "do $$ begin raise notice 'two'; end $$; select 1/0;",
    );
    expect(results.flatMap(({ blocks }) => describeBlocks(blocks))).toEqual([
      "NOTICE: one",
      "DO",
      "table of 1",
      "NOTICE: two",
      "DO",
      "ERROR: division by zero",
    ]);
  });

  it("is psql's for statements sent together, as psql reads ahead of its output", async () => {
    const { blocks, outcome } = await run(
      session,
      "do $$ begin raise notice 'one'; end $$ \\; select 1 as row \\; select 1/0;",
    );
    expect(outcome.kind).toBe("failed");
    expect(describeBlocks(blocks)).toEqual([
      "NOTICE: one",
      "DO",
      "table of 1",
      "ERROR: division by zero",
    ]);
  });

  it("reports messages while the statement is still running", async () => {
    const seen: string[] = [];
    const [statement] = splitStatements(
      "do $$ begin raise notice 'early'; perform pg_sleep(3); raise notice 'late'; end $$;",
      postgresqlDialect,
    );
    if (statement === undefined) throw new Error("no statement");
    const result = session.run(statement, {
      pageSize: null,
      onBlock: (block) => seen.push(...describeBlocks([block])),
    });
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual(["NOTICE: early"]);
    expect(session.status.kind).toBe("busy");
    await result;
    expect(seen).toEqual(["NOTICE: early", "NOTICE: late", "DO"]);
  });

  it("keeps DBMS_OUTPUT among the notices", async (context) => {
    leaveOut(context, !traits.hasOrafce, skipReasons.noOrafce);
    await run(oracle, "select dbms_output.serveroutput(true);");
    const { blocks } = await run(
      oracle,
      "do $$ begin perform dbms_output.put_line('one'); raise notice 'two'; " +
        "perform dbms_output.put_line('three'); end $$;",
    );
    // orafce sends its lines after the statement has ended.
    const said = describeBlocks(blocks).flatMap((words) => words.split("\n"));
    expect(said.toSorted()).toEqual(["DO", "NOTICE: two", "one", "three"]);
    expect(said.indexOf("one")).toBeLessThan(said.indexOf("three"));
  });

  it("delivers a notification of the other session with the next statement", async () => {
    await run(session, "listen news;");
    await run(oracle, "notify news, 'from 1521';");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { blocks } = await run(session, "select 1;");
    expect(describeBlocks(blocks)).toEqual(["table of 1", "notification news from 1521"]);
    await run(session, "unlisten news;");
  });

  it("delivers one also with a fetched page or an exactly read value", async () => {
    const seen: string[] = [];
    const unsubscribe = session.onIdleOutput((block) => seen.push(...describeBlocks([block])));
    await run(session, "listen news;");
    const { cursor } = await run(session, "select g from generate_series(1, 4) g;", 2);
    if (cursor === null) throw new Error("no cursor");
    await run(oracle, "notify news, 'a page';");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await session.fetchMore(cursor, 2)).toMatchObject({ rows: [["3"], ["4"]] });
    await run(oracle, "notify news, 'a value';");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await session.readExactly(cursor, 0)).toEqual({ kind: "row", cells: ["1"] });
    expect(seen).toEqual(["notification news a page", "notification news a value"]);
    unsubscribe();
    await run(session, "unlisten news;");
  });
});

describe("a batch", () => {
  it("knows the transaction after each of its statements", async () => {
    await run(session, "create temp table b (a int);");
    const insert = "insert into b values (1);\n";
    const text =
      `${insert}begin;\n${insert}savepoint s;\ninsert into nope values (1);\n${insert}` +
      `rollback to s;\n${insert}commit;\n${insert}`;
    const seen: unknown[] = [];
    await runScript(session, splitStatements(text, postgresqlDialect), {
      pageSize: null,
      stopsOnError: false,
      onResult: ({ outcome, transaction }) => seen.push(`${outcome.kind} ${transaction}`),
    });
    expect(seen).toEqual([
      "completed none",
      "completed open",
      "completed open",
      "completed open",
      "failed failed",
      "failed failed",
      "completed open",
      "completed open",
      "completed none",
      "completed none",
    ]);
    expect(await rowsOf(session, "select count(*) from b;")).toEqual([["4"]]);
  });

  it("runs inside of the user's transaction", async () => {
    const results = await runAll(session, "begin; insert into b values (2);");
    expect(results.at(-1)?.transaction).toBe("open");
    await runScript(
      session,
      splitStatements("insert into b values (3);\n".repeat(10), postgresqlDialect),
      {
        pageSize: null,
        stopsOnError: true,
        onResult: ({ transaction }) => {
          expect(transaction).toBe("open");
        },
      },
    );
    await run(session, "rollback;");
    expect(await rowsOf(session, "select count(*) from b;")).toEqual([["4"]]);
  });
});
