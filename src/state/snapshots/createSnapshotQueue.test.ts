import { expect, it } from "vitest";
import { createTestWorkbench } from "../testing/createTestWorkbench.ts";

it("marks automatic saves as background work, and queues user actions behind them", async () => {
  const test = createTestWorkbench();
  await test.boot();
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
