import { expect, it, vi } from "vitest";
import { done, failed } from "../../../base/result.ts";
import { createSnapshotTools } from "../../testing/createSnapshotTools.ts";
import { settle } from "../../testing/fakeClock.ts";
import { saveCheckpoint } from "./saveCheckpoint.ts";
import { saveSnapshot } from "./saveSnapshot.ts";

it("notes the capture before it saves the file", async () => {
  const { tools, log, events } = await createSnapshotTools();
  expect(await saveSnapshot(tools, "mine", "user")).toBeNull();
  expect(log).toEqual(["captured", "save manual", "saved"]);
  expect(events.at(-1)).toEqual({ kind: "saved", id: "new", name: "mine", cause: "user" });
});

it("says whether the state was captured when a save fails", async () => {
  const snapshots = await createSnapshotTools();
  const { test, tools, events } = snapshots;
  snapshots.save = () => Promise.resolve(failed({ kind: "storageFull" }));
  expect(await saveSnapshot(tools, "", "automatic")).toEqual({ kind: "storageFull" });
  expect(events.at(-1)).toMatchObject({ kind: "saveFailed", wasCaptured: true });
  test.machine.saved = { kind: "busy", part: "processor", timeoutMs: 5000 };
  const busy = { kind: "machineBusy", part: "processor" };
  expect(await saveSnapshot(tools, "", "automatic")).toEqual(busy);
  expect(events.at(-1)).toMatchObject({ kind: "saveFailed", wasCaptured: false });
});

it("lets the statement run once a checkpoint is captured, before its file is saved", async () => {
  const snapshots = await createSnapshotTools();
  const { tools, log, events } = snapshots;
  let finish = (): void => undefined;
  snapshots.save = (snapshot) =>
    new Promise((resolve) => {
      finish = () => resolve(done(snapshot));
    });
  await saveCheckpoint(tools, (_, work) => work(), { runIds: ["1"], statement: "drop table t" });
  expect(events).toEqual([]);
  // Packing the file takes the codec several turns.
  await vi.waitFor(() => {
    expect(log).toEqual(["save checkpoint"]);
  });
  finish();
  await settle();
  expect(events).toEqual([{ kind: "checkpointKept", id: "new", runIds: ["1"] }]);
});
