import { beforeEach, expect, it } from "vitest";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import { settle } from "../testing/fakeClock.ts";
import { emptySnapshots } from "../store/snapshotsState.ts";
import { createSnapshotQueue, type DuringActivity } from "./createSnapshotQueue.ts";
import { reduceSnapshots } from "./reduceSnapshots.ts";
import type { SnapshotStatus } from "./snapshotEvent.ts";

let test: TestWorkbench;

beforeEach(async () => {
  test = createTestWorkbench();
  await test.boot();
});

it("marks automatic saves as background work, and queues user actions behind them", async () => {
  const { snapshots, store } = test.workbench;
  const seen: string[] = [];
  store.subscribe(({ snapshots: { activity } }) => {
    const words = `${activity.kind}${"isBackground" in activity ? " behind" : ""}`;
    if (seen.at(-1) !== words) seen.push(words);
  });
  const work = Promise.all([snapshots.saveAutomatically(), snapshots.importState(new Blob(), "x")]);
  await test.clock.advance(10_000);
  await work;
  expect(seen).toEqual(["saving behind", "idle", "importing", "idle"]);
});

/** A queue without a machine, and the status that its actions have. */
function createQueue(): { readonly state: () => SnapshotStatus; readonly during: DuringActivity } {
  let status: SnapshotStatus = { ...emptySnapshots, unsealed: null };
  const during = createSnapshotQueue((event) => {
    ({ status } = reduceSnapshots(status, event, { slot: null, imageId: null }));
  });
  return { state: () => status, during };
}

it("starts an action only after the one before has ended", async () => {
  const { during } = createQueue();
  const log: string[] = [];
  let finish = (): void => undefined;
  const first = during("saving", () => {
    log.push("first");
    return new Promise<void>((resolve) => (finish = resolve));
  });
  const second = during("deleting", () => {
    log.push("second");
    return Promise.resolve();
  });
  await settle();
  expect(log).toEqual(["first"]);
  finish();
  await Promise.all([first, second]);
  expect(log).toEqual(["first", "second"]);
});

it("runs the next action after an action threw, and is idle in between", async () => {
  const { state, during } = createQueue();
  const failed = during("saving", () => Promise.reject(new Error("broken")));
  await expect(failed).rejects.toThrow("broken");
  expect(state().activity).toEqual({ kind: "idle" });
  expect(await during("deleting", () => Promise.resolve("done"))).toBe("done");
});

it("keeps the last failure during automatic work, and clears it for the user's", async () => {
  const { snapshots, store } = test.workbench;
  const failure = (): unknown => store.getState().snapshots.failure;
  await snapshots.importState(new Blob(["no state"]), "x");
  const told = failure();
  expect(told).not.toBeNull();
  const saving = snapshots.saveAutomatically();
  await test.clock.advance(10_000);
  await saving;
  expect(failure()).toEqual(told);
  const again = snapshots.save("mine");
  await test.clock.advance(10_000);
  await again;
  expect(failure()).toBeNull();
});
