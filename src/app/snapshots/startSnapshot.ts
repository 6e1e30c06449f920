import type { Services } from "../services/services.ts";
import { nameNextSnapshot } from "./nameNextSnapshot.ts";

/** Saves a snapshot under a proposed name at once, and lets the user name it meanwhile. */
export function startSnapshot({ workbench, ui }: Services): void {
  const proposed = nameNextSnapshot(workbench.store.getState().snapshots.stored);
  const saved = workbench.snapshots.save(proposed);
  workbench.changeSettings({ isSnapshotsOpen: true });
  ui.setState({ namedSnapshot: { proposed, saved } });
  void saved.then(() => {
    if (workbench.store.getState().snapshots.failure === null) return;
    ui.setState({ namedSnapshot: null });
  });
}

/** Names the snapshot that was started; an empty name keeps the proposed one. */
export async function nameSnapshot({ workbench, ui }: Services, name: string): Promise<void> {
  const named = ui.getState().namedSnapshot;
  ui.setState({ namedSnapshot: null });
  if (named === null || name === "" || name === named.proposed) return;
  await named.saved;
  const { stored } = workbench.store.getState().snapshots;
  const snapshot = stored.find((candidate) => candidate.name === named.proposed);
  if (snapshot !== undefined) await workbench.snapshots.describe(snapshot.id, { name });
}
