import { useEffect, useRef, useState } from "react";
import type { OpenedTable } from "../../../sql/table/openedTable.ts";
import type { StatementRun } from "../../../state/store/statementRun.ts";
import { countOfResult, type RowCount } from "../../../state/tables/rowCount.ts";
import { useWorkbench } from "../../services/useWorkbench.ts";

export interface CountedRows {
  readonly count: RowCount;
  readonly isCounting: boolean;
  readonly countExactly: () => void;
}

/** The number of rows of an opened table: as its result shows it, else as the server answers. */
export function useRowCount(run: StatementRun | undefined, table: OpenedTable): CountedRows {
  const { tables } = useWorkbench();
  const [answer, setAnswer] = useState<RowCount>({ kind: "unknown" });
  const [isCounting, setIsCounting] = useState(false);
  const hasAsked = useRef(false);
  const own: RowCount = run === undefined ? { kind: "unknown" } : countOfResult(run, table);
  // Rows that were kept over a reload may be of an earlier server.
  const isFresh = run?.isFromBefore !== true;
  const isCompleted = run?.status.kind === "ended" && run.status.outcome.kind === "completed";
  const runId = run?.id ?? "";
  const ask = (wantsExact: boolean): void => {
    setIsCounting(true);
    void tables.count(runId, wantsExact).then((counted) => {
      setIsCounting(false);
      if (counted.kind !== "unknown") setAnswer(counted);
    });
  };
  const isDue = isFresh && isCompleted && own.kind !== "exact";
  useEffect(() => {
    if (!isDue || hasAsked.current) return;
    hasAsked.current = true;
    ask(false);
    // Once for a result.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isDue]);
  return {
    count: own.kind === "exact" ? own : answer,
    isCounting,
    countExactly: () => {
      ask(true);
    },
  };
}
