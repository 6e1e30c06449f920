import { Check, CopyPlus, ListChecks, Plus, Redo2, Trash2, Undo2, X } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { hasChanges } from "../../../sql/edit/pendingChanges.ts";
import { useWorkbench } from "../../services/useWorkbench.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import styles from "./editGrid.module.css";
import { ReviewDialog } from "./ReviewDialog.tsx";
import type { EditCommands } from "./useEditCommands.ts";

export interface EditBarProps {
  readonly runId: string;
  readonly edit: OpenEdit;
  readonly commands: EditCommands;
}

/** The actions on rows, and on the pending changes. */
export function EditBar({ runId, edit, commands }: EditBarProps): ReactElement {
  const { edits } = useWorkbench();
  const [isReviewing, setIsReviewing] = useState(false);
  const { target, history, isApplying } = edit;
  const isDirty = hasChanges(history.present);
  const hasRows = commands.selectedRows.length > 0;
  return (
    <div className={styles["bar"]} role="toolbar" aria-label={translate("Edit data")}>
      <Button
        label="Add row"
        icon={Plus}
        look="quiet"
        isDisabled={isApplying || !target.canInsert}
        onClick={commands.addRow}
      />
      <Button
        label="Duplicate rows"
        icon={CopyPlus}
        look="quiet"
        isDisabled={isApplying || !target.canInsert || !hasRows}
        onClick={commands.duplicate}
      />
      <Button
        label="Delete rows"
        icon={Trash2}
        look="quiet"
        isDisabled={isApplying || !target.canDelete || !hasRows}
        onClick={commands.deleteRows}
      />
      <Button
        label="Set NULL"
        look="quiet"
        isDisabled={isApplying || !hasRows}
        onClick={commands.setNull}
      />
      <span className={styles["separator"]} />
      <IconButton
        label="Undo"
        icon={Undo2}
        shortcut="Ctrl+Z"
        isDisabled={isApplying || history.past.length === 0}
        onClick={commands.undo}
      />
      <IconButton
        label="Redo"
        icon={Redo2}
        shortcut="Ctrl+Y"
        isDisabled={isApplying || history.future.length === 0}
        onClick={commands.redo}
      />
      <span className={styles["space"]} />
      <Button
        label="Review changes"
        icon={ListChecks}
        isDisabled={isApplying || !isDirty}
        onClick={() => {
          setIsReviewing(true);
        }}
      />
      <Button
        label="Discard changes"
        isDisabled={isApplying || !isDirty}
        onClick={() => {
          edits.discard(runId);
        }}
      />
      <Button
        label="Apply changes"
        icon={Check}
        look="primary"
        isDisabled={isApplying || !isDirty}
        onClick={() => {
          void edits.apply(runId);
        }}
      />
      <IconButton
        label={isDirty ? "Apply or discard the changes before you stop editing" : "Stop editing"}
        icon={X}
        isDisabled={isApplying || isDirty}
        onClick={() => {
          edits.end(runId);
        }}
      />
      {isReviewing && (
        <ReviewDialog
          runId={runId}
          edit={edit}
          onClose={() => {
            setIsReviewing(false);
          }}
        />
      )}
    </div>
  );
}
