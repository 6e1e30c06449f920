import { expect, it } from "vitest";
import type { OutputBlock } from "../model.ts";
import { parseServerActivity } from "./serverActivity.ts";

function printed(...rows: readonly unknown[]): readonly OutputBlock[] {
  const columns = [{ name: "j", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  const cells = rows.map((row) => [JSON.stringify(row)]);
  return [{ kind: "table", table: { ...shape, columns, rows: cells } }];
}

it("collects each session's locks and blocking sessions", () => {
  expect(
    parseServerActivity(
      printed(
        ["session", 20, "me", "psql", "active", "Lock", "transactionid", true, "update t", [10]],
        ["session", 10, "me", "psql", "idle in transaction", "Client", "ClientRead", true, "x", []],
        ["lock", 20, "transaction 745", "ShareLock", false],
        ["lock", 10, "transaction 745", "ExclusiveLock", true],
      ),
    ),
  ).toEqual([
    {
      processId: 10,
      user: "me",
      application: "psql",
      state: "idle in transaction",
      wait: null,
      isInTransaction: true,
      query: "x",
      blockedBy: [],
      locks: [{ target: "transaction 745", mode: "ExclusiveLock", isGranted: true }],
    },
    {
      processId: 20,
      user: "me",
      application: "psql",
      state: "active",
      wait: "Lock: transactionid",
      isInTransaction: true,
      query: "update t",
      blockedBy: [10],
      locks: [{ target: "transaction 745", mode: "ShareLock", isGranted: false }],
    },
  ]);
});

it.each([
  ["declare wb_6 scroll cursor with hold for\nselect 1\n", "select 1\n"],
  ["close wb_k3x9ab_1;", ""],
  ["fetch 500 from wb_6;", ""],
  ["fetch absolute 3 from wb_k3x9ab_1 ", ""],
  ["select format('close %I', name) from pg_cursors where name ~ '^wb_[0-9a-z]{6}_[0-9]+$'", ""],
  ["close mine;", "close mine;"],
  ["select pg_backend_pid() as wb_pid, version() as wb_version;", ""],
  [
    "SELECT name AS \"Column\", pg_catalog.format_type(tp, tpm) AS \"Type\"\nFROM (VALUES ('a','23'::oid,-1)) s",
    "",
  ],
  ["select pg_backend_pid();", "select pg_backend_pid();"],
])("shows %j as the user wrote it", (query, shown) => {
  const row = ["session", 20, "me", "psql", "idle", null, null, false, query, []];
  expect(parseServerActivity(printed(row))?.map((session) => session.query)).toEqual([shown]);
});

it("rejects an incomplete row", () => {
  expect(parseServerActivity(printed(["session", 20]))).toBeNull();
});
