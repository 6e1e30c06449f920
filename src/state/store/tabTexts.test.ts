import { beforeEach, expect, it } from "vitest";
import { createMemoryStorage, createTestWorkbench } from "../testing/createTestWorkbench.ts";
import type { Workbench } from "../workbench.ts";

let lastId = 0;
let shared = new Map<string, string>();

beforeEach(() => {
  shared = new Map();
});

/** Opens a browser tab with the tab storage `own`; another tab owns the state unless `isFirst`. */
async function openTab(own: Map<string, string>, isFirst: boolean): Promise<Workbench> {
  const test = createTestWorkbench({
    createId: () => `id-${++lastId}`,
    storage: createMemoryStorage(shared),
    tabStorage: createMemoryStorage(own),
    tabLocks: {
      claim: () => Promise.resolve(isFirst),
      waitFor: () => new Promise(() => undefined),
    },
  });
  await test.boot();
  return test.workbench;
}

const texts = (workbench: Workbench): readonly string[] =>
  workbench.store.getState().editor.tabs.map(({ text }) => text);

function type(workbench: Workbench, text: string): void {
  workbench.editor.setText(workbench.store.getState().editor.activeId, text);
  workbench.leave();
}

it("keeps the texts of a second tab only for reloads of that tab", async () => {
  const first = await openTab(new Map(), true);
  type(first, "select 1;");
  const own = new Map<string, string>();
  const second = await openTab(own, false);
  type(second, "select 2;");
  expect(texts(await openTab(own, false))).toEqual(["select 2;"]);
  expect(texts(await openTab(new Map(), false))).toEqual(["select 1;"]);
});

it("adds the texts of a closed first tab to this tab's own", async () => {
  type(await openTab(new Map(), true), "select 1;");
  const own = new Map<string, string>();
  type(await openTab(own, false), "select 2;");
  const successor = await openTab(own, true);
  expect(texts(successor)).toEqual(["select 2;", "select 1;"]);
  successor.leave();
  // A reload adds nothing again.
  expect(texts(await openTab(own, true))).toEqual(["select 2;", "select 1;"]);
});
