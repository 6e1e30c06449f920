import type { SnapshotFailure } from "../../snapshotFile/snapshotFailure.ts";
import type { SealDemand } from "../readStateFile.ts";
import type { NamedFile } from "../snapshotEvent.ts";
import { enterState, readForMachine } from "./enterState.ts";
import type { SnapshotTools } from "./snapshotTools.ts";

/** Gives the machine the state of a file, which must have a seal unless the user agreed. */
export async function importStateFile(
  tools: SnapshotTools,
  file: NamedFile,
  seal: SealDemand = { kind: "required", name: file.name },
): Promise<SnapshotFailure | null> {
  const { kept, dispatch } = tools;
  const read = await readForMachine(tools, file.file, seal);
  if (read.kind !== "read") {
    // Reports the failure too.
    dispatch({ kind: "importRefused", failure: read, file });
    return null;
  }
  dispatch({ kind: "importRead" });
  const failure = await enterState(tools, read, null);
  if (failure !== null) return failure;
  await kept.load();
  dispatch({ kind: "imported", name: file.name });
  return null;
}

/** Downloads a state file, and gives the machine its state. */
export async function importFromUrl(
  tools: SnapshotTools,
  url: string,
): Promise<SnapshotFailure | null> {
  const { fetchStateFile } = await import("../../snapshotFile/fetchStateFile.ts");
  const fetched = await fetchStateFile(url);
  if (fetched.kind === "failed") return fetched.failure;
  return importStateFile(tools, { file: fetched.value, name: url });
}
