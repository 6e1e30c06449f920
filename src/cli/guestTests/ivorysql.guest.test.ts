import { beforeEach, expect, it } from "vitest";
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

// Features of servers with Oracle's syntax only, with answers recorded from IvorySQL 4.4 and 5.4.
const guest = await openTestGuest();
const traits = await readGuestTraits(guest);
const oracle = sessionOf(guest, 1521);
const session = sessionOf(guest, 5432);

beforeEach((context) => {
  leaveOut(context, !traits.hasOracleSyntax, skipReasons.noOracleSyntax);
});

it("ends blocks at a line with a slash, and keeps their notices", async () => {
  const results = await runAll(
    oracle,
    "begin\n  raise notice 'one';\n  raise warning 'two';\nend;\n/\nselect 1 from dual;\n",
  );
  expect(results.map(({ blocks }) => describeBlocks(blocks).slice(0, 2))).toEqual([
    ["NOTICE: one", "WARNING: two"],
    ["table of 1"],
  ]);
});

it("treats an empty string as NULL", async () => {
  const query = "select case when '' is null then 'null' else 'empty' end from dual;";
  expect(await rowsOf(oracle, query)).toEqual([["null"]]);
});

it("refuses an unknown column with Oracle's SQLSTATE and marks it", async () => {
  const sql = "select nosuch from dual;";
  for (const pageSize of [null, 10]) {
    expect((await run(oracle, sql, pageSize)).outcome).toMatchObject({
      kind: "failed",
      error: { sqlState: "42602", position: sql.indexOf("nosuch") },
    });
  }
});

it("creates a function and a package in PL/iSQL, calls both, and drops them", async () => {
  const results = await runAll(
    oracle,
    [
      "create or replace function conf_f(p number) return number is\n  x number := 2;",
      "begin\n  return p * x;\nend;\n/",
      "create or replace package conf_pk is\n  function value return number;\nend;\n/",
      "create or replace package body conf_pk is\n  function value return number is",
      "  begin\n    return 7;\n  end;\nend;\n/",
      "",
    ].join("\n"),
  );
  expect(results.map(({ outcome }) => outcome.kind)).toEqual(results.map(() => "completed"));
  expect(results).toHaveLength(3);
  expect(await rowsOf(oracle, "select conf_f(21) from dual;")).toEqual([["42"]]);
  expect(await rowsOf(oracle, "select conf_pk.value() from dual;")).toEqual([["7"]]);
  await runAll(oracle, "drop package conf_pk; drop function conf_f(number);");
});

it("shows a run-time error of a block as failed", async () => {
  const block = "declare\n  x number := 1;\nbegin\n  x := x / 0;\nend;\n/\n";
  const [result] = await runAll(oracle, block);
  expect(result?.outcome).toMatchObject({ kind: "failed", error: { sqlState: "22012" } });
});

it("pages a query on Oracle's port", async () => {
  const result = await run(oracle, "select g from generate_series(1, 12) g;", 5);
  expect(result).toMatchObject({ rowCount: 12, cursor: { totalRows: 12 } });
  if (result.cursor !== null) await oracle.closeCursor(result.cursor);
});

it("keeps the modes of the two ports apart, and follows a change", async () => {
  expect([session, oracle].map(({ server }) => server?.compatibleMode)).toEqual(["pg", "oracle"]);
  await run(oracle, "set ivorysql.compatible_mode = pg;");
  await run(oracle, "select 1;");
  expect(oracle.server?.compatibleMode).toBe("pg");
  await run(oracle, "set ivorysql.compatible_mode = oracle;");
  await run(oracle, "select 1 from dual;");
  expect(oracle.server?.compatibleMode).toBe("oracle");
});
