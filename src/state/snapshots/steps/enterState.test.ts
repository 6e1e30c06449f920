import { expect, it } from "vitest";
import type { ReadState } from "../readStateFile.ts";
import { createSnapshotTools, type SnapshotToolsTest } from "../../testing/createSnapshotTools.ts";
import { enterState } from "./enterState.ts";

const read: ReadState = { kind: "read", state: new TextEncoder().encode("other"), header: null };

function change({ tools }: SnapshotToolsTest, isChanged: boolean): void {
  tools.context.update("snapshots", (snapshots) => ({ ...snapshots, isChanged }));
}

it("saves unsaved changes after the machine has the other state", async () => {
  const snapshots = await createSnapshotTools();
  change(snapshots, true);
  expect(await enterState(snapshots.tools, read, "old")).toBeNull();
  expect(snapshots.log).toEqual(["restore other", "entered", "save automatic"]);
});

it("saves unsaved changes even if the machine refuses the state", async () => {
  const snapshots = await createSnapshotTools();
  change(snapshots, true);
  snapshots.restored = { kind: "machineUnavailable" };
  expect(await enterState(snapshots.tools, read, "old")).toEqual({ kind: "machineUnavailable" });
  expect(snapshots.log).toEqual(["restore other", "save automatic"]);
});

it("saves nothing if nothing has changed", async () => {
  const snapshots = await createSnapshotTools();
  change(snapshots, false);
  await enterState(snapshots.tools, read, null);
  expect(snapshots.log).toEqual(["restore other", "entered"]);
});
