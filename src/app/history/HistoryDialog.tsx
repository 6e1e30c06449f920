import { Ban, Check, CircleX, Play, TriangleAlert } from "lucide-react";
import { type ReactElement, useState } from "react";
import { flushSync } from "react-dom";
import type { HistoryEntry } from "../../state/store/queryHistory.ts";
import type { Workbench } from "../../state/workbench.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { focusOpened } from "../commands/focusOpened.ts";
import { matchesWords } from "../ui/matchesWords.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { formatCount } from "../ui/format/formatCount.ts";
import { formatDuration } from "../ui/format/formatDuration.ts";
import { formatTime } from "../ui/format/formatTime.ts";
import { useFocusOnOpen } from "../ui/useFocusOnOpen.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./historyDialog.module.css";
import { translate } from "../translation/translation.ts";

const selectHistory = (state: WorkbenchState): readonly HistoryEntry[] => state.history;
const shownEntries = 200;
const aboutRows = /^\s*(select|with|values|table|insert|update|delete|merge|copy|fetch)\b/i;

/** The statements that were run, newest first; a chosen one opens in its own tab. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const services = useServices();
  const { workbench } = services;
  const history = useWorkbenchState(selectHistory);
  const filterRef = useFocusOnOpen<HTMLInputElement>();
  const [filter, setFilter] = useState("");
  const found = history.filter(({ sql }) => matchesWords(sql, filter)).slice(0, shownEntries);
  return (
    <Dialog
      title="History"
      width="wide"
      onClose={onClose}
      footer={
        history.length > 0 && (
          <Button
            label="Clear history"
            onClick={() => {
              workbench.clearHistory();
            }}
          />
        )
      }
    >
      <input
        ref={filterRef}
        className={styles["filter"]}
        aria-label={translate("Find in history")}
        placeholder={translate("Find in history")}
        value={filter}
        onChange={(event) => {
          setFilter(event.currentTarget.value);
        }}
      />
      {found.length === 0 && (
        <p className={styles["nothing"]}>
          {history.length === 0
            ? translate("Statements that you run are kept here.")
            : translate("Nothing found.")}
        </p>
      )}
      <ul className={styles["list"]} hidden={found.length === 0}>
        {found.map((entry) => (
          <li key={entry.id} className={styles["row"]}>
            <button
              type="button"
              className={styles["entry"]}
              title={translate("Open in a new tab")}
              onClick={() => {
                flushSync(onClose);
                void focusOpened(services, () => {
                  workbench.editor.add({ text: entry.sql });
                });
              }}
            >
              <OutcomeIcon outcome={entry.outcome} />
              <code className={styles["sql"]}>{entry.sql.slice(0, 300)}</code>
              <span className={styles["detail"]}>
                {entry.port} · {describeRows(entry)}
                {formatDuration(entry.elapsedMs)} · {formatTime(entry.atMs)}
              </span>
            </button>
            <IconButton
              label="Run again on its port"
              icon={Play}
              onClick={() => {
                runAgain(workbench, entry);
                onClose();
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** The number of rows; psql counts none for statements without rows, such as CREATE TABLE. */
function describeRows({ rowCount, sql }: HistoryEntry): string {
  const hasRows = rowCount !== null && (rowCount > 0 || aboutRows.test(sql));
  return hasRows ? `${formatCount(rowCount, "row")} · ` : "";
}

/** Runs a statement again, in its own tab, on the port where it ran before. */
function runAgain(workbench: Workbench, { sql, port }: HistoryEntry): void {
  workbench.editor.add({ text: sql });
  workbench.editor.setPort(port);
  void workbench.runs.runAll(sql);
}

function OutcomeIcon({ outcome }: Pick<HistoryEntry, "outcome">): ReactElement {
  const [Icon, word] = {
    completed: [Check, "completed"] as const,
    failed: [CircleX, "failed"] as const,
    cancelled: [Ban, "cancelled"] as const,
    refused: [Ban, "not sent"] as const,
    sessionLost: [CircleX, "session lost"] as const,
    notRun: [Ban, "not run"] as const,
    createdWithErrors: [TriangleAlert, translate("created with compilation errors")] as const,
  }[outcome];
  return <Icon className={styles[outcome]} aria-label={word} />;
}
