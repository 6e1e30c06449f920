import type { SnapshotFailure } from "../../snapshotFile/snapshotFailure.ts";
import { enterState, readForMachine } from "./enterState.ts";
import type { SnapshotTools } from "./snapshotTools.ts";

/** Gives the machine the state of a saved snapshot. */
export async function restoreSnapshot(
  tools: SnapshotTools,
  id: string,
): Promise<SnapshotFailure | null> {
  const loaded = await tools.kept.loadFile(id);
  if (loaded.kind === "failed") return loaded.failure;
  // Before the restore, which may remove the oldest snapshots to save the current state.
  const snapshot = tools.kept.find(id);
  const read = await readForMachine(tools, loaded.value, { kind: "waived" });
  if (read.kind !== "read") return read;
  const failure = await enterState(tools, read, id);
  if (failure === null && snapshot !== null) tools.dispatch({ kind: "restored", snapshot });
  return failure;
}
