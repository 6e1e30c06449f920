import { describe, expect, it } from "vitest";
import { createMemorySnapshotStore, createTestWorkbench } from "../testing/createTestWorkbench.ts";

describe("automatic snapshots", () => {
  it("are taken once the server is quiet after a change, but not after a query", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.runs.runAll("select a from t;");
    await test.clock.advance(60_000);
    expect(test.workbench.store.getState().snapshots.stored).toEqual([]);
    await test.workbench.runs.runAll("insert into t values (1);");
    await test.clock.advance(5000);
    await settle(test);
    expect(origins(test)).toEqual(["automatic"]);
  });

  it("are not taken when the setting is off", async () => {
    const test = createTestWorkbench();
    test.workbench.changeSettings({ savesAutomatically: false });
    await test.boot();
    await test.workbench.runs.runAll("insert into t values (1);");
    await test.clock.advance(60_000);
    await settle(test);
    expect(origins(test)).toEqual([]);
  });

  it("are removed when the storage is full; manual ones stay", async () => {
    const store = createMemorySnapshotStore();
    let room = 3;
    const test = createTestWorkbench({
      snapshotStore: {
        ...store,
        save: (snapshot, file) => {
          if (room === 0) return Promise.resolve({ kind: "storageFull" });
          room -= 1;
          return store.save(snapshot, file);
        },
        remove: (id) => {
          room += 1;
          return store.remove(id);
        },
      },
    });
    await test.boot();
    await test.workbench.snapshots.save("by hand");
    await test.workbench.snapshots.saveAutomatically();
    await test.workbench.snapshots.save("second");
    await test.workbench.snapshots.save("third");
    expect(origins(test)).toEqual(["manual", "manual", "manual"]);
    await test.workbench.snapshots.save("fourth");
    expect(test.workbench.store.getState().snapshots).toMatchObject({
      failure: { kind: "storageFull" },
      stored: [{}, {}, {}],
    });
  });
});

describe("a checkpoint", () => {
  it.each([
    ["drop table t;", 1],
    ["delete from t;", 1],
    ["delete from t where a = 1;", 0],
    ["select 1; truncate t; drop table t;", 1],
  ])("before %j: %d", async (sql, count) => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.runs.runAll(sql);
    await settle(test);
    expect(origins(test).filter((origin) => origin === "checkpoint")).toHaveLength(count);
  });
});

describe("a second tab", () => {
  it("saves nothing until it has its own slot", async () => {
    const claimed: string[] = [];
    const test = createTestWorkbench({
      tabLocks: {
        claim: (name) => {
          claimed.push(name);
          return Promise.resolve(claimed.length > 1);
        },
        waitFor: () => new Promise(() => undefined),
      },
    });
    await test.boot();
    await test.workbench.snapshots.save("x");
    expect(test.workbench.store.getState().snapshots).toMatchObject({
      access: { kind: "readOnly", isFree: false },
      failure: { kind: "readOnlyTab" },
      stored: [],
    });
    await test.workbench.tabAccess.separate();
    await test.workbench.snapshots.save("x");
    expect(test.workbench.store.getState().snapshots.stored).toMatchObject([{ slot: "tab-2" }]);
  });
});

type Test = ReturnType<typeof createTestWorkbench>;

function origins(test: Test): readonly string[] {
  return test.workbench.store.getState().snapshots.stored.map(({ header }) => header.origin);
}

/** Waits for packing to end, which takes real time. */
async function settle({ workbench }: Test): Promise<void> {
  await workbench.snapshots.describe("none", {});
  await workbench.snapshots.exportSnapshot("none");
}
