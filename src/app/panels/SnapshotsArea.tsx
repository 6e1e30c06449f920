import { type ReactElement, useEffect, useMemo } from "react";
import { findStateFileMismatch } from "../../state/snapshots/stateFileMismatch.ts";
import type { StoredSnapshot } from "../../state/snapshots/snapshotStore.ts";
import type { SnapshotsState } from "../../state/snapshots/snapshotsState.ts";
import type { StateFile } from "../../state/snapshots/snapshotActions.ts";
import type { WorkbenchState } from "../../state/workbenchState.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { SavedSnapshot } from "../snapshots/savedSnapshot.ts";
import { SnapshotsPanel } from "../snapshots/SnapshotsPanel.tsx";
import { downloadFile } from "../downloadFile.ts";
import { useWorkbench, useWorkbenchState } from "../useWorkbench.ts";
import { describeSnapshotFailure } from "../wording/describeSnapshotFailure.ts";

const selectSnapshots = (state: WorkbenchState): SnapshotsState => state.snapshots;
const selectManifest = (state: WorkbenchState): ImageManifest | null => state.machine.manifest;
const selectIsRunning = (state: WorkbenchState): boolean => state.machine.state.kind === "running";

export function SnapshotsArea(): ReactElement {
  const workbench = useWorkbench();
  const { stored, activity, failure } = useWorkbenchState(selectSnapshots);
  const manifest = useWorkbenchState(selectManifest);
  const isRunning = useWorkbenchState(selectIsRunning);
  const { snapshots } = workbench;

  useEffect(() => {
    void snapshots.load();
  }, [snapshots]);

  const saved = useMemo(
    () => stored.map((snapshot) => toSavedSnapshot(snapshot, manifest)),
    [stored, manifest],
  );

  return (
    <SnapshotsPanel
      snapshots={saved}
      activity={activity.kind === "idle" ? activity : { kind: activity.kind, fraction: null }}
      failure={failure === null ? null : describeSnapshotFailure(failure)}
      onDismissFailure={() => {
        snapshots.dismissFailure();
      }}
      canUseMachine={isRunning}
      onSave={(name) => void snapshots.save(name, null)}
      onRestore={(id) => void snapshots.restore(id)}
      onRename={(id, name) => void snapshots.rename(id, name)}
      onDelete={(id) => void snapshots.remove(id)}
      onExport={() => void snapshots.exportState().then(save)}
      onExportSnapshot={(id) => void snapshots.exportSnapshot(id).then(save)}
      onImport={(file) => void snapshots.importState(file, file.name)}
    />
  );
}

function toSavedSnapshot(snapshot: StoredSnapshot, manifest: ImageManifest | null): SavedSnapshot {
  const { id, name, createdAtMs, sizeBytes, reason, header } = snapshot;
  const mismatch = manifest === null ? null : findStateFileMismatch(header, manifest);
  return {
    id,
    name,
    createdAtMs,
    sizeBytes,
    imageLabel: header.imageLabel,
    reason,
    incompatibility: mismatch === null ? null : describeSnapshotFailure(mismatch),
  };
}

function save(state: StateFile | null): void {
  if (state !== null) downloadFile(state.name, state.file);
}
