import { Camera, ChevronRight, Download, Package, RotateCcw, Upload } from "lucide-react";
import { useRef, useState, type ReactElement } from "react";
import { ConfirmDialog } from "../ui/dialog/ConfirmDialog.tsx";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { CarriedFilesNote } from "./CarriedFilesNote.tsx";
import { FailureNote } from "./FailureNote.tsx";
import { nameNextSnapshot } from "./nameNextSnapshot.ts";
import type { SavedSnapshot } from "./savedSnapshot.ts";
import { SnapshotTextInput } from "./SnapshotTextInput.tsx";
import { SnapshotItem } from "./SnapshotItem.tsx";
import { SnapshotsFooter } from "./SnapshotsFooter.tsx";
import styles from "./snapshotsPanel.module.css";
import type { SnapshotsPanelProps } from "./snapshotsPanelProps.ts";
import { translate } from "../translation/translation.ts";

/** A confirmation before an action that cannot be undone. */
interface Question {
  readonly kind: "restore" | "delete";
  readonly snapshot: SavedSnapshot;
}

/** The snapshots that the browser keeps, with export to and import from files. */
export function SnapshotsPanel(props: SnapshotsPanelProps): ReactElement {
  const { snapshots, activity, failure, canUseMachine, isOpen, onSave, proposedName } = props;
  const [question, setQuestion] = useState<Question | null>(null);
  const fileRef = useRef<HTMLInputElement>(null);
  // Background saves do not disable buttons, as a click at that moment would be lost.
  const isBusy = activity.kind !== "idle" && activity.isBackground !== true;
  const canStart = canUseMachine && !isBusy;
  const canSave = canStart && props.canKeep;
  return (
    <section className={styles["panel"]} aria-label={translate("Snapshots")}>
      <header className={styles["header"]}>
        <h2 className={styles["title"]}>
          <button
            type="button"
            className={styles["fold"]}
            aria-expanded={isOpen}
            onClick={() => {
              props.onOpenChange(!isOpen);
            }}
          >
            <ChevronRight aria-hidden="true" />
            {translate("Snapshots")}
          </button>
        </h2>
        <IconButton label="Save snapshot" icon={Camera} isDisabled={!canSave} onClick={onSave} />
        <IconButton
          label="Export state"
          icon={Download}
          isDisabled={!canStart}
          onClick={() => {
            props.onExport("difference");
          }}
        />
        <IconButton
          label="Export whole machine"
          icon={Package}
          isDisabled={!canStart}
          onClick={() => {
            props.onExport("whole");
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
          onClick={props.onReset}
        />
        <input
          ref={fileRef}
          type="file"
          hidden
          aria-label={translate("State file")}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) props.onImport(file);
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
        {props.notice}
        {proposedName !== null && (
          <label className={styles["naming"]}>
            {translate("Name of the new snapshot")}
            <SnapshotTextInput
              key={proposedName}
              label={translate("Name of the new snapshot")}
              text={proposedName}
              onDone={props.onName}
            />
          </label>
        )}
        {failure !== null && (
          <FailureNote
            text={failure}
            isPassing={props.isBusyFailure}
            action={
              props.onImportUnsealed !== null
                ? { label: "Import anyway", onSelect: props.onImportUnsealed }
                : props.isBusyFailure && canSave
                  ? {
                      label: "Save when it rests",
                      onSelect: () => {
                        props.onSaveWhenQuiet(nameNextSnapshot(snapshots));
                      },
                    }
                  : undefined
            }
            onDismiss={props.onDismissFailure}
          />
        )}
        {snapshots.length === 0 && failure === null && (
          <EmptyState
            title="No snapshots yet"
            action={
              props.canKeep
                ? {
                    label: "Save a snapshot",
                    isDisabled: !canSave,
                    onSelect: onSave,
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
                  props.onRename(snapshot.id, name);
                }}
                onNote={(note) => {
                  props.onNote(snapshot.id, note);
                }}
                onDuplicate={() => {
                  props.onDuplicate(
                    snapshot.id,
                    translate("{{name}} (copy)", { name: snapshot.name }),
                  );
                }}
                onCompare={() => {
                  props.onCompare(snapshot.id);
                }}
                onExport={() => {
                  props.onExportSnapshot(snapshot.id);
                }}
              />
            ))}
          </ul>
        )}
      </div>
      {isOpen && <CarriedFilesNote bytes={props.carriedBytes} onRemove={props.onRemoveCarried} />}
      <SnapshotsFooter
        activity={activity}
        isWaiting={props.isWaiting}
        onStopWaiting={props.onStopWaiting}
        meter={props.meter}
      />
      {question !== null && (
        <QuestionDialog
          question={question}
          onCancel={() => {
            setQuestion(null);
          }}
          onConfirm={() => {
            setQuestion(null);
            if (question.kind === "restore") props.onRestore(question.snapshot.id);
            else props.onDelete(question.snapshot.id);
          }}
        />
      )}
    </section>
  );
}

interface QuestionDialogProps {
  readonly question: Question;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function QuestionDialog({ question, onConfirm, onCancel }: QuestionDialogProps): ReactElement {
  const { name } = question.snapshot;
  if (question.kind === "delete") {
    return (
      <ConfirmDialog
        title={translate("Delete “{{name}}”?", { name })}
        confirmLabel="Delete"
        isDangerous
        onConfirm={onConfirm}
        onCancel={onCancel}
      >
        {translate(
          "The browser forgets this snapshot. It cannot be brought back, unless it was exported to a file.",
        )}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={translate("Go back to “{{name}}”?", { name })}
      confirmLabel="Restore"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {translate(
        "The machine’s present state is replaced. Unless it is busy, what has changed since its last snapshot is kept first, as an automatic one, to return to.",
      )}
    </ConfirmDialog>
  );
}
