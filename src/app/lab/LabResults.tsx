import { type ReactElement, useEffect, useRef } from "react";
import { labTabId } from "../../state/statements/labActions.ts";
import type { StatementRun } from "../../state/store/statementRun.ts";
import type { ResultTable } from "../../sql/model.ts";
import { toResultTab } from "../results/tabs/toResultTab.ts";
import { describeTab } from "../results/tabs/describeTab.ts";
import { MessageLine } from "../results/messages/MessageLine.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { useElapsed } from "../ui/useElapsed.ts";
import { formatDuration } from "../ui/format/formatDuration.ts";
import { useWorkbenchList } from "../services/useWorkbench.ts";
import styles from "./lab.module.css";
import { translate } from "../translation/translation.ts";

/** The results of a session, the latest one last. */
export function LabResults({ port }: { readonly port: number }): ReactElement {
  const tabId = labTabId(port);
  const runs = useWorkbenchList((state) =>
    state.results.runs.filter((run) => run.editorTabId === tabId),
  );
  const listRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = listRef.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
  }, [runs]);
  return (
    <div
      ref={listRef}
      className={styles["results"]}
      role="log"
      aria-label={translate("Answers")}
      tabIndex={0}
    >
      {runs.length === 0 && (
        <p className={styles["hint"]}>{translate("What you run is answered here.")}</p>
      )}
      {runs.map((run) => (
        <Answer key={run.id} run={run} />
      ))}
    </div>
  );
}

function Answer({ run }: { readonly run: StatementRun }): ReactElement {
  const tab = toResultTab(run);
  const { word, rows, time } = describeTab(tab);
  const error =
    run.status.kind === "ended" && run.status.outcome.kind === "failed"
      ? run.status.outcome.error
      : null;
  const messages = run.blocks.filter(
    (block) => block.kind === "message" && block.message.raw !== error?.raw,
  );
  return (
    <article className={styles["answer"]}>
      <p className={styles["statement"]}>
        <code>{run.statement.text.replaceAll(/\s+/g, " ")}</code>{" "}
        {run.status.kind === "running" ? (
          <Waiting startedAtMs={run.status.startedAtMs} />
        ) : (
          <span className={styles["facts"]}>
            {[word, rows, time].filter((fact) => fact !== "").join(" · ")}
          </span>
        )}
      </p>
      {messages.map((block, index) =>
        block.kind === "message" ? <MessageLine key={index} content={block} /> : null,
      )}
      {error !== null && <MessageLine content={{ kind: "message", message: error }} />}
      {run.blocks.map((block, index) =>
        block.kind === "table" ? <SmallTable key={index} table={block.table} /> : null,
      )}
    </article>
  );
}

function Waiting({ startedAtMs }: { readonly startedAtMs: number }): ReactElement {
  const elapsedMs = useElapsed(startedAtMs);
  const seconds = Math.floor(elapsedMs / 1000);
  return (
    <span className={styles["facts"]}>
      <Spinner />{" "}
      {seconds > 0
        ? translate("running for {{time}}", { time: formatDuration(seconds * 1000) })
        : translate("running")}
    </span>
  );
}

const shownRows = 50;

function SmallTable({ table }: { readonly table: ResultTable }): ReactElement {
  const { columns, rows } = table;
  return (
    <>
      <table className={styles["table"]}>
        <thead>
          <tr>
            {columns.map(({ name }, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((cell, index) => (
                <td key={index}>{cell ?? <i className={styles["null"]}>NULL</i>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownRows && (
        <p className={styles["hint"]}>
          {translate("The first {{number}} rows are shown.", { number: shownRows })}
        </p>
      )}
    </>
  );
}
