import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Column } from "../../sql/model.ts";
import { lastTable, type StatementRun } from "../../state/store/statementRun.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { downloadFile } from "../ui/downloadFile.ts";
import { findLossyColumns, listColumns } from "../results/copy/findLossyColumns.ts";
import { guessTableName } from "../results/copy/guessTableName.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { formatCount, formatNumber } from "../ui/format/formatCount.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./exportDialog.module.css";
import { type ExportFormat, exportFormats, nameExport } from "./exportFormats.ts";
import { writeExportFile } from "./writeExportFile.ts";
import { translate } from "../translation/translation.ts";

export interface ExportDialogProps {
  readonly runId: string;
  readonly onClose: () => void;
}

type Source = "held" | "again";

type Phase =
  | { readonly kind: "asking"; readonly failure: string | null }
  | { readonly kind: "working"; readonly rows: number; readonly totalRows: number | null };

/** Writes a whole result, fetched or not, to a file. */
export function ExportDialog({ runId, onClose }: ExportDialogProps): ReactElement | null {
  const { exports } = useWorkbench();
  const run = useWorkbenchState((state) => findRun(state, runId));
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [source, setSource] = useState<Source>("held");
  const [phase, setPhase] = useState<Phase>({ kind: "asking", failure: null });
  const abortRef = useRef<AbortController | null>(null);
  useEffect(() => () => abortRef.current?.abort(), []);
  if (run === null) return null;

  const { sql, rowCount, lossy } = run;
  const mayRunAgain =
    run.isQuery &&
    (run.isPaged || lossy.length > 0 || (phase.kind === "asking" && phase.failure !== null));
  const isAgain = source === "again" && format === "csv" && run.isQuery;
  const isWorking = phase.kind === "working";

  const start = async (): Promise<void> => {
    const abort = new AbortController();
    abortRef.current = abort;
    setPhase({ kind: "working", rows: 0, totalRows: isAgain ? rowCount : null });
    const request = {
      runId,
      signal: abort.signal,
      onProgress: ({ rows, totalRows }: { rows: number; totalRows: number | null }): void => {
        setPhase({ kind: "working", rows, totalRows: totalRows ?? rowCount });
      },
    };
    const outcome = isAgain ? await exports.copyAgain(request) : await exports.collectRows(request);
    if (outcome.kind === "done") {
      const { value } = outcome;
      const { content, note } =
        value instanceof Uint8Array
          ? { content: new Blob([value.slice()], { type: "text/csv" }), note: null }
          : await writeExportFile(value, format, guessTableName(sql));
      if (content !== null) downloadFile(nameExport(sql, format), content);
      if (note === null) onClose();
      else setPhase({ kind: "asking", failure: note });
    } else if (outcome.kind === "notText") {
      const failure = translate(
        "Some values hold bytes that are not UTF-8. Run the statement again, straight into a file: that keeps them.",
      );
      setPhase({ kind: "asking", failure });
    } else if (outcome.kind === "failed") {
      const reason =
        outcome.error?.message ?? translate("The session that held the rows has ended.");
      setPhase({ kind: "asking", failure: reason });
    } else setPhase({ kind: "asking", failure: null });
  };

  return (
    <Dialog
      title="Export the result"
      onClose={() => {
        abortRef.current?.abort();
        onClose();
      }}
      footer={
        isWorking ? (
          <Button label="Stop" onClick={() => abortRef.current?.abort()} />
        ) : (
          <Button label="Export" look="primary" onClick={() => void start()} />
        )
      }
    >
      <fieldset className={styles["group"]} disabled={isWorking}>
        <legend>{translate("Format")}</legend>
        {exportFormats.map(({ id, label }) => (
          <Choice
            key={id}
            name="format"
            label={label}
            isChecked={format === id}
            onChoose={() => {
              setFormat(id);
            }}
          />
        ))}
      </fieldset>
      {lossy.length > 0 && !isAgain && <LossNote columns={lossy} />}
      {mayRunAgain && (
        <fieldset className={styles["group"]} disabled={isWorking}>
          <legend>{translate("Rows")}</legend>
          <Choice
            name="source"
            label="The rows of this result"
            hint="Those that are not here yet are fetched from the server first. Nothing runs again."
            isChecked={!isAgain}
            onChoose={() => {
              setSource("held");
            }}
          />
          <Choice
            name="source"
            label="Run the statement again, straight into a file"
            hint="Much faster for many rows, CSV only. Functions such as random() give new values, and rows changed meanwhile are other rows."
            isChecked={isAgain}
            isDisabled={format !== "csv"}
            onChoose={() => {
              setSource("again");
            }}
          />
        </fieldset>
      )}
      {phase.kind === "working" ? (
        <Progress rows={phase.rows} totalRows={phase.totalRows} />
      ) : (
        <p className={styles["note"]} role={phase.failure === null ? undefined : "alert"}>
          {phase.failure ?? describeSize(rowCount)}
        </p>
      )}
    </Dialog>
  );
}

/** Shown if no cursor holds the rows: in a transaction, after RETURNING, with a timeout. */
function LossNote({ columns }: { readonly columns: readonly Column[] }): ReactElement {
  const { names, more } = listColumns(columns);
  return (
    <p className={styles["note"]} role="note">
      {translate(
        "The server does not hold this result any more, so its values are those that psql printed. Blanks at the ends, tabs and control characters may differ in: {{columns}}",
        { columns: more === 0 ? names : `${names} (+${formatNumber(more)})` },
      )}
    </p>
  );
}

interface ExportedRun {
  readonly sql: string;
  readonly rowCount: number | null;
  readonly isPaged: boolean;
  /** Columns whose exported values may differ from the server's. */
  readonly lossy: readonly Column[];
  readonly isQuery: boolean;
}

const known = new WeakMap<StatementRun, ExportedRun>();

function findRun({ results }: WorkbenchState, runId: string): ExportedRun | null {
  const run = results.runs.find(({ id }) => id === runId);
  if (run === undefined) return null;
  const before = known.get(run);
  if (before !== undefined) return before;
  const { kind, text } = run.statement;
  const found = {
    sql: text,
    rowCount: run.rowCount,
    isPaged: run.remaining !== null,
    lossy: run.cursor === null ? findLossyColumns(lastTable(run.blocks)?.columns ?? []) : [],
    isQuery: kind.kind === "sql" && kind.isQuery,
  };
  known.set(run, found);
  return found;
}

function describeSize(rowCount: number | null): string {
  return rowCount === null
    ? ""
    : translate("The whole result has {{rows}}.", { rows: formatCount(rowCount, "row") });
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}

function Choice({ name, label, hint, isChecked, isDisabled, onChoose }: ChoiceProps): ReactElement {
  return (
    <label className={styles["choice"]}>
      <input
        type="radio"
        name={name}
        checked={isChecked}
        disabled={isDisabled}
        onChange={onChoose}
      />
      <span>
        {translate(label)}
        {hint !== undefined && <span className={styles["hint"]}>{translate(hint)}</span>}
      </span>
    </label>
  );
}

function Progress({
  rows,
  totalRows,
}: {
  readonly rows: number;
  readonly totalRows: number | null;
}): ReactElement {
  const text =
    totalRows === null
      ? formatCount(rows, "row")
      : translate("{{part}} of {{whole}}", {
          part: formatNumber(rows),
          whole: formatCount(totalRows, "row"),
        });
  return (
    <p className={styles["note"]}>
      <progress
        aria-label={translate("Export")}
        max={totalRows ?? 1}
        value={totalRows === null ? undefined : rows}
      />
      <span>{text}</span>
      <Elapsed />
    </p>
  );
}
