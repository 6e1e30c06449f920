import { beforeEach, describe, expect, it } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { createMessage } from "../../sql/output/messages/createMessage.ts";
import type { FakeReply } from "../testing/fakeSession.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import type { BlockOutcome } from "./blockOutcome.ts";
import type { BlockRequest } from "./blockRequest.ts";
import { type BlockQueue, createBlockQueue } from "./createBlockQueue.ts";

const request: BlockRequest = {
  blockId: "b1",
  sql: "select 1;",
  port: 5432,
  setups: [],
  session: "shared",
  wantsAllRows: false,
};
const failure: FakeReply = {
  outcome: {
    kind: "failed",
    error: createMessage({ severity: "ERROR", message: "no", raw: "ERROR:  no" }),
  },
};

let test: TestWorkbench;
let queue: BlockQueue;
let reports: (readonly [string, BlockOutcome])[];

beforeEach(() => {
  test = createTestWorkbench();
  reports = [];
  queue = createBlockQueue(test.workbench, (blockId, outcome) => {
    reports.push([blockId, outcome]);
  });
});

/** Lets everything happen that needs no reply of the test. */
async function settle(): Promise<void> {
  for (let step = 0; step < 20; step += 1) await test.clock.advance(0);
}

function last(blockId = "b1"): BlockOutcome | undefined {
  return reports.findLast(([id]) => id === blockId)?.[1];
}

function reason(blockId = "b1"): string | undefined {
  const outcome = last(blockId);
  return outcome?.kind === "notRun" ? outcome.reason.kind : outcome?.kind;
}

function remaining(): unknown {
  const outcome = last();
  return outcome?.kind === "ended" ? outcome.runs[0]?.remaining : undefined;
}

function rowsOf(rows: readonly (readonly string[])[]): OutputBlock {
  const columns = [{ name: "n", alignment: "right", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  return { kind: "table", table: { ...shape, columns, rows } };
}

const ran = (port = 5432): readonly string[] => test.session(port).ran;

describe("a block queue", () => {
  it("waits for the machine and runs the blocks in order, each on its port", async () => {
    queue.run(request);
    queue.run({ ...request, blockId: "b2", sql: "select 2;", port: 1521 });
    queue.run({ ...request, sql: "select 3;" });
    await settle();
    expect(reports.map(([id, { kind }]) => `${id} ${kind}`)).toEqual(["b1 queued", "b2 queued"]);
    await test.boot();
    await settle();
    expect([last()?.kind, last("b2")?.kind]).toEqual(["ended", "ended"]);
    expect(ran()).toEqual(["select 1;"]);
    expect(ran(1521)).toEqual(["select 2;"]);
  });

  it("replaces the results of the block's run before, and keeps other blocks' results", async () => {
    await test.boot();
    for (const sql of ["select 1;", "select 2;"]) {
      queue.run({ ...request, sql });
      queue.run({ ...request, blockId: "b2", sql: "select 'other';" });
      await settle();
    }
    const outcome = last();
    const texts =
      outcome?.kind === "ended" ? outcome.runs.map(({ statement }) => statement.text) : [];
    expect(texts).toEqual(["select 2;"]);
  });

  it("runs a setup once for a shared session, before the first block that names it", async () => {
    await test.boot();
    queue.run({ ...request, setups: ["create table t (a int);"] });
    queue.run({ ...request, blockId: "b2", setups: ["create table t (a int);"], sql: "select 2;" });
    await settle();
    expect(ran()).toEqual(["create table t (a int);", "select 1;", "select 2;"]);
    queue.forgetSetups();
    queue.run({ ...request, setups: ["create table t (a int);"] });
    await settle();
    expect(ran().slice(3)).toEqual(["create table t (a int);", "select 1;"]);
  });

  it("does not run a block whose setup failed, and tries the setup again", async () => {
    await test.boot();
    queue.run({ ...request, sql: "select 0;" });
    await settle();
    test.session(5432).answer = (sql) => (sql.startsWith("create") ? failure : {});
    const withSetup = { ...request, setups: ["create table t (a int);"] };
    queue.run(withSetup);
    await settle();
    expect(last()?.kind).toBe("setupFailed");
    test.session(5432).answer = () => ({});
    queue.run(withSetup);
    await settle();
    expect(ran().slice(1)).toEqual([
      "create table t (a int);",
      "create table t (a int);",
      "select 1;",
    ]);
  });

  it("gives a separate block a new schema for each run, and the search path back", async () => {
    await test.boot();
    queue.run({ ...request, sql: "select 0;" });
    await settle();
    test.session(5432).answer = (sql) =>
      sql.includes("current_setting")
        ? {
            blocks: [
              {
                kind: "table",
                table: {
                  title: null,
                  columns: [{ name: "p", alignment: "left", type: null }],
                  rows: [[`"$user", it's`]],
                  footerRowCount: 1,
                  footers: [],
                  isComplete: true,
                },
              },
            ],
          }
        : { transaction: sql === "begin;" ? "open" : "none" };
    queue.run({
      ...request,
      session: "separate",
      setups: ["create table t (a int);"],
      sql: "begin;",
    });
    await settle();
    expect(ran().slice(1)).toEqual([
      "select pg_catalog.current_setting('search_path');",
      "drop schema if exists block_b1 cascade;",
      "create schema block_b1;",
      `select pg_catalog.set_config('search_path', 'block_b1, "$user", it''s', false);`,
      "create table t (a int);",
      "begin;",
      "rollback;",
      `select pg_catalog.set_config('search_path', '"$user", it''s', false);`,
    ]);
    expect(last()?.kind).toBe("ended");
  });

  it("does not run a separate block inside of another block's transaction", async () => {
    await test.boot();
    queue.run({ ...request, sql: "select 0;" });
    await settle();
    test.session(5432).answer = () => ({ transaction: "open" });
    queue.run({ ...request, sql: "begin;" });
    queue.run({ ...request, blockId: "b2", session: "separate" });
    await settle();
    expect(reason("b2")).toBe("openTransaction");
  });

  it("fetches more rows of an ended block, but not while it runs again", async () => {
    await test.boot();
    queue.run({ ...request, sql: "select 0;" });
    await settle();
    const session = test.session(5432);
    session.answer = () => ({
      blocks: [rowsOf([["1"]])],
      rowCount: 2,
      cursor: { name: "c", totalRows: 2 },
    });
    queue.run(request);
    await settle();
    const outcome = last();
    const runId = outcome?.kind === "ended" ? (outcome.runs[0]?.id ?? "") : "";
    session.page = { kind: "rows", rows: [["2"]], isLast: true, isExact: true };
    await queue.fetchMore("b2", runId, null);
    expect(last("b2")).toBeUndefined();
    const done = queue.fetchMore("b1", runId, null);
    expect(remaining()).toMatchObject({ isFetching: true });
    await done;
    expect(remaining()).toBeNull();
    queue.run(request);
    const { length } = reports;
    await queue.fetchMore("b1", runId, null);
    expect(reports.slice(length).map(([, { kind }]) => kind)).not.toContain("ended");
  });

  it("keeps the results of a separate block, whose remaining rows can be fetched", async () => {
    await test.boot();
    queue.run({ ...request, sql: "select 0;" });
    await settle();
    const session = test.session(5432);
    session.answer = (sql) =>
      sql === request.sql
        ? { blocks: [rowsOf([["1"]])], rowCount: 2, cursor: { name: "c", totalRows: 2 } }
        : { blocks: [rowsOf([["public"]])] };
    queue.run({ ...request, session: "separate" });
    await settle();
    const outcome = last();
    const runId = outcome?.kind === "ended" ? (outcome.runs[0]?.id ?? "") : "";
    session.page = { kind: "rows", rows: [["2"]], isLast: true, isExact: true };
    await queue.fetchMore("b1", runId, null);
    const fetched = last();
    expect(fetched?.kind === "ended" ? fetched.runs : []).toHaveLength(1);
    expect(remaining()).toBeNull();
  });

  it("cancels a running block and a waiting block", async () => {
    await test.boot();
    queue.run({ ...request, sql: "select 0;" });
    await settle();
    test.session(5432).answer = () => null;
    queue.run({ ...request, sql: "select 1; select 2;" });
    queue.run({ ...request, blockId: "b2" });
    await settle();
    queue.cancel("b2");
    expect(reason("b2")).toBe("cancelled");
    queue.cancel("b1");
    test.session(5432).reply({ outcome: { kind: "cancelled", error: null } });
    await settle();
    const outcome = last();
    const ends = outcome?.kind === "ended" ? outcome.runs.map(({ status }) => status) : [];
    expect(ends.map((end) => (end.kind === "ended" ? end.outcome.kind : end.kind))).toEqual([
      "cancelled",
      "notRun",
    ]);
  });

  it("cancels a block that waits for the machine", async () => {
    queue.run(request);
    await settle();
    queue.cancel("b1");
    await settle();
    expect(reason()).toBe("cancelled");
    await test.boot();
    queue.run({ ...request, sql: "select 2;" });
    await settle();
    expect(ran()).toEqual(["select 2;"]);
  });

  it.each([
    ["a port that the image does not have", { port: 1234 }, "noPort"],
    ["a text without statements", { sql: "-- nothing" }, "noStatement"],
    ["an empty text", { sql: "" }, "noStatement"],
  ])("tells that it did not run %s", async (_name, change, expected) => {
    await test.boot();
    queue.run({ ...request, ...change });
    await settle();
    expect(reason()).toBe(expected);
  });

  it("does not wait for a variable's value, which a page cannot ask for", async () => {
    await test.boot();
    queue.run({ ...request, port: 1521, sql: "select 0;" });
    await settle();
    const session = test.session(1521);
    session.server = { ...session.server!, isOraclePort: true };
    queue.run({ ...request, port: 1521, sql: "select '&name';" });
    for (let step = 0; step < 50 && last()?.kind !== "notRun"; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await settle();
    }
    expect(reason()).toBe("asksForValues");
  });

  it("ends the running and the waiting blocks when the machine fails", async () => {
    await test.boot();
    queue.run({ ...request, sql: "select 0;" });
    await settle();
    test.session(5432).answer = () => null;
    queue.run(request);
    queue.run({ ...request, blockId: "b2" });
    await settle();
    test.machine.become({ kind: "failed", failure: { kind: "workerCrashed", message: "gone" } });
    test
      .session(5432)
      .reply({ outcome: { kind: "sessionLost", reason: { kind: "machineReplaced" } } });
    await settle();
    expect(last()?.kind).not.toBe("running");
    expect(reason("b2")).toBe("machineDown");
  });
});
