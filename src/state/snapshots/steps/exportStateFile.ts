import { done, failed, type Result } from "../../../base/result.ts";
import type { SnapshotFailure } from "../../snapshotFile/snapshotFailure.ts";
import { fileNameFor, type StateFileHeader } from "../../snapshotFile/stateFile.ts";
import { captureSnapshot, packCaptured, packWhole, type StateBlob } from "../captureSnapshot.ts";
import type { StateExtent, StateFile } from "../stateExport.ts";
import { describeAgain } from "./describeAgain.ts";
import type { SnapshotTools } from "./snapshotTools.ts";

/** Returns the running machine's state as a file; `null` on failure. */
export async function exportState(
  tools: SnapshotTools,
  extent: StateExtent,
): Promise<StateFile | null> {
  return announce(tools, await packState(tools, extent));
}

/** Returns a saved snapshot as a file; `null` on failure. */
export async function exportSnapshot(tools: SnapshotTools, id: string): Promise<StateFile | null> {
  return announce(tools, await loadDescribed(tools, id));
}

/** Saves a snapshot once more, under another name. */
export async function duplicateSnapshot(
  tools: SnapshotTools,
  id: string,
  name: string,
): Promise<SnapshotFailure | null> {
  const copy = await loadDescribed(tools, id, { name, origin: "manual" });
  if (copy.kind === "failed") return copy.failure;
  const added = await tools.kept.add(copy.value.header, copy.value.file);
  return added.kind === "failed" ? added.failure : null;
}

async function packState(
  { context, access }: SnapshotTools,
  extent: StateExtent,
): Promise<Result<StateBlob, SnapshotFailure>> {
  const request = { name: "", origin: "manual", statement: null } as const;
  const captured = await captureSnapshot(context, access, request);
  if (captured.kind !== "captured") return failed(captured);
  if (extent === "whole") return packWhole(context, captured);
  return done(await packCaptured(context, captured));
}

/** Loads a snapshot's file with the name and note that it has in the browser. */
async function loadDescribed(
  { kept }: SnapshotTools,
  id: string,
  change: Partial<Pick<StateFileHeader, "name" | "origin">> = {},
): Promise<Result<StateBlob, SnapshotFailure>> {
  const snapshot = kept.find(id);
  const loaded = await kept.loadFile(id);
  if (loaded.kind === "failed") return loaded;
  if (snapshot === null) return failed({ kind: "snapshotGone" });
  const { header, name, note } = snapshot;
  return done(await describeAgain(loaded.value, { ...header, name, note, ...change }));
}

function announce(
  { dispatch }: SnapshotTools,
  packed: Result<StateBlob, SnapshotFailure>,
): StateFile | null {
  if (packed.kind === "failed") {
    dispatch({ kind: "failed", failure: packed.failure });
    return null;
  }
  const { header, file } = packed.value;
  const name = fileNameFor(header);
  dispatch({ kind: "exported", fileName: name });
  return { name, file };
}
