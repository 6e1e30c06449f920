import { Copy, FilePlus2 } from "lucide-react";
import { type ReactElement, useMemo, useState } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { changeBrackets, writeChanges, writeScript } from "../../../sql/edit/writeChanges.ts";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { Dialog } from "../../ui/dialog/Dialog.tsx";
import { writeClipboard } from "../../ui/writeClipboard.ts";
import styles from "./editGrid.module.css";

export interface ReviewDialogProps {
  readonly runId: string;
  readonly edit: OpenEdit;
  readonly onClose: () => void;
}

/** The SQL of the pending changes, exactly as it is applied. */
export function ReviewDialog({ runId, edit, onClose }: ReviewDialogProps): ReactElement {
  const { editor } = useWorkbench();
  const [notice, setNotice] = useState("");
  const isInTransaction = useWorkbenchState(({ results, sessions }) => {
    const port = results.runs.find(({ id }) => id === runId)?.port ?? -1;
    const session = sessions[port];
    return session?.transaction === "open" || session?.isAutocommit === false;
  });
  const sql = useMemo(() => {
    const changes = writeChanges(edit.target, edit.rows, edit.history.present);
    return writeScript(changes, changeBrackets(isInTransaction));
  }, [edit, isInTransaction]);
  return (
    <Dialog
      title="Review changes"
      width="wide"
      onClose={onClose}
      footer={
        <>
          <span role="status">{notice}</span>
          <Button
            label="Open in a tab"
            icon={FilePlus2}
            onClick={() => {
              editor.add({ name: edit.target.table, text: sql });
              onClose();
            }}
          />
          <Button
            label="Copy"
            icon={Copy}
            look="primary"
            onClick={() => {
              void writeClipboard(sql).then((isCopied) => {
                setNotice(translate(isCopied ? "Copied" : "The browser does not allow copying"));
              });
            }}
          />
        </>
      }
    >
      <p>
        {isInTransaction
          ? translate(
              "These statements run inside your open transaction. Each must find exactly one row as it was read; otherwise nothing is applied.",
            )
          : translate(
              "These statements run in one transaction. Each must find exactly one row as it was read; otherwise nothing is applied.",
            )}
      </p>
      {/* A long script is scrolled by keyboard. */}
      <pre className={styles["sql"]} tabIndex={0} aria-label={translate("SQL of the changes")}>
        {sql}
      </pre>
    </Dialog>
  );
}
