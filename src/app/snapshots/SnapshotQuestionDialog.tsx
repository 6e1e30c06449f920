import type { ReactElement } from "react";
import { translate } from "../translation/translation.ts";
import { ConfirmDialog } from "../ui/dialog/ConfirmDialog.tsx";
import type { SavedSnapshot } from "./savedSnapshot.ts";

/** A confirmation before an action that cannot be undone. */
export interface SnapshotQuestion {
  readonly kind: "restore" | "delete";
  readonly snapshot: SavedSnapshot;
}

export interface SnapshotQuestionDialogProps {
  readonly question: SnapshotQuestion;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before a snapshot is restored or deleted. */
export function SnapshotQuestionDialog({
  question,
  onConfirm,
  onCancel,
}: SnapshotQuestionDialogProps): ReactElement {
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
