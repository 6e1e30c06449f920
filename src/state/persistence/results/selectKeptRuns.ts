import type { OutputBlock } from "../../../sql/model.ts";
import { countRows, type StatementRun } from "../../store/statementRun.ts";
import type { ResultsState } from "../../store/workbenchState.ts";

/** UTF-16 units kept for the results of an editor tab. */
const mostTextOfTab = 200_000;
/** UTF-16 units kept in all: browsers store about five million a page, and texts need most. */
const mostText = 1_000_000;
/** Runs kept for an editor tab. */
const mostRunsOfTab = 50;
/** A row has its share of this many units beside its text: quotes, commas, brackets. */
const cellOverhead = 3;

/**
 * Returns the results that are kept over a reload, in their order: the shown one of each tab and
 * then the newest, with as many rows as the limits allow.
 */
export function selectKeptRuns({ runs, selectedByTab }: ResultsState): readonly StatementRun[] {
  const kept = new Map<string, StatementRun>();
  const leftByTab = new Map<string, { text: number; runs: number }>();
  let left = mostText;
  const isShown = (run: StatementRun): boolean => selectedByTab[run.editorTabId] === run.id;
  const newest = runs.filter(canKeep).reverse();
  for (const run of [...newest.filter(isShown), ...newest.filter((other) => !isShown(other))]) {
    const ofTab = leftByTab.get(run.editorTabId) ?? { text: mostTextOfTab, runs: mostRunsOfTab };
    leftByTab.set(run.editorTabId, ofTab);
    const room = Math.min(left, ofTab.text) - run.statement.text.length;
    if (room <= 0 || ofTab.runs === 0) continue;
    const cut = cutBlocks(run.blocks, room);
    const used = run.statement.text.length + room - cut.room;
    left -= used;
    ofTab.text -= used;
    ofTab.runs -= 1;
    kept.set(run.id, { ...run, blocks: cut.blocks });
  }
  return runs.flatMap((run) => kept.get(run.id) ?? []);
}

/** Rows that the limits or a cursor left out; 0 if all are there. */
export function missingRows(run: StatementRun, all: StatementRun): number {
  const total = all.remaining?.cursor.totalRows ?? countRows(all.blocks);
  return Math.max(0, total - countRows(run.blocks));
}

/** Whether the run has ended and its statement can be written down. */
function canKeep({ status, statement }: StatementRun): boolean {
  if (status.kind !== "ended") return false;
  const { kind } = status.outcome;
  const isRun = kind === "completed" || kind === "failed" || kind === "cancelled";
  return isRun && (statement.kind.kind === "sql" || statement.kind.kind === "metaCommand");
}

function cutBlocks(
  blocks: readonly OutputBlock[],
  most: number,
): { readonly blocks: readonly OutputBlock[]; readonly room: number } {
  let room = most;
  const kept: OutputBlock[] = [];
  for (const block of blocks) {
    if (block.kind !== "table") {
      const length = JSON.stringify(block).length;
      if (length > room) break;
      room -= length;
      kept.push(block);
      continue;
    }
    let count = 0;
    for (const row of block.table.rows) {
      const length = row.reduce((sum, cell) => sum + (cell?.length ?? 4) + cellOverhead, 2);
      if (length > room) break;
      room -= length;
      count += 1;
    }
    const isWhole = count === block.table.rows.length;
    kept.push(
      isWhole
        ? block
        : { kind: "table", table: { ...block.table, rows: block.table.rows.slice(0, count) } },
    );
    if (!isWhole) break;
  }
  return { blocks: kept, room };
}
