import { captureSnapshot } from "../captureSnapshot.ts";
import type { DuringActivity } from "../createSnapshotQueue.ts";
import { selectKeeps } from "../selectSlot.ts";
import { keepCaptured } from "./saveSnapshot.ts";
import type { SnapshotTools } from "./snapshotTools.ts";

/** The runs that a checkpoint is taken for, and the statement that follows it. */
export interface CheckpointRequest {
  readonly runIds: readonly string[];
  readonly statement: string;
}

/** Queues a checkpoint. Resolves once the state is captured; the file is written afterwards. */
export async function saveCheckpoint(
  tools: SnapshotTools,
  during: DuringActivity,
  request: CheckpointRequest,
): Promise<void> {
  if (!selectKeeps(tools.context.get())) return;
  let goOn = (): void => undefined;
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const saving = during("saving", () => captureAndKeep(tools, request, goOn), false);
  // `saving` too: an error in it must not leave the statement waiting.
  await Promise.race([mayGoOn, saving]);
}

async function captureAndKeep(
  tools: SnapshotTools,
  { runIds, statement }: CheckpointRequest,
  onCaptured: () => void,
): Promise<void> {
  const { context, access, dispatch } = tools;
  const request = { name: "", origin: "checkpoint", statement } as const;
  const captured = await captureSnapshot(context, access, request);
  onCaptured();
  if (captured.kind !== "captured") {
    dispatch({ kind: "failed", failure: captured });
    return;
  }
  const saved = await keepCaptured(tools, captured);
  if (saved.kind === "done") dispatch({ kind: "checkpointKept", id: saved.value, runIds });
  else dispatch({ kind: "failed", failure: saved.failure });
}
