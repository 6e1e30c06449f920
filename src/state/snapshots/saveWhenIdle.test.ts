import { describe, expect, it } from "vitest";
import type { SaveResult } from "../../vm/machine.ts";
import type { SnapshotsState } from "../store/snapshotsState.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";

const busy = { kind: "busy", part: "processor", timeoutMs: 5000 } as const;
const rested = (): SaveResult => {
  return { kind: "saved", state: new TextEncoder().encode("memory") };
};

async function bootBusy(): Promise<TestWorkbench> {
  const test = createTestWorkbench();
  await test.boot();
  test.machine.saved = busy;
  return test;
}

function snapshotsOf({ workbench }: TestWorkbench): SnapshotsState {
  return workbench.store.getState().snapshots;
}

/** Waits until the queue is empty; packing takes real time. */
async function settle(test: TestWorkbench): Promise<void> {
  await test.workbench.snapshots.exportSnapshot("none");
}

describe("a busy machine", () => {
  it("is not saved by hand, and the failure is reported", async () => {
    const test = await bootBusy();
    await test.workbench.snapshots.save("now");
    expect(snapshotsOf(test)).toMatchObject({
      stored: [],
      waitingName: null,
      failure: { kind: "machineBusy", part: "processor" },
    });
  });

  it("is saved as soon as it is idle, after a deferred save was requested", async () => {
    const test = await bootBusy();
    test.workbench.snapshots.saveWhenQuiet("later");
    await test.clock.advance(10_000);
    expect(snapshotsOf(test)).toMatchObject({ stored: [], waitingName: "later", failure: null });
    test.machine.saved = rested();
    await test.clock.advance(2000);
    await settle(test);
    expect(snapshotsOf(test)).toMatchObject({ stored: [{ name: "later" }], waitingName: null });
    await test.clock.advance(60_000);
    expect(snapshotsOf(test).stored).toHaveLength(1);
  });

  it("is not saved after the deferred save was cancelled", async () => {
    const test = await bootBusy();
    test.workbench.snapshots.saveWhenQuiet("later");
    await test.clock.advance(3000);
    test.workbench.snapshots.stopWaiting();
    test.machine.saved = rested();
    await test.clock.advance(60_000);
    await settle(test);
    expect(snapshotsOf(test)).toMatchObject({ stored: [], waitingName: null });
  });

  it("delays automatic snapshots without reporting it", async () => {
    const test = await bootBusy();
    await test.workbench.runs.runAll("insert into t values (1);");
    await test.clock.advance(60_000);
    expect(snapshotsOf(test)).toMatchObject({ stored: [], failure: null, isChanged: true });
    test.machine.saved = rested();
    await test.clock.advance(20_000);
    await settle(test);
    expect(snapshotsOf(test).stored).toMatchObject([{ header: { origin: "automatic" } }]);
  });
});
