import { describe, expect, it } from "vitest";
import { createMessage } from "../sql/output/messages/createMessage.ts";
import { parseHistory } from "./store/queryHistory.ts";
import { selectRuns } from "./store/selectors.ts";
import { createTestWorkbench } from "./testing/createTestWorkbench.ts";
import { failure, shown } from "./testing/workbenchTestParts.ts";

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
