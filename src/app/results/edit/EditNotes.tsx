import type { ReactElement } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import type { RowId } from "../../../sql/edit/pendingChanges.ts";
import { useWorkbench } from "../../services/useWorkbench.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { joinClasses } from "../../ui/joinClasses.ts";
import { describeApplyEnd } from "./describeApplyEnd.ts";
import styles from "./editGrid.module.css";

export interface EditNotesProps {
  readonly runId: string;
  readonly edit: OpenEdit;
  readonly onShowRow: (row: RowId) => void;
}

/** How the last attempt to apply the changes ended. */
export function EditNotes({ runId, edit, onShowRow }: EditNotesProps): ReactElement | null {
  const { edits } = useWorkbench();
  const { ended } = edit;
  if (ended === null) return null;
  const isApplied = ended.kind === "applied";
  const row = ended.kind === "conflict" || ended.kind === "failed" ? ended.row : null;
  return (
    <div
      className={joinClasses(styles["note"], styles[isApplied ? "success" : "failure"])}
      role={isApplied ? "status" : "alert"}
    >
      {describeApplyEnd(ended, edit).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {row !== null && (
        <Button
          label="Show the row"
          onClick={() => {
            onShowRow(row);
          }}
        />
      )}
      {ended.kind === "conflict" && (
        <Button
          label={
            ended.current === null ? "Drop this row's changes" : "Continue from the new values"
          }
          onClick={() => {
            edits.takeCurrent(runId);
          }}
        />
      )}
    </div>
  );
}
