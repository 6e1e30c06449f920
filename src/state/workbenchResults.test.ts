import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../sql/model.ts";
import { selectShownRun } from "./store/selectors.ts";
import { mostFetchedText } from "./results/resultActions.ts";
import { lastTable, type StatementRun } from "./store/statementRun.ts";
import type { FakeSession } from "./testing/fakeSession.ts";
import { createTestWorkbench, type TestWorkbench } from "./testing/createTestWorkbench.ts";
import { table, serverError, messages } from "./testing/workbenchTestParts.ts";

function withRows(block: OutputBlock, count: number): OutputBlock {
  if (block.kind !== "table") return block;
  const rows = Array.from({ length: count }, (_, index) => [String(index + 1)]);
  return { kind: "table", table: { ...block.table, rows } };
}

describe("messages", () => {
  const notice: OutputBlock = {
    kind: "message",
    message: { ...serverError("careful"), severity: "NOTICE", sqlState: null, position: null },
  };

  it("are logged while the statement runs, in order and once", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("do something;");
    await test.clock.advance(0);
    test.session(5432).print(notice);
    await test.clock.advance(60);
    expect(messages(test)).toEqual([notice]);
    expect(selectShownRun(test.workbench.store.getState())?.blocks).toEqual([notice]);
    const tag: OutputBlock = { kind: "tag", tag: "DO" };
    test.session(5432).reply({ blocks: [notice, tag] });
    await done;
    await test.clock.advance(60);
    expect(messages(test)).toEqual([notice, tag]);
  });

  it("change the state once for a thousand messages", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("do something;");
    await test.clock.advance(60);
    let changes = 0;
    const stop = test.workbench.store.subscribe((state, before) => {
      if (state.messages !== before.messages) changes += 1;
    });
    for (let index = 0; index < 1000; index += 1) test.session(5432).print(notice);
    await test.clock.advance(30);
    stop();
    expect([changes, messages(test).length]).toEqual([1, 1000]);
    test.session(5432).reply({});
    await done;
  });

  it("include output that arrives outside of a statement", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.clock.advance(2000);
    const notification: OutputBlock = {
      kind: "notification",
      notification: { channel: "news", payload: "hello", processId: 7 },
    };
    test.session(1521).printIdle(notification);
    await test.clock.advance(60);
    const [entry] = test.workbench.store.getState().messages;
    expect([entry?.port, entry?.runId, entry?.content]).toEqual([1521, null, notification]);
  });
});

describe("fetching more", () => {
  async function paged(): Promise<{ test: TestWorkbench; run: () => StatementRun | null }> {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => ({
      blocks: [table([["1"], ["2"]])],
      cursor: { name: "c1", totalRows: 5 },
      rowCount: 5,
    });
    await test.workbench.runs.runAll("select n from five;");
    return { test, run: () => selectShownRun(test.workbench.store.getState()) };
  }

  it("appends rows until the last", async () => {
    const { test, run } = await paged();
    test.session(5432).page = { kind: "rows", rows: [["3"], ["4"]], isLast: false, isExact: true };
    await test.workbench.results.fetchMore(run()?.id ?? "", 2);
    expect(run()?.blocks).toEqual([table([["1"], ["2"]])].map((block) => withRows(block, 4)));
    expect(run()?.remaining).toMatchObject({ isFetching: false, failure: null });
    test.session(5432).page = { kind: "rows", rows: [["5"]], isLast: true, isExact: true };
    await test.workbench.results.fetchMore(run()?.id ?? "", null);
    expect([run()?.blocks, run()?.remaining]).toEqual([[withRows(table([["1"], ["2"]]), 5)], null]);
  });

  it("fetches all rows page by page, and stops after a page", async () => {
    const { test, run } = await paged();
    const { results } = test.workbench;
    const id = run()?.id ?? "";
    test.session(5432).page = { kind: "rows", rows: [["3"]], isLast: false, isExact: true };
    const fetching = results.fetchMore(id, null);
    expect(run()?.remaining?.isFetching).toBe(true);
    results.stopFetching(id);
    await fetching;
    expect(run()?.blocks).toEqual([withRows(table([["1"], ["2"]]), 3)]);
    expect(run()?.remaining).toMatchObject({ isFetching: false, failure: null });
    const pages = [
      { kind: "rows", rows: [["4"]], isLast: false, isExact: true },
      { kind: "rows", rows: [["5"]], isLast: true, isExact: true },
    ];
    Object.defineProperty(test.session(5432), "page", { get: () => pages.shift() });
    await results.fetchMore(id, null);
    expect([run()?.blocks, run()?.remaining]).toEqual([[withRows(table([["1"], ["2"]]), 5)], null]);
  });

  it("stops fetching all rows before the page's memory is full, and reports it", async () => {
    const { test, run } = await paged();
    const cell = "x".repeat(Math.ceil(mostFetchedText / 2));
    test.session(5432).page = { kind: "rows", rows: [[cell]], isLast: false, isExact: true };
    await test.workbench.results.fetchMore(run()?.id ?? "", null);
    expect(run()?.remaining).toMatchObject({
      isFetching: false,
      failure: { error: null, isTooMuch: true },
    });
    expect(lastTable(run()?.blocks ?? [])?.rows).toHaveLength(4);
  });

  it("reports a failure and keeps the fetched rows", async () => {
    const { test, run } = await paged();
    test.session(5432).page = { kind: "failed", error: serverError("gone") };
    await test.workbench.results.fetchMore(run()?.id ?? "", 2);
    expect(run()?.remaining?.failure).toEqual({ error: serverError("gone") });
    expect(run()?.blocks).toEqual([table([["1"], ["2"]])]);
  });
});

describe("column types", () => {
  const column = (name: string, type: string) => ({ name, alignment: "left", type }) as const;

  async function typesAfter(columns: FakeSession["columns"], sql: string): Promise<unknown> {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => ({ blocks: [table([["t"]])] });
    test.session(5432).columns = columns;
    await test.workbench.runs.runAll(sql);
    await test.clock.advance(50);
    const [block] = selectShownRun(test.workbench.store.getState())?.blocks ?? [];
    const types = block?.kind === "table" ? block.table.columns.map(({ type }) => type) : null;
    return [test.session(5432).described, types];
  }

  it.each([
    [
      "found for the shown query",
      [column("a", "boolean")],
      "select a;",
      [["select a;"], ["boolean"]],
    ],
    [
      "not taken from other columns",
      [column("b", "boolean")],
      "select a;",
      [["select a;"], [null]],
    ],
    ["unknown when the server says nothing", null, "select a;", [["select a;"], [null]]],
    [
      "not asked for what is no query",
      [column("a", "x")],
      "insert into t values (1) returning a;",
      [[], [null]],
    ],
    [
      "asked only for the result that is shown",
      null,
      "select a; select b;",
      [["select b;"], [null]],
    ],
  ])("are %s", async (_name, columns, sql, expected) => {
    expect(await typesAfter(columns, sql)).toEqual(expected);
  });
});
