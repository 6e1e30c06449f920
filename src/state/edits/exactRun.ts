import type { EditRefusal } from "../../sql/edit/editTarget.ts";
import type { Cell, OutputBlock, ResultTable } from "../../sql/model.ts";
import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import type { ResultActions } from "../results/resultActions.ts";
import { endRun, lastTable, type StatementRun } from "../store/statementRun.ts";

export interface ExactRowsOfRun {
  readonly kind: "read";
  readonly rows: readonly (readonly Cell[])[];
  /** The run with these rows. */
  readonly run: StatementRun;
}

/**
 * Reads a result's fetched rows without the losses of aligned output: from its cursor, or by
 * running the query again if no cursor holds them.
 */
export async function readExactRows(
  results: Pick<ResultActions, "makeExact">,
  session: ScriptSession,
  run: StatementRun,
): Promise<ExactRowsOfRun | EditRefusal> {
  const shown = lastTable(run.blocks);
  if (shown === null) return { kind: "lost" };
  if (run.exactness.hasReplacedBytes) return { kind: "encoding" };
  if (run.cursor !== null) {
    const table = await results.makeExact(run.id);
    if (table === null) return { kind: "lost" };
    return { kind: "read", rows: table.rows, run: withTable(run, { ...table }) };
  }
  const again = await session.run(run.statement, { pageSize: null, wantsExact: true });
  const table = lastTable(again.blocks);
  if (again.outcome.kind === "failed") {
    return { kind: "server", message: again.outcome.error.message };
  }
  if (again.outcome.kind !== "completed" || !again.isExact || table === null) {
    return { kind: "lost" };
  }
  if (table.columns.length !== shown.columns.length) return { kind: "lost" };
  const { rows, footerRowCount } = table;
  const exact = withTable(run, { ...shown, rows, footerRowCount });
  return { kind: "read", rows, run: { ...exact, rowCount: rows.length } };
}

/** Runs a result's statement again; the run keeps its place and the known types. */
export async function runAgain(
  session: ScriptSession,
  run: StatementRun,
  pageSize: number | null,
): Promise<StatementRun> {
  const result = await session.run(run.statement, { pageSize });
  if (run.cursor !== null) void session.closeCursor(run.cursor);
  const ended = endRun(run, result);
  const before = lastTable(run.blocks)?.columns ?? [];
  const table = lastTable(ended.blocks);
  return table?.columns.length === before.length
    ? { ...ended, blocks: replaceLast(ended.blocks, { ...table, columns: before }) }
    : ended;
}

function withTable(run: StatementRun, table: ResultTable): StatementRun {
  return {
    ...run,
    blocks: replaceLast(run.blocks, table),
    exactness: { ...run.exactness, alignedRows: 0 },
  };
}

function replaceLast(blocks: readonly OutputBlock[], table: ResultTable): readonly OutputBlock[] {
  const index = blocks.findLastIndex(({ kind }) => kind === "table");
  return index === -1 ? blocks : blocks.with(index, { kind: "table", table });
}
