import { type ReactElement, useEffect, useMemo, useState } from "react";
import type { ResultTable } from "../../sql/model.ts";
import type { ColumnProfile } from "../../sql/profile/columnProfile.ts";
import type { ServerProfile } from "../../state/results/columnProfiler.ts";
import { lastTable, type StatementRun } from "../../state/store/statementRun.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { formatCount, formatNumber } from "../ui/format/formatCount.ts";
import { Spinner } from "../ui/Spinner.tsx";
import { findLossyColumns } from "../results/copy/findLossyColumns.ts";
import { describeNoProfile } from "./describeNoProfile.ts";
import { profileCells } from "./profileCells.ts";
import { ProfileFigures } from "./ProfileFigures.tsx";
import styles from "./profileDialog.module.css";

export interface ProfileDialogProps {
  readonly runId: string;
  /** From 0. */
  readonly column: number;
  readonly onClose: () => void;
}

/** Figures about the values of a column: of all rows, by the server where some are not fetched. */
export function ProfileDialog({ runId, column, onClose }: ProfileDialogProps): ReactElement | null {
  const workbench = useWorkbench();
  const run = useWorkbenchState(({ results }) => results.runs.find(({ id }) => id === runId));
  const table = run === undefined ? null : lastTable(run.blocks);
  const profiled = table?.columns[column];
  const answer = useServerProfile(run, column);
  const here = useMemo(
    () =>
      table === null || profiled === undefined
        ? null
        : profileCells(
            profiled,
            table.rows.map((row) => row[column] ?? null),
          ),
    [table, profiled, column],
  );
  if (run === undefined || table === null || profiled === undefined || here === null) return null;
  const isFetching = run.remaining?.isFetching === true;
  const fromServer = answer !== "asking" && answer?.kind === "profile" ? answer.profile : null;
  const profile = run.remaining === null ? here : (fromServer ?? here);
  return (
    <Dialog
      title={translate("Profile of {{column}}", { column: profiled.name })}
      onClose={onClose}
      footer={<Button label="Close" look="primary" onClick={onClose} />}
    >
      {run.remaining !== null && answer === "asking" ? (
        <p className={styles["source"]} role="status">
          <Spinner /> {translate("The server computes it")} <Elapsed />
        </p>
      ) : (
        <>
          <div className={styles["source"]} role="status">
            {describeSource(run, table, profile, answer).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {run.remaining !== null && fromServer === null && (
              <Button
                label={isFetching ? "Fetching…" : "Fetch all"}
                isDisabled={isFetching}
                onClick={() => void workbench.results.fetchMore(runId, null)}
              />
            )}
          </div>
          <ProfileFigures column={profiled} profile={profile} />
        </>
      )}
    </Dialog>
  );
}

/** Asks the server if some rows are not fetched; `null` if it need not be asked. */
function useServerProfile(
  run: StatementRun | undefined,
  column: number,
): ServerProfile | "asking" | null {
  const workbench = useWorkbench();
  const runId = run?.id;
  const [isPartial] = useState(run !== undefined && run.remaining !== null);
  const [answer, setAnswer] = useState<ServerProfile | "asking" | null>(
    isPartial ? "asking" : null,
  );
  useEffect(() => {
    if (runId === undefined) return;
    let isCurrent = true;
    if (isPartial) {
      void workbench.profiles.profile(runId, column).then((found) => {
        if (isCurrent) setAnswer(found);
      });
    } else {
      // The texts as the server has them: psql's aligned output loses blanks.
      void workbench.results.makeExact(runId);
    }
    return () => {
      isCurrent = false;
    };
  }, [workbench, runId, column, isPartial]);
  return answer;
}

/** Which rows the figures are about, and why not others. */
function describeSource(
  run: StatementRun,
  table: ResultTable,
  profile: ColumnProfile,
  answer: ServerProfile | "asking" | null,
): readonly string[] {
  const rows = formatCount(profile.rows, "row");
  if (run.remaining === null) {
    const isLossy = run.exactness.alignedRows > 0 && findLossyColumns(table.columns).length > 0;
    return [
      translate("Of all {{rows}} of the result.", { rows }),
      ...(isLossy
        ? [translate("Words are as psql printed them: those that differ only in blanks are one")]
        : []),
    ];
  }
  const { totalRows } = run.remaining.cursor;
  if (answer !== null && answer !== "asking" && answer.kind === "profile") {
    const sentence = translate("Computed by the server, which ran the statement again: {{rows}}.", {
      rows,
    });
    return profile.rows === totalRows
      ? [sentence]
      : [
          sentence,
          translate("The rows changed since: the shown result has {{rows}}.", {
            rows: formatCount(totalRows, "row"),
          }),
        ];
  }
  const part = formatNumber(table.rows.length);
  const whole = formatCount(totalRows, "row");
  return [
    translate("Only of the fetched rows: {{part}} of {{whole}}.", { part, whole }),
    ...(answer === null || answer === "asking" ? [] : [describeNoProfile(answer.reason)]),
  ];
}
