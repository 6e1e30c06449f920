import { Camera, ChevronRight, Download, Package, RotateCcw, Upload } from "lucide-react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { selectKeeps } from "../../state/snapshots/selectSlot.ts";
import type { StateFile } from "../../state/snapshots/stateExport.ts";
import type { SnapshotsState } from "../../state/store/snapshotsState.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import { downloadFile } from "../ui/downloadFile.ts";
import { describeSnapshotFailure } from "../wording/describeSnapshotFailure.ts";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { CarriedFilesNote } from "./CarriedFilesNote.tsx";
import { FailureNote } from "./FailureNote.tsx";
import { nameNextSnapshot } from "./nameNextSnapshot.ts";
import { OldBuildNotice } from "./OldBuildNotice.tsx";
import { SnapshotTextInput } from "./SnapshotTextInput.tsx";
import { SnapshotItem } from "./SnapshotItem.tsx";
import { SnapshotsFooter } from "./SnapshotsFooter.tsx";
import styles from "./snapshotsPanel.module.css";
import { SnapshotQuestionDialog, type SnapshotQuestion } from "./SnapshotQuestionDialog.tsx";
import { nameSnapshot, startSnapshot } from "./startSnapshot.ts";
import { StorageMeter } from "./StorageMeter.tsx";
import { TabNotice } from "./TabNotice.tsx";
import { toSavedSnapshot } from "./toSavedSnapshot.ts";
import { translate } from "../translation/translation.ts";

const selectSnapshots = (state: WorkbenchState): SnapshotsState => state.snapshots;
const selectManifest = (state: WorkbenchState): ImageManifest | null => state.machine.manifest;
const selectIsRunning = (state: WorkbenchState): boolean => state.machine.status.kind === "running";

export interface SnapshotsPanelProps {
  /** Whether the list is unfolded; the header with its buttons always shows. */
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The snapshots that the browser keeps, with export to and import from files. */
export function SnapshotsPanel({ isOpen, onOpenChange }: SnapshotsPanelProps): ReactElement {
  const services = useServices();
  const { workbench, ui } = services;
  const { snapshots: actions, tabAccess } = workbench;
  const proposedName = useUiState(({ namedSnapshot }) => namedSnapshot?.proposed ?? null);
  const { stored, activity, waitingName, failure, access, storage, currentId, carriedBytes } =
    useWorkbenchState(selectSnapshots);
  const manifest = useWorkbenchState(selectManifest);
  const canUseMachine = useWorkbenchState(selectIsRunning);
  const canKeep = useWorkbenchState(selectKeeps);
  const [question, setQuestion] = useState<SnapshotQuestion | null>(null);
  useEffect(() => {
    void actions.load();
    // Loads again when the image changes: the kept guest files depend on it.
  }, [actions, manifest]);

  // Not memoised: its texts depend on the current language.
  const snapshots = stored.map((snapshot) => toSavedSnapshot(snapshot, manifest, currentId));
  const fileRef = useRef<HTMLInputElement>(null);
  // Background saves do not disable buttons, as a click at that moment would be lost.
  const isBusy = activity.kind !== "idle" && activity.isBackground !== true;
  const canStart = canUseMachine && !isBusy;
  const canSave = canStart && canKeep;
  const isBusyFailure = failure?.kind === "machineBusy";
  const handleSave = (): void => {
    startSnapshot(services);
  };
  return (
    <section className={styles["panel"]} aria-label={translate("Snapshots")}>
      <header className={styles["header"]}>
        <h2 className={styles["title"]}>
          <button
            type="button"
            className={styles["fold"]}
            aria-expanded={isOpen}
            onClick={() => {
              onOpenChange(!isOpen);
            }}
          >
            <ChevronRight aria-hidden="true" />
            {translate("Snapshots")}
          </button>
        </h2>
        <IconButton
          label="Save snapshot"
          icon={Camera}
          isDisabled={!canSave}
          onClick={handleSave}
        />
        <IconButton
          label="Export state"
          icon={Download}
          isDisabled={!canStart}
          onClick={() => {
            void actions.exportState("difference").then(download);
          }}
        />
        <IconButton
          label="Export whole machine"
          icon={Package}
          isDisabled={!canStart}
          onClick={() => {
            void actions.exportState("whole").then(download);
          }}
        />
        <IconButton
          label="Import state"
          icon={Upload}
          isDisabled={isBusy}
          onClick={() => fileRef.current?.click()}
        />
        <IconButton
          label="Reset to pristine"
          icon={RotateCcw}
          isDisabled={isBusy}
          onClick={() => {
            ui.setState({ dialog: { kind: "restart" } });
          }}
        />
        <input
          ref={fileRef}
          type="file"
          hidden
          aria-label={translate("State file")}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) void actions.importState(file, file.name);
            // Lets the user choose the same file again.
            currentTarget.value = "";
          }}
        />
      </header>
      {/* Focusable, so that it scrolls by keyboard while its buttons are disabled. */}
      <div
        className={styles["scroll"]}
        role="group"
        aria-label={translate("Snapshots")}
        tabIndex={0}
        hidden={!isOpen}
      >
        <TabNotice
          access={access}
          onSeparate={() => void tabAccess.separate()}
          onTakeOver={() => {
            tabAccess.takeOver();
          }}
        />
        <OldBuildNotice stored={stored} manifest={manifest} />
        {proposedName !== null && (
          <label className={styles["naming"]}>
            {translate("Name of the new snapshot")}
            <SnapshotTextInput
              key={proposedName}
              label={translate("Name of the new snapshot")}
              text={proposedName}
              onDone={(name) => void nameSnapshot(services, name)}
            />
          </label>
        )}
        {failure !== null && (
          <FailureNote
            text={describeSnapshotFailure(failure)}
            isPassing={isBusyFailure}
            action={
              failure.kind === "unsealed"
                ? { label: "Import anyway", onSelect: () => void actions.importUnsealed() }
                : isBusyFailure && canSave
                  ? {
                      label: "Save when it rests",
                      onSelect: () => {
                        actions.saveWhenQuiet(nameNextSnapshot(snapshots));
                      },
                    }
                  : undefined
            }
            onDismiss={() => {
              actions.dismissFailure();
            }}
          />
        )}
        {snapshots.length === 0 && failure === null && (
          <EmptyState
            title="No snapshots yet"
            action={
              canKeep
                ? {
                    label: "Save a snapshot",
                    isDisabled: !canSave,
                    onSelect: handleSave,
                  }
                : undefined
            }
          >
            A snapshot keeps the whole machine, data and sessions included, to come back to.
          </EmptyState>
        )}
        {snapshots.length > 0 && (
          <ul className={styles["list"]}>
            {snapshots.map((snapshot) => (
              <SnapshotItem
                key={snapshot.id}
                snapshot={snapshot}
                isDisabled={isBusy}
                onRestore={() => {
                  setQuestion({ kind: "restore", snapshot });
                }}
                onDelete={() => {
                  setQuestion({ kind: "delete", snapshot });
                }}
                onRename={(name) => {
                  void actions.describe(snapshot.id, { name });
                }}
                onNote={(note) => {
                  void actions.describe(snapshot.id, { note });
                }}
                onDuplicate={() => {
                  void actions.duplicate(
                    snapshot.id,
                    translate("{{name}} (copy)", { name: snapshot.name }),
                  );
                }}
                onCompare={() => {
                  ui.setState({ dialog: { kind: "compareSnapshots", snapshotId: snapshot.id } });
                }}
                onExport={() => {
                  void actions.exportSnapshot(snapshot.id).then(download);
                }}
              />
            ))}
          </ul>
        )}
      </div>
      {isOpen && (
        <CarriedFilesNote bytes={carriedBytes} onRemove={() => void actions.removeCarriedFiles()} />
      )}
      <SnapshotsFooter
        activity={activity}
        isWaiting={waitingName !== null}
        onStopWaiting={() => {
          actions.stopWaiting();
        }}
        meter={storage !== null && <StorageMeter storage={storage} />}
      />
      {question !== null && (
        <SnapshotQuestionDialog
          question={question}
          onCancel={() => {
            setQuestion(null);
          }}
          onConfirm={() => {
            setQuestion(null);
            if (question.kind === "restore") void actions.restore(question.snapshot.id);
            else void actions.remove(question.snapshot.id);
          }}
        />
      )}
    </section>
  );
}

function download(state: StateFile | null): void {
  if (state !== null) downloadFile(state.name, state.file);
}
