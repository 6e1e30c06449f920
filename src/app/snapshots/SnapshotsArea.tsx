import { type ReactElement, useEffect } from "react";
import { findStateFileMismatch } from "../../state/snapshots/file/stateFileMismatch.ts";
import type { StoredSnapshot } from "../../state/snapshots/storage/snapshotStore.ts";
import type { SnapshotsState } from "../../state/store/snapshotsState.ts";
import type { StateFile } from "../../state/snapshots/stateExport.ts";
import { selectKeeps } from "../../state/snapshots/selectSlot.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { SavedSnapshot } from "./savedSnapshot.ts";
import { OldBuildNotice } from "./OldBuildNotice.tsx";
import { SnapshotsPanel } from "./SnapshotsPanel.tsx";
import { StorageMeter } from "./StorageMeter.tsx";
import { TabNotice } from "./TabNotice.tsx";
import { downloadFile } from "../ui/downloadFile.ts";
import { nameSnapshot, startSnapshot } from "./startSnapshot.ts";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import { describeSnapshotFailure } from "../wording/describeSnapshotFailure.ts";
import { nameOfSnapshot } from "../wording/nameOfSnapshot.ts";
import { translate } from "../translation/translation.ts";

const selectSnapshots = (state: WorkbenchState): SnapshotsState => state.snapshots;
const selectManifest = (state: WorkbenchState): ImageManifest | null => state.machine.manifest;
const selectIsRunning = (state: WorkbenchState): boolean => state.machine.status.kind === "running";

export interface SnapshotsAreaProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function SnapshotsArea(props: SnapshotsAreaProps): ReactElement {
  const services = useServices();
  const { workbench, ui } = services;
  const proposedName = useUiState(({ namedSnapshot }) => namedSnapshot?.proposed ?? null);
  const { stored, activity, waitingName, failure, access, storage, currentId, carriedBytes } =
    useWorkbenchState(selectSnapshots);
  const manifest = useWorkbenchState(selectManifest);
  const isRunning = useWorkbenchState(selectIsRunning);
  const canKeep = useWorkbenchState(selectKeeps);
  const { snapshots, tabAccess } = workbench;

  useEffect(() => {
    void snapshots.load();
    // Loads again when the image changes: the kept guest files depend on it.
  }, [snapshots, manifest]);

  // Not memoised: its texts depend on the current language.
  const saved = stored.map((snapshot) => toSavedSnapshot(snapshot, manifest, currentId));

  return (
    <SnapshotsPanel
      {...props}
      snapshots={saved}
      activity={activity}
      failure={failure === null ? null : describeSnapshotFailure(failure)}
      onDismissFailure={() => {
        snapshots.dismissFailure();
      }}
      isBusyFailure={failure?.kind === "machineBusy"}
      isWaiting={waitingName !== null}
      onSaveWhenQuiet={(name) => {
        snapshots.saveWhenQuiet(name);
      }}
      onStopWaiting={() => {
        snapshots.stopWaiting();
      }}
      canUseMachine={isRunning}
      canKeep={canKeep}
      onSave={() => {
        startSnapshot(services);
      }}
      proposedName={proposedName}
      onName={(name) => void nameSnapshot(services, name)}
      onRestore={(id) => void snapshots.restore(id)}
      onRename={(id, name) => void snapshots.describe(id, { name })}
      onNote={(id, note) => void snapshots.describe(id, { note })}
      onDuplicate={(id, name) => void snapshots.duplicate(id, name)}
      onDelete={(id) => void snapshots.remove(id)}
      onCompare={(id) => {
        ui.setState({ dialog: { kind: "compareSnapshots", snapshotId: id } });
      }}
      onReset={() => {
        ui.setState({ dialog: { kind: "restart" } });
      }}
      onExport={(extent) => void snapshots.exportState(extent).then(save)}
      onExportSnapshot={(id) => void snapshots.exportSnapshot(id).then(save)}
      onImportUnsealed={failure?.kind === "unsealed" ? () => void snapshots.importUnsealed() : null}
      onImport={(file) => void snapshots.importState(file, file.name)}
      notice={
        <>
          <TabNotice
            access={access}
            onSeparate={() => void tabAccess.separate()}
            onTakeOver={() => {
              tabAccess.takeOver();
            }}
          />
          <OldBuildNotice count={countOldBuilds(stored, manifest)} />
        </>
      }
      meter={storage !== null && <StorageMeter storage={storage} />}
      carriedBytes={carriedBytes}
      onRemoveCarried={() => void snapshots.removeCarriedFiles()}
    />
  );
}

/** The number of snapshots that need another build of the running image. */
function countOldBuilds(stored: readonly StoredSnapshot[], manifest: ImageManifest | null): number {
  if (manifest === null) return 0;
  const kinds = stored.map(({ header }) => findStateFileMismatch(header, manifest)?.kind);
  return kinds.filter((kind) => kind === "otherImageBuild" || kind === "otherBase").length;
}

function toSavedSnapshot(
  snapshot: StoredSnapshot,
  manifest: ImageManifest | null,
  currentId: string | null,
): SavedSnapshot {
  const { id, note, sizeBytes, header } = snapshot;
  const { createdAtMs, imageLabel, origin } = header;
  const mismatch = manifest === null ? null : findStateFileMismatch(header, manifest);
  return {
    id,
    name: nameOfSnapshot(snapshot),
    note,
    createdAtMs,
    sizeBytes,
    imageLabel,
    details: describeContent(snapshot, manifest),
    origin,
    isCurrent: id === currentId,
    incompatibility: mismatch === null ? null : describeSnapshotFailure(mismatch),
  };
}

/** Describes the content of a snapshot; names the image only if it is not the running one. */
function describeContent({ header }: StoredSnapshot, manifest: ImageManifest | null): string {
  const { imageId, imageLabel, engine, port, schema } = header;
  const tableCount = schema?.filter(({ kind }) => kind === "table").length ?? null;
  return [
    tableCount === null ? null : translate("{{count}} tables", { count: tableCount }),
    port === null ? null : translate("port {{port}}", { port }),
    imageId === manifest?.id ? null : `${imageLabel} (${engine})`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function save(state: StateFile | null): void {
  if (state !== null) downloadFile(state.name, state.file);
}
