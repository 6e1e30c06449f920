import { expect, it } from "vitest";
import { settle } from "../../testing/fakeClock.ts";
import {
  createMemoryStorage,
  createTestWorkbench,
  type TestWorkbench,
} from "../../testing/createTestWorkbench.ts";

function open(texts: Map<string, string>): TestWorkbench {
  return createTestWorkbench({ tabStorage: createMemoryStorage(texts) });
}

/** The code is loaded on demand. */
async function loaded(): Promise<void> {
  await import("./keptResults.ts");
  await settle();
}

it("restores results after a reload, and removes them with their tab", async () => {
  const texts = new Map<string, string>();
  const before = open(texts);
  await before.boot();
  await before.workbench.runs.runAll("select 1;");
  await before.clock.advance(2100);
  await loaded();
  before.workbench.dispose();

  const after = open(texts);
  await loaded();
  const { results, editor } = after.workbench.store.getState();
  expect(results.runs.map(({ statement, isFromBefore }) => [statement.text, isFromBefore])).toEqual(
    [["select 1;", true]],
  );
  const [run] = results.runs;
  expect(results.selectedByTab[editor.activeId]).toBe(run?.id);

  after.workbench.editor.add({ name: "other", text: "" });
  after.workbench.editor.close(editor.activeId);
  after.workbench.flush();
  const third = open(texts);
  await loaded();
  expect(third.workbench.store.getState().results.runs).toEqual([]);
});

it("keeps no results of a tab that runs before they are read", async () => {
  const texts = new Map<string, string>();
  const before = open(texts);
  await before.boot();
  await before.workbench.runs.runAll("select 1;");
  await before.clock.advance(2100);
  await loaded();
  before.workbench.dispose();
  const after = open(texts);
  const { editor } = after.workbench.store.getState();
  expect(editor.tabs).toHaveLength(1);
  await after.boot();
  await after.workbench.runs.runAll("select 2;");
  await loaded();
  const { runs } = after.workbench.store.getState().results;
  expect(runs.map(({ statement }) => statement.text)).toEqual(["select 2;"]);
});

it("works without storage, and with an unreadable value", async () => {
  const refusing = createTestWorkbench({
    tabStorage: { get: () => null, set: () => false },
  });
  await refusing.boot();
  await refusing.workbench.runs.runAll("select 1;");
  await refusing.clock.advance(2100);
  await loaded();
  refusing.workbench.flush();
  expect(refusing.workbench.store.getState().results.runs).toHaveLength(1);

  const odd = open(new Map([["workbench.results", '{"version":1,"value":{"runs":7}}']]));
  await loaded();
  expect(odd.workbench.store.getState().results.runs).toEqual([]);
});
