import { done, type Result } from "../../../base/result.ts";
import type { SnapshotFailure } from "../../snapshotFile/snapshotFailure.ts";
import { type CapturedSnapshot, captureSnapshot, packCaptured } from "../captureSnapshot.ts";
import { selectKeeps } from "../selectSlot.ts";
import type { SaveCause } from "../snapshotEvent.ts";
import type { SnapshotTools } from "./snapshotTools.ts";

/** Saves the machine's state in the browser and dispatches the result; returns the failure. */
export async function saveSnapshot(
  tools: SnapshotTools,
  name: string,
  cause: SaveCause,
): Promise<SnapshotFailure | null> {
  const { context, access, dispatch } = tools;
  const fail = (failure: SnapshotFailure, wasCaptured: boolean): SnapshotFailure => {
    dispatch({ kind: "saveFailed", failure, cause, wasCaptured });
    return failure;
  };
  if (!selectKeeps(context.get())) return fail({ kind: "readOnlyTab" }, false);
  const origin = cause === "automatic" ? "automatic" : "manual";
  const captured = await captureSnapshot(context, access, { name, origin, statement: null });
  if (captured.kind !== "captured") return fail(captured, false);
  dispatch({ kind: "captured" });
  const saved = await keepCaptured(tools, captured);
  if (saved.kind === "failed") return fail(saved.failure, true);
  dispatch({ kind: "saved", id: saved.value, name, cause });
  return null;
}

/** Packs a captured state and saves it in the browser; returns its id. */
export async function keepCaptured(
  { context, kept }: Pick<SnapshotTools, "context" | "kept">,
  captured: CapturedSnapshot,
): Promise<Result<string, SnapshotFailure>> {
  const { header, file } = await packCaptured(context, captured);
  const added = await kept.add(header, file);
  return added.kind === "done" ? done(added.value.id) : added;
}
