import type { ReactElement } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { countChanges } from "../../../sql/edit/pendingChanges.ts";
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
      <span role="status" aria-label={translate("Pending changes")} className={styles["counts"]}>
        {describeCounts(edit)}
      </span>
      <span aria-live="polite">{notice}</span>
    </div>
  );
}

function describeCounts({ history, isApplying }: OpenEdit): string {
  if (isApplying) return translate("Applying…");
  const { changed, added, deleted } = countChanges(history.present);
  const parts = [
    changed > 0 ? translate("{{count}} changed", { count: changed }) : null,
    added > 0 ? translate("{{count}} new", { count: added }) : null,
    deleted > 0 ? translate("{{count}} to delete", { count: deleted }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? translate("No changes") : parts.join(", ");
}
