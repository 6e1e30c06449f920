import { describe, expect, it } from "vitest";
import { plainQuery } from "../sql/plainStatement.ts";
import { activeEditorTab } from "./store/editorTabs.ts";
import { selectRuns } from "./store/selectors.ts";
import { createTestWorkbench } from "./testing/createTestWorkbench.ts";
import { table, failure, outcomes, shown, messages } from "./testing/workbenchTestParts.ts";

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

  it("runs the next script after a script threw", async () => {
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
