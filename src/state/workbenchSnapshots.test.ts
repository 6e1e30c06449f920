import { describe, expect, it } from "vitest";
import { selectReadiness } from "./store/selectors.ts";
import { exampleManifest, FakeMachine } from "./testing/fakeMachine.ts";
import { createTestWorkbench } from "./testing/createTestWorkbench.ts";
import { outcomes, messages } from "./testing/workbenchTestParts.ts";

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

  it("drop the scripts that wait behind the running one", async () => {
    const test = createTestWorkbench();
    await test.boot();
    await test.workbench.snapshots.save("before");
    test.session(5432).answer = () => null;
    const done = [
      test.workbench.runs.runAll("select 1;"),
      test.workbench.runs.runAll("delete from t;"),
    ];
    await test.clock.advance(0);
    const [stored] = test.workbench.store.getState().snapshots.stored;
    await test.workbench.snapshots.restore(stored?.id ?? "");
    await Promise.all(done);
    expect(outcomes(test)).toEqual(["select 1; sessionLost", "delete from t; notRun"]);
    expect(test.session(5432).ran).toEqual([]);
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
