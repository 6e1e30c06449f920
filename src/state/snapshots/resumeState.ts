import type { MachineStart } from "../../vm/machine.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { LastSnapshots } from "../storage/lastSnapshots.ts";
import { selectSlot } from "./selectSlot.ts";
import type { SnapshotEvent } from "./snapshotEvent.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import { readStateFile } from "./readStateFile.ts";

/**
 * Returns the last state of the image's machine; `null` to start from the base state. A state that
 * cannot be read is reported, and the machine starts from the base state.
 */
export async function resumeState(
  context: WorkbenchContext,
  lastSnapshots: LastSnapshots,
  dispatch: (event: SnapshotEvent) => void,
  manifest: ImageManifest,
  imageUrl: string,
): Promise<MachineStart | null> {
  const { snapshotStore } = context.dependencies;
  const id = lastSnapshots.get(selectSlot(context.get()), manifest.id);
  dispatch({ kind: "launching" });
  if (id === null || !context.get().settings.resumesLastState) return null;
  const fail = (failure: SnapshotFailure): null => {
    dispatch({ kind: "failed", failure });
    return null;
  };
  const loaded = await snapshotStore.loadFile(id);
  if (loaded.kind !== "done") return fail(loaded);
  // The user removed it, so there is nothing to report.
  if (loaded.value === null) return null;
  const read = await readStateFile(context, loaded.value, manifest, imageUrl, {
    kind: "waived",
  });
  if (read.kind !== "read") return fail(read);
  dispatch({ kind: "resumed", id, savedAtMs: read.header?.createdAtMs ?? 0 });
  return { kind: "state", bytes: read.state };
}
