import type { ReactElement } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { useWorkbenchState } from "../../services/useWorkbench.ts";
import { translate } from "../../translation/translation.ts";
import styles from "./editGrid.module.css";

export interface EditFooterProps {
  readonly runId: string;
  readonly edit: OpenEdit;
  readonly notice: string;
}

/** What is edited, and what the last key did. */
export function EditFooter({ runId, edit, notice }: EditFooterProps): ReactElement {
  const { target, rows } = edit;
  const total = useWorkbenchState(
    ({ results }) =>
      results.runs.find(({ id }) => id === runId)?.remaining?.cursor.totalRows ?? null,
  );
  const key = target.key
    .map((index) => target.columns[index])
    .flatMap((column) => (column?.kind === "table" ? [column.name] : []));
  return (
    <div className={styles["footer"]}>
      <span>
        {translate("Editing {{table}}, key {{columns}}", {
          table: `${target.schema}.${target.table}`,
          columns: key.join(", "),
        })}
      </span>
      {total !== null && total > rows.length && (
        <span>
          {translate("{{shown}} of {{total}} rows are here", { shown: rows.length, total })}
        </span>
      )}
      <span aria-live="polite">{notice}</span>
    </div>
  );
}
