import { X } from "lucide-react";
import type { ReactElement } from "react";
import type { EditRefusal } from "../../../sql/edit/editTarget.ts";
import { useWorkbench } from "../../services/useWorkbench.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { describeEditRefusal } from "./describeEditRefusal.ts";
import styles from "./editableResult.module.css";

export interface EditRefusalNoteProps {
  readonly runId: string;
  readonly reason: EditRefusal;
}

/** Says why a result cannot be edited. */
export function EditRefusalNote({ runId, reason }: EditRefusalNoteProps): ReactElement {
  const { edits } = useWorkbench();
  return (
    <div className={styles["note"]} role="status">
      <span>{describeEditRefusal(reason)}</span>
      <IconButton
        label="Dismiss"
        icon={X}
        isSmall
        onClick={() => {
          edits.end(runId);
        }}
      />
    </div>
  );
}
