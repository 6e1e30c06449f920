import type { StatementRun } from "../../../state/store/statementRun.ts";
import type { OutputBlock, PrintedBlock } from "../../../sql/model.ts";
import type { ResultTab } from "./resultTab.ts";
import { describeFetchFailure } from "../../wording/describeFetchFailure.ts";
import { describeSqlPlusNote } from "../../wording/describeSqlPlusNote.ts";

const known = new WeakMap<StatementRun, ResultTab>();

/** A run for the results panel; cached, so that tabs of unchanged runs do not render again. */
export function toResultTab(run: StatementRun): ResultTab {
  const before = known.get(run);
  if (before !== undefined) return before;
  const tab = convert(run);
  known.set(run, tab);
  return tab;
}

function convert(run: StatementRun): ResultTab {
  const { id, port, status, blocks, rowCount, remaining, elapsedMs, isPinned } = run;
  return {
    id,
    sql: run.statement.text,
    port,
    status,
    blocks: blocks.map(toPrinted),
    rowCount,
    remaining:
      remaining === null
        ? null
        : {
            totalRows: remaining.cursor.totalRows,
            isFetching: remaining.isFetching,
            failure: remaining.failure === null ? null : describeFetchFailure(remaining.failure),
          },
    isHeld: run.cursor !== null,
    alignedRows: run.exactness.alignedRows,
    elapsedMs,
    isPinned,
    arrivedRows: run.arrivedRows,
    bulk: run.bulk,
    isFromBefore: run.isFromBefore === true,
  };
}

function toPrinted(block: OutputBlock): PrintedBlock {
  return block.kind === "note" ? { kind: "text", text: describeSqlPlusNote(block.note) } : block;
}
