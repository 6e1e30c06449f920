import { beforeEach, expect, it, vi } from "vitest";
import { shortLength } from "./scriptReader.ts";
import { mostUnits } from "./scriptRunner.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import type { WorkbenchState } from "../store/workbenchState.ts";

let test: TestWorkbench;
const state = (): WorkbenchState => test.workbench.store.getState();
const row = "('a value of a long script'),\n";
const longInsert = `insert into t values ${row.repeat(shortLength / row.length)}('end');`;
const longScript = `${longInsert}\nselect 'last';\n`;

beforeEach(async () => {
  test = createTestWorkbench();
  await test.boot();
  // Every check of the clock ends a slice.
  let nowMs = 0;
  vi.spyOn(test.clock, "monotonicMs").mockImplementation(() => (nowMs += 100));
});

it("splits a long script in slices, reports progress, and runs all of it", async () => {
  const parts: number[] = [];
  test.workbench.store.subscribe(({ reading }) => {
    if (reading !== null) parts.push(reading.readLength / reading.length);
  });
  void test.workbench.runs.runAll(longScript);
  await test.clock.advance(0);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts).toEqual(parts.toSorted((left, right) => left - right));
  expect(parts.at(-1)).toBeGreaterThan(0.5);
  expect(state().reading).toBeNull();
  const { ran } = test.session(5432);
  expect([ran.includes(longInsert), ran.at(-1)]).toEqual([true, "select 'last';"]);
});

it("runs the statement at the cursor of a long script", async () => {
  void test.workbench.runs.runCurrent(longScript, {
    start: longScript.length,
    end: longScript.length,
  });
  await test.clock.advance(0);
  expect(test.session(5432).ran.filter((sql) => sql.includes("'last'"))).toHaveLength(1);
  expect(test.session(5432).ran).not.toContain(longInsert);
});

it("stops splitting when cancelled, and runs nothing", async () => {
  const running = test.workbench.runs.runAll(longScript);
  expect(state().reading).not.toBeNull();
  await test.workbench.runs.cancel();
  await test.clock.advance(0);
  await running;
  expect([state().reading, state().results.runs]).toEqual([null, []]);
  expect(test.session(5432).ran).not.toContain("select 'last';");
});

it("runs only the script that was started last", async () => {
  void test.workbench.runs.runAll(longScript);
  void test.workbench.runs.runAll(longScript.replace("last", "newer"));
  await test.clock.advance(0);
  expect(test.session(5432).ran.filter((sql) => sql.startsWith("select '"))).toEqual([
    "select 'newer';",
  ]);
});

it("runs nothing when the user switched to another tab meanwhile", async () => {
  void test.workbench.runs.runAll(longScript);
  test.workbench.editor.add({ name: "Other", text: "" });
  await test.clock.advance(0);
  expect(state().results.runs).toEqual([]);
});

it("refuses a script with more results than the page can hold", async () => {
  await test.workbench.runs.runAll("select 1;".repeat(mostUnits + 1));
  await test.clock.advance(100);
  expect(state().results.runs).toEqual([]);
  expect(state().messages.at(-1)?.content).toEqual({
    kind: "event",
    event: { kind: "tooManyResults", count: mostUnits + 1, limit: mostUnits },
  });
});
