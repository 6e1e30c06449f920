import type { SnapshotFailure } from "../../snapshotFile/snapshotFailure.ts";
import { type CapturedSnapshot, captureSnapshot } from "../captureSnapshot.ts";
import { type ReadState, readStateFile, type SealDemand } from "../readStateFile.ts";
import { selectKeeps } from "../selectSlot.ts";
import { keepCaptured } from "./saveSnapshot.ts";
import type { SnapshotTools } from "./snapshotTools.ts";

/** Reads a state file for the running machine. */
export async function readForMachine(
  { context, access }: SnapshotTools,
  file: Blob,
  seal: SealDemand,
): Promise<ReadState | SnapshotFailure> {
  const machine = access.machine();
  if (machine?.status.kind !== "running") return { kind: "machineUnavailable" };
  return readStateFile(context, file, machine.manifest, access.imageUrl(), seal);
}

/**
 * Gives the machine a state, saved here under `id` or not at all (`null`). Unsaved changes of the
 * current state are captured before, and saved afterwards even if the machine refused the state.
 */
export async function enterState(
  tools: SnapshotTools,
  { state }: ReadState,
  id: string | null,
): Promise<SnapshotFailure | null> {
  const { access, dispatch } = tools;
  const unkept = await captureUnkept(tools);
  const failure = await access.restore(state);
  if (failure === null) dispatch({ kind: "entered", id });
  if (unkept !== null) {
    const saved = await keepCaptured(tools, unkept);
    if (saved.kind === "failed") dispatch({ kind: "failed", failure: saved.failure });
  }
  return failure;
}

/** Captures the current state if it has unsaved changes, to be saved later; else `null`. */
async function captureUnkept({ context, access }: SnapshotTools): Promise<CapturedSnapshot | null> {
  const { snapshots, sessions } = context.get();
  const isBusy = Object.values(sessions).some(({ status }) => status.kind === "busy");
  if (!snapshots.isChanged || isBusy || !selectKeeps(context.get())) return null;
  const request = { name: "", origin: "automatic", statement: null } as const;
  const captured = await captureSnapshot(context, access, request);
  return captured.kind === "captured" ? captured : null;
}
