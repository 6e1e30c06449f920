import { describe, expect, it } from "vitest";
import { plainQuery } from "../sql/plainStatement.ts";
import { oracleDialect, postgresqlDialect } from "../sql/dialect.ts";
import { createMessage } from "../sql/output/messages/createMessage.ts";
import type { OutputBlock, ServerMessage } from "../sql/model.ts";
import type { ImageIndex } from "../vm/imageIndex.ts";
import { activeEditorTab } from "./store/editorTabs.ts";
import type { MessageContent } from "./store/messageLog.ts";
import { emptySchema } from "./store/schemaState.ts";
import { parseHistory } from "./store/queryHistory.ts";
import { selectReadiness, selectRuns, selectShownRun } from "./store/selectors.ts";
import { mostFetchedText } from "./results/resultActions.ts";
import { lastTable, type StatementRun } from "./store/statementRun.ts";
import { exampleManifest, FakeMachine } from "./testing/fakeMachine.ts";
import type { FakeSession } from "./testing/fakeSession.ts";
import { createTestWorkbench, type TestWorkbench } from "./testing/createTestWorkbench.ts";

function table(rows: readonly (readonly (string | null)[])[]): OutputBlock {
  const columns = [{ name: "a", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  return { kind: "table", table: { ...shape, columns, rows } };
}

function serverError(message: string): ServerMessage {
  return createMessage({
    severity: "ERROR",
    sqlState: "42703",
    message,
    position: 7,
    raw: `ERROR:  ${message}`,
  });
}

const failure = { kind: "failed", error: serverError("nope") } as const;

function outcomes(test: TestWorkbench): readonly string[] {
  return selectRuns(test.workbench.store.getState()).map(({ statement, status }) => {
    const end = status.kind === "ended" ? status.outcome.kind : status.kind;
    return `${statement.text} ${end}`;
  });
}

function shown(test: TestWorkbench): string | undefined {
  return selectShownRun(test.workbench.store.getState())?.statement.text;
}

function messages(test: TestWorkbench): readonly MessageContent[] {
  return test.workbench.store.getState().messages.map(({ content }) => content);
}

/** Dialogues written after IvorySQL's documentation, not recorded. */
describe("on an IvorySQL server, as documented", () => {
  const block = "begin\n  null;\nend;\n/";

  async function runInMode(
    compatibleMode: string | null,
    text: string,
  ): Promise<readonly string[]> {
    const test = createTestWorkbench();
    await test.boot();
    const session = test.session(5432);
    session.server = {
      version: "made for this test",
      compatibleMode,
      processId: 1,
      outputFacility: null,
    };
    await test.workbench.runs.runAll("select 0;");
    session.ran.length = 0;
    await test.workbench.runs.runAll(text);
    return session.ran;
  }

  it("ends blocks at a slash depending on the server's mode, not on the port", async () => {
    expect(await runInMode("oracle", `${block}\nselect 1;`)).toEqual([block, "select 1;"]);
    const others = ["begin\n  null;", "end;", "/\nselect 1;"];
    expect(await runInMode("pg", `${block}\nselect 1;`)).toEqual(others);
    expect(await runInMode(null, `${block}\nselect 1;`)).toEqual(others);
  });

  it("splits the text after a change of the mode in the new mode", async () => {
    const change = "set ivorysql.compatible_mode = oracle;";
    expect(await runInMode("pg", `${change}\n${block}`)).toEqual([change, block]);
  });
});

describe("starting", () => {
  it("reports what it waits for until statements can run", async () => {
    const test = createTestWorkbench();
    const readiness = (): string => selectReadiness(test.workbench.store.getState());
    expect(readiness()).toBe("machine");
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
    test.machine.become({ kind: "downloading", loadedBytes: 1, totalBytes: 2, file: "state" });
    expect(readiness()).toBe("machine");
    test.machine.become({ kind: "running" });
    expect(readiness()).toBe("session");
    await test.clock.advance(0);
    expect(readiness()).toBe("ready");
    expect(test.machine.typed).toEqual([expect.stringContaining("date -u -s @1700000000 ")]);
  });

  it.each([
    ["right", 1_700_000_004, false],
    ["wrong", 1_600_000_000, true],
  ])("checks the guest's clock in idle time: %s", async (_name, seconds, isSetAgain) => {
    const test = createTestWorkbench();
    await test.boot();
    await test.clock.advance(1999);
    expect(() => test.session("service")).toThrow("no session");
    test.serviceAnswer = (sql) =>
      sql.includes("clock_timestamp") ? { blocks: [table([[String(seconds)]])] } : {};
    await test.clock.advance(1);
    const { ran } = test.session("service");
    expect(ran[0]).toContain("clock_timestamp");
    expect(ran.some((text) => text.includes("date -u -s @1700000002 "))).toBe(isSetAgain);
  });

  it("continues when the guest's clock cannot be set", async () => {
    const test = createTestWorkbench();
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
    test.machine.isMute = true;
    test.machine.become({ kind: "running" });
    await test.clock.advance(4999);
    expect(selectReadiness(test.workbench.store.getState())).toBe("session");
    await test.clock.advance(1);
    expect(selectReadiness(test.workbench.store.getState())).toBe("ready");
  });

  it.each([
    ["from the snapshot", "snapshot", "snapshot"],
    ["cold", "cold", "kernel"],
  ] as const)("%s", async (_name, boot, kind) => {
    const test = createTestWorkbench();
    await test.workbench.start({ imageId: "example", boot, port: null, sql: null });
    expect(test.launches).toMatchObject([{ imageId: "example", start: { kind } }]);
  });

  it("shows shared text and runs none of it", async () => {
    const test = createTestWorkbench();
    const sql = "drop table everything";
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 1521, sql });
    test.machine.become({ kind: "running" });
    await test.clock.advance(0);
    const { editor } = test.workbench.store.getState();
    expect(activeEditorTab(editor)).toMatchObject({ text: sql, port: 1521 });
    expect(test.session(1521).ran).toEqual([]);
  });

  it("keeps the user's text when shared text is opened, and opens the same text once", async () => {
    const test = createTestWorkbench();
    const { editor, store } = test.workbench;
    editor.setText(store.getState().editor.activeId, "my work");
    const request = { imageId: null, boot: "snapshot", port: null, sql: "shared" } as const;
    await test.workbench.start(request);
    await test.workbench.start(request);
    expect(store.getState().editor.tabs.map(({ text }) => text)).toEqual(["my work", "shared"]);
  });

  it("reports an image that cannot be started, and lists the images that can", async () => {
    const failed = { kind: "imageUnknown", id: "x", known: ["example"] } as const;
    const images: ImageIndex = {
      default: "example",
      images: [{ id: "example", label: "Example", manifest: "example/manifest.json" }],
    };
    const test = createTestWorkbench({
      launchMachine: () => Promise.resolve({ kind: "failed", images, failure: failed }),
    });
    await test.workbench.start({ imageId: "x", boot: "snapshot", port: null, sql: null });
    await test.clock.advance(100);
    const { machine } = test.workbench.store.getState();
    expect([machine.state, machine.images]).toEqual([
      { kind: "failed", failure: failed },
      images.images,
    ]);
    expect(messages(test)).toEqual([
      { kind: "event", event: { kind: "machineFailed", failure: failed } },
    ]);
  });
});

describe("running", () => {
  it("runs the statement at the cursor", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const text = "select 1;\nselect 2;\nselect 3;";
    await test.workbench.runs.runCurrent(text, { start: 12, end: 12 });
    expect(test.session(5432).ran).toEqual(["select 2;"]);
    expect(selectRuns(test.workbench.store.getState())[0]?.documentOffset).toBe(10);
  });

  it("runs the selection and records its position", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const text = "select 1;\n  select 2 + 2; select 3;";
    await test.workbench.runs.runCurrent(text, { start: 9, end: 26 });
    const runs = selectRuns(test.workbench.store.getState());
    expect(runs.map(({ statement, documentOffset }) => [statement.text, documentOffset])).toEqual([
      ["select 2 + 2;", 12],
    ]);
  });

  it("runs nothing when the text has no statement", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.runs.runAll(" -- only a comment\n");
    expect(outcomes(test)).toEqual([]);
  });

  it("runs on the port of the tab", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.workbench.editor.setPort(1521);
    await test.workbench.runs.runAll("select 1;");
    expect([test.session(1521).ran, test.session(5432).ran]).toEqual([["select 1;"], []]);
  });

  it("opens the other ports only when they are chosen, or after a delay", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const open = (): readonly string[] => Object.keys(test.workbench.store.getState().sessions);
    expect(open()).toEqual(["5432"]);
    await test.clock.advance(2000);
    expect(open()).toEqual(["1521", "5432"]);
    const other = createTestWorkbench();
    await other.boot();
    other.workbench.editor.setPort(1521);
    expect(other.session(1521).status).toEqual({ kind: "idle", transaction: "none" });
  });

  it("stops at the first error and shows it", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = (sql) => (sql.includes("bad") ? { outcome: failure } : {});
    await test.workbench.runs.runAll("select 1; bad; select 3;");
    expect(outcomes(test)).toEqual(["select 1; completed", "bad; failed", "select 3; notRun"]);
    expect(shown(test)).toBe("bad;");
  });

  it("continues after an error when stopOnError is off", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.workbench.changeSettings({ stopOnError: false });
    test.session(5432).answer = (sql) => (sql.includes("bad") ? { outcome: failure } : {});
    await test.workbench.runs.runAll("bad; select 3;");
    expect(outcomes(test)).toEqual(["bad; failed", "select 3; completed"]);
  });

  it("closes a comparison when something else runs", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.compare.run(plainQuery("select 1;"), false);
    expect(test.workbench.store.getState().comparison).not.toBeNull();
    await test.workbench.runs.runAll("select 2;");
    expect(test.workbench.store.getState().comparison).toBeNull();
  });

  it("runs the part between blank lines if the settings say so", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const text = "select 1\n\nselect 2\n\nselect 3";
    const { ran } = test.session(5432);
    await test.workbench.runs.runCurrent(text, { start: 10, end: 10 });
    expect(ran.at(-1)).toBe(text);
    test.workbench.changeSettings({ blankLinesSeparate: true });
    await test.workbench.runs.runCurrent(text, { start: 10, end: 10 });
    expect(ran.at(-1)).toBe("select 2");
    await test.workbench.runs.runAll(text);
    expect(ran.at(-1)).toBe(text);
  });

  it("shows the last table of a script", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = (sql) =>
      sql.startsWith("select") ? { blocks: [table([["1"]])] } : {};
    await test.workbench.runs.runAll("select 1; select 2; set x = 1;");
    expect(shown(test)).toBe("select 2;");
  });

  it("follows a statement that runs for a while, and no quick one", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("select 1; select 2; select 3;");
    await test.clock.advance(0);
    test.session(5432).reply({});
    await test.clock.advance(100);
    expect(shown(test)).toBe("select 1;");
    await test.clock.advance(1000);
    expect(shown(test)).toBe("select 2;");
    test.session(5432).reply({ blocks: [table([["1"]])] });
    await test.clock.advance(1000);
    expect(shown(test)).toBe("select 3;");
    test.session(5432).reply({});
    await test.clock.advance(0);
    await done;
    expect(shown(test)).toBe("select 2;");
  });

  it("keeps the result that the user selected", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("select 1; select 2; select 3;");
    await test.clock.advance(0);
    const second = selectRuns(test.workbench.store.getState())[1];
    test.workbench.results.select(second?.id ?? "");
    for (let index = 0; index < 3; index += 1) {
      test.session(5432).reply({ blocks: [table([["1"]])] });
      await test.clock.advance(1000);
    }
    await done;
    expect(shown(test)).toBe("select 2;");
  });

  it("runs a queued statement once the machine is running", async () => {
    const test = createTestWorkbench();
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
    const done = test.workbench.runs.runAll("select 1;");
    await test.clock.advance(0);
    expect(outcomes(test)).toEqual(["select 1; queued"]);
    test.machine.become({ kind: "running" });
    await test.clock.advance(0);
    await done;
    expect(outcomes(test)).toEqual(["select 1; completed"]);
  });

  it("sends nothing before the guest's clock is set", async () => {
    const test = createTestWorkbench();
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
    test.machine.isMute = true;
    test.machine.become({ kind: "running" });
    const done = test.workbench.runs.runAll("select now();");
    await test.clock.advance(100);
    expect(test.session(5432).ran).toEqual([]);
    test.machine.answerTyped();
    await test.clock.advance(0);
    await done;
    expect(test.session(5432).ran).toEqual(["select now();"]);
  });

  it("queues a script behind the running one", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    const first = test.workbench.runs.runAll("select 1; select 2;");
    const second = test.workbench.runs.runAll("select 3;");
    for (let index = 0; index < 3; index += 1) {
      await test.clock.advance(0);
      test.session(5432).reply({});
    }
    await Promise.all([first, second]);
    expect(test.session(5432).ran).toEqual(["select 1;", "select 2;", "select 3;"]);
  });

  it("runs the next script after one that threw", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => {
      throw new Error("a bug");
    };
    await expect(test.workbench.runs.runAll("select 1;")).rejects.toThrow("a bug");
    test.session(5432).answer = () => ({});
    await test.workbench.runs.runAll("select 2;");
    expect(outcomes(test).at(-1)).toBe("select 2; completed");
  });

  it("does not close the result of a running statement", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("select 1;");
    await test.clock.advance(0);
    const [run] = selectRuns(test.workbench.store.getState());
    test.workbench.results.close([run?.id ?? ""]);
    expect(outcomes(test)).toEqual(["select 1; running"]);
    test.session(5432).reply({});
    await done;
    test.workbench.results.close([run?.id ?? ""]);
    expect(outcomes(test)).toEqual([]);
  });

  it("removes ended results at the next run, except pinned ones", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const cursor = { name: "c1", totalRows: 900 };
    test.session(5432).answer = (sql) => (sql === "select 1;" ? { cursor } : {});
    await test.workbench.runs.runAll("select 1; select 2;");
    const [, second] = selectRuns(test.workbench.store.getState());
    test.workbench.results.setPinned(second?.id ?? "", true);
    await test.workbench.runs.runAll("select 3;");
    expect(outcomes(test)).toEqual(["select 2; completed", "select 3; completed"]);
    expect(test.session(5432).closedCursors).toEqual(["c1"]);
  });

  it("keeps the results of each tab separate", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.runs.runAll("select 1;");
    const first = test.workbench.store.getState().editor.activeId;
    test.workbench.editor.add();
    await test.workbench.runs.runAll("select 2;");
    expect(outcomes(test)).toEqual(["select 2; completed"]);
    test.workbench.editor.activate(first);
    expect(outcomes(test)).toEqual(["select 1; completed"]);
    test.workbench.editor.close(first);
    expect(test.workbench.store.getState().results.runs).toHaveLength(1);
  });
});

describe("ending a transaction", () => {
  it.each(["commit", "rollback"] as const)("by %s keeps text and results", async (how) => {
    const test = createTestWorkbench();
    await test.boot();
    const { editor, runs, store } = test.workbench;
    editor.setText(store.getState().editor.activeId, "begin;");
    await runs.runAll("begin;");
    await runs.endTransaction(how);
    expect(outcomes(test)).toEqual(["begin; completed", `${how}; completed`]);
    expect(activeEditorTab(store.getState().editor).text).toBe("begin;");
  });
});

describe("cancelling", () => {
  it("ends the running statement and drops the queued ones", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("select 1; select 2;");
    await test.clock.advance(0);
    await test.workbench.runs.cancel();
    await done;
    expect(outcomes(test)).toEqual(["select 1; cancelled", "select 2; notRun"]);
    test.session(5432).answer = () => ({});
    await test.workbench.runs.runAll("select 3;");
    expect(outcomes(test)).toEqual(["select 3; completed"]);
  });

  it("drops statements that wait for the machine", async () => {
    const test = createTestWorkbench();
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
    const done = test.workbench.runs.runAll("select 1;");
    await test.clock.advance(0);
    await test.workbench.runs.cancel();
    await done;
    expect(outcomes(test)).toEqual(["select 1; notRun"]);
  });

  it("reports that psql was restarted", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = () => null;
    test.session(5432).cancelOutcome = "respawned";
    const done = test.workbench.runs.runAll("select 1;");
    await test.clock.advance(0);
    await test.workbench.runs.cancel();
    await done;
    await test.clock.advance(100);
    expect(messages(test)).toEqual([{ kind: "event", event: { kind: "sessionRespawned" } }]);
  });
});

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

function withRows(block: OutputBlock, count: number): OutputBlock {
  if (block.kind !== "table") return block;
  const rows = Array.from({ length: count }, (_, index) => [String(index + 1)]);
  return { kind: "table", table: { ...block.table, rows } };
}

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

describe("snapshots", () => {
  it("restore a saved state, with new sessions and the current time", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.snapshots.save("before");
    const [stored] = test.workbench.store.getState().snapshots.stored;
    expect(stored).toMatchObject({ name: "before", header: { origin: "manual" } });
    const before = test.session(5432);
    await test.workbench.snapshots.restore(stored?.id ?? "");
    await test.clock.advance(100);
    expect(new TextDecoder().decode(test.machine.restoredStates[0])).toBe("memory".repeat(100));
    expect(before.status).toEqual({ kind: "disposed" });
    expect(test.session(5432)).not.toBe(before);
    expect(test.machine.typed).toHaveLength(2);
    expect(selectReadiness(test.workbench.store.getState())).toBe("ready");
    expect(messages(test)).toMatchObject([
      { kind: "event", event: { kind: "snapshotSaved", name: "before" } },
      {
        kind: "event",
        event: {
          kind: "snapshotRestored",
          snapshot: { name: "before", header: { origin: "manual", statement: null } },
        },
      },
    ]);
  });

  it("end the running statement and drop the queued ones", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.snapshots.save("before");
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("select 1; select 2;");
    await test.clock.advance(0);
    const [stored] = test.workbench.store.getState().snapshots.stored;
    await test.workbench.snapshots.restore(stored?.id ?? "");
    await done;
    expect(outcomes(test)).toEqual(["select 1; sessionLost", "select 2; notRun"]);
  });

  it("close the sessions while the memory is replaced", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.machine.become({ kind: "restoring" });
    const state = test.workbench.store.getState();
    expect([state.sessions, selectReadiness(state)]).toEqual([{}, "machine"]);
    expect(test.session(5432).status).toEqual({ kind: "disposed" });
  });

  it("of another machine are refused without touching this one", async () => {
    const other = createTestWorkbench();
    await other.boot();
    const exported = await other.workbench.snapshots.exportState("difference");
    const machine = new FakeMachine({ ...exampleManifest, id: "other", label: "Other 16" });
    const images = { default: "other", images: [] };
    const test = createTestWorkbench({
      launchMachine: () =>
        Promise.resolve({
          kind: "launched",
          images,
          machine,
          imageUrl: "http://localhost/vm/other/manifest.json",
          start: "snapshot",
        }),
    });
    await test.workbench.start({ imageId: null, boot: "snapshot", port: null, sql: null });
    machine.become({ kind: "running" });
    await test.workbench.snapshots.importState(exported?.file ?? new Blob(), "x.state");
    expect(test.workbench.store.getState().snapshots.failure).toEqual({
      kind: "otherImage",
      saved: "Example 15",
      running: "Other 16",
    });
    expect(machine.restoredStates).toEqual([]);
  });

  it("are exported and imported", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const exported = await test.workbench.snapshots.exportState("difference");
    expect(exported?.name).toBe("example-2023-11-14T22-13-20.state");
    await test.workbench.snapshots.importState(exported?.file ?? new Blob(), "mine.state");
    await test.clock.advance(100);
    expect(messages(test).at(-1)).toEqual({
      kind: "event",
      event: { kind: "stateImported", name: "mine.state" },
    });
  });

  it("leave the machine unchanged when the file is no state file", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const session = test.session(5432);
    await test.workbench.snapshots.importState(new Blob(["holiday"]), "holiday.jpg");
    expect(test.workbench.store.getState().snapshots).toMatchObject({
      failure: { kind: "notAStateFile" },
      activity: { kind: "idle" },
    });
    expect([test.machine.restoredStates, test.session(5432)]).toEqual([[], session]);
  });

  it("report why a state cannot be saved", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.machine.saved = { kind: "busy", part: "fileSystem", timeoutMs: 1000 };
    await test.workbench.snapshots.save("x");
    expect(test.workbench.store.getState().snapshots.failure).toEqual({
      kind: "machineBusy",
      part: "fileSystem",
    });
  });
});

describe("the user's text", () => {
  it("is saved after a delay, and at once when the page closes", async () => {
    const test = createTestWorkbench();
    const id = test.workbench.store.getState().editor.activeId;
    test.workbench.editor.setText(id, "select 1");
    await test.clock.advance(400);
    expect(test.texts.get("workbench.editor")).toContain('"text":"select 1"');
    test.workbench.editor.setText(id, "select 2");
    test.workbench.flush();
    expect(test.texts.get("workbench.editor")).toContain('"text":"select 2"');
  });

  it("is loaded at the next visit", () => {
    const first = createTestWorkbench();
    first.workbench.editor.add({ name: "report", text: "select 1" });
    first.workbench.changeSettings({ theme: "dark" });
    first.workbench.flush();
    const storage = {
      get: (key: string) => first.texts.get(key) ?? null,
      set: () => true,
    };
    const second = createTestWorkbench({ storage }).workbench.store.getState();
    const before = first.workbench.store.getState();
    expect([second.editor, second.settings]).toEqual([before.editor, before.settings]);
  });

  it("reports once that the browser saves nothing", async () => {
    const test = createTestWorkbench({ storage: { get: () => null, set: () => false } });
    const id = test.workbench.store.getState().editor.activeId;
    for (const text of ["a", "b", "c"]) {
      test.workbench.editor.setText(id, text);
      await test.clock.advance(500);
    }
    expect(messages(test)).toEqual([{ kind: "event", event: { kind: "storageRefused" } }]);
  });
});

describe("the schema", () => {
  const answer = (sql: string) => {
    const row = sql.includes("pg_namespace")
      ? [
          ["schema", 2200, "public", "postgres", false, false],
          ["server", false],
        ]
      : [["relation", 1, "t", "r", false, 0]];
    return sql.startsWith("\\!")
      ? {}
      : { blocks: [table(row.map((cells) => [JSON.stringify(cells)]))] };
  };

  it("is loaded on demand and again after a change", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    await test.workbench.schema.loadSchema(2200);
    const { schema } = test.workbench.store.getState();
    expect(schema.server?.value?.schemas.map(({ name }) => name)).toEqual(["public"]);
    expect(schema.objectsBySchema[2200]?.value?.relations.map(({ name }) => name)).toEqual(["t"]);
    const before = test.session("service").ran.length;
    await test.workbench.runs.runAll("select 1;");
    await test.clock.advance(900);
    expect(test.session("service").ran).toHaveLength(before);
    await test.workbench.runs.runAll("create table u (a int);");
    await test.clock.advance(900);
    expect(test.session("service").ran).toHaveLength(before + 2);
  });

  it("returns the CREATE statements of the user's routines of a name", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const sources: Readonly<Record<string, string>> = { 11: "create a\n", 12: "create b;" };
    test.serviceAnswer = (sql) => {
      if (!sql.includes("string_agg")) {
        // IvorySQL's mode, which this server does not have.
        if (sql.startsWith("set local")) return {};
        const id = /oid = (\d+)/.exec(sql)?.[1] ?? "";
        return { blocks: [table([[JSON.stringify(sources[id])]])] };
      }
      return { blocks: [table([[sql.includes("= 'two'") ? '"11 12"' : null]])] };
    };
    const { schema } = test.workbench;
    expect(await schema.loadRoutines("two", postgresqlDialect)).toBe("create a;\n\ncreate b;\n");
    expect(await schema.loadRoutines("s.two", oracleDialect)).toBe(
      "create a;\n/\n\ncreate b;\n/\n",
    );
    expect(test.session("service").ran.find((sql) => sql.includes("n.nspname = 's'"))).toBeTruthy();
    expect(await schema.loadRoutines("none", postgresqlDialect)).toBeNull();
  });

  it("follows the tab's session to another database and back", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    await test.workbench.schema.loadSchema(2200);
    const service = test.session("service");
    service.answer = answer;
    const session = test.session(5432);
    session.place = { database: "other", user: "postgres", searchPath: ["public"] };
    await test.workbench.runs.runAll("select 1;");
    expect(test.workbench.store.getState().schema).toEqual({ ...emptySchema, database: "other" });
    const before = service.ran.length;
    await test.workbench.schema.loadServer();
    expect(service.ran[before]).toBe(`\\connect -reuse-previous=on "dbname='other'"`);
    expect(test.workbench.store.getState().schema.server).toMatchObject({ kind: "loaded" });
    // The service session leaves, or the database could be neither dropped nor copied.
    await test.clock.advance(1500);
    expect(service.ran.at(-1)).toBe(`\\connect -reuse-previous=on "dbname='postgres'"`);
    session.place = { database: "postgres", user: "postgres", searchPath: ["public"] };
    await test.workbench.runs.runAll("select 1;");
    const { schema } = test.workbench.store.getState();
    expect([schema.database, Object.keys(schema.objectsBySchema)]).toEqual(["postgres", ["2200"]]);
  });

  it("is not read from another database when the service session cannot connect", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = (sql) =>
      sql.startsWith("\\connect")
        ? {
            outcome: { kind: "failed", error: createMessage({ severity: "FATAL", message: "no" }) },
          }
        : answer(sql);
    await test.workbench.schema.loadServer();
    test.session(5432).place = { database: "closed", user: "postgres", searchPath: null };
    await test.workbench.runs.runAll("select 1;");
    await test.workbench.schema.loadServer();
    const { server } = test.workbench.store.getState().schema;
    expect(server).toMatchObject({ kind: "failed", value: null });
  });

  it("is reloaded once more when it changed during a reload", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    test.session("service").answer = () => null;
    await test.workbench.runs.runAll("create table u (a int);");
    await test.clock.advance(200);
    await test.workbench.runs.runAll("create table v (a int);");
    const before = test.session("service").ran.length;
    test.session("service").answer = answer;
    test.session("service").reply(answer("pg_namespace"));
    await test.clock.advance(1000);
    expect(test.session("service").ran).toHaveLength(before + 1);
  });

  it("keeps the previous value when a reload fails", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    test.session("service").answer = () => ({ outcome: failure });
    await test.workbench.schema.loadServer();
    expect(test.workbench.store.getState().schema.server).toMatchObject({
      kind: "failed",
      reason: { kind: "queryFailed", error: { message: "nope" } },
      value: { hasPackages: false },
    });
  });
});

describe("a long script", () => {
  const inserts = (count: number): string => "insert into t values (1);\n".repeat(count);

  it("runs statements without rows in batches, as one result", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = (sql) => (sql.startsWith("insert") ? { rowCount: 1 } : {});
    await test.workbench.runs.runAll(`select 1;\n${inserts(500)}select 2;`);
    const runs = selectRuns(test.workbench.store.getState());
    expect(runs.map(({ bulk, rowCount }) => [bulk, rowCount])).toEqual([
      [null, null],
      [{ statementCount: 500, completedCount: 500, failedCount: 0, invalidCount: 0 }, 500],
      [null, null],
    ]);
    expect(test.session(5432).batches).toEqual([500]);
    expect(test.session(5432).ran).toHaveLength(502);
    expect(test.workbench.store.getState().history).toHaveLength(3);
  });

  it("counts routines that were created with compilation errors, and shows each", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const message = createMessage({
      severity: "WARNING",
      sqlState: "01000",
      message: "compilation error",
      hint: 'syntax error at or near "retrun"',
    });
    test.session(5432).answer = (sql) =>
      sql.startsWith("create") ? { blocks: [{ kind: "message", message }] } : {};
    const create = "create function bad() returns int language sql as $$ x $$;\n";
    await test.workbench.runs.runAll(`${inserts(20)}${create}${inserts(20)}`);
    const [bulk, ...others] = selectRuns(test.workbench.store.getState());
    expect(bulk?.bulk).toEqual({
      statementCount: 41,
      completedCount: 41,
      failedCount: 0,
      invalidCount: 1,
    });
    expect(others.map(({ statement }) => statement.text)).toEqual([create.trim()]);
    const { history } = test.workbench.store.getState();
    expect(history.map(({ outcome }) => outcome)).toEqual(["createdWithErrors"]);
    expect(parseHistory(history)).toEqual(history);
  });

  it("gives each of a few statements its own result", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.runs.runAll(inserts(11));
    expect(selectRuns(test.workbench.store.getState())).toHaveLength(11);
  });

  it.each([
    [true, 1, "earlierError"],
    [false, 2, null],
  ])("shows each error at its position, stopping: %s", async (stopOnError, failures, reason) => {
    const test = createTestWorkbench();
    await test.boot();
    test.workbench.changeSettings({ stopOnError });
    test.session(5432).answer = (sql) => (sql.includes("nope") ? { outcome: failure } : {});
    const text = `${inserts(20)}insert into t values (nope);\n${inserts(20)}insert into t values (nope);\nselect 2;`;
    await test.workbench.runs.runAll(text);
    const [bulk, ...others] = selectRuns(test.workbench.store.getState());
    expect(bulk?.bulk).toEqual({
      statementCount: 42,
      completedCount: stopOnError ? 20 : 40,
      failedCount: failures,
      invalidCount: 0,
    });
    const failed = others.filter(({ statement }) => statement.text.includes("nope"));
    expect(failed.map(({ documentOffset }) => documentOffset)).toEqual(
      [
        text.indexOf("insert into t values (nope"),
        text.lastIndexOf("insert into t values (nope"),
      ].slice(0, failures),
    );
    expect(shown(test)).toContain("nope");
    expect(test.workbench.store.getState().history.at(-1)?.outcome).toBe("failed");
    expect(others.at(-1)?.status).toMatchObject({
      outcome: reason === null ? { kind: "completed" } : { kind: "notRun", reason },
    });
  });

  it("is cancelled as a whole", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.session(5432).answer = (sql) => (sql.includes("slow") ? null : {});
    const running = test.workbench.runs.runAll(
      `${inserts(10)}insert into slow values (1);\n${inserts(10)}select 2;`,
    );
    await test.clock.advance(200);
    expect(selectRuns(test.workbench.store.getState())[0]?.bulk?.completedCount).toBe(10);
    await test.workbench.runs.cancel();
    await running;
    const ends = selectRuns(test.workbench.store.getState()).map(({ status }) => status);
    expect(ends).toMatchObject([
      { outcome: { kind: "cancelled" } },
      { outcome: { kind: "notRun", reason: "cancelled" } },
    ]);
  });
});
