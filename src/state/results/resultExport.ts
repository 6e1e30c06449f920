import { copyProgress, copyToFile } from "../../sql/copyToFile.ts";
import type { ResultTable, ServerMessage } from "../../sql/model.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { Machine } from "../../vm/machine.ts";
import type { Connections } from "../machine/connections.ts";
import { type ResultActions, rowsAtOnce } from "./resultActions.ts";
import { lastTable, type StatementRun } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

export interface ExportProgress {
  readonly rows: number;
  /** `null` while unknown. */
  readonly totalRows: number | null;
}

export type ExportOutcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "cancelled" }
  /** Values contain bytes that are not UTF-8, which text cannot represent. */
  | { readonly kind: "notText" }
  /** `error` is null when the server sent none: the session, the cursor or the file is gone. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

export interface ExportRequest {
  readonly runId: string;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
}

/** Exports a whole result, also the rows that the page has not fetched. */
export interface ResultExport {
  /**
   * Fetches the remaining rows from the cursor, and the first rows again as exact values; runs no
   * statement again. Fetched rows stay in the store. Without a cursor, returns what psql printed.
   */
  collectRows(request: ExportRequest): Promise<ExportOutcome<ResultTable>>;
  /**
   * Runs the statement again with COPY and returns the CSV file, bypassing the console. Much faster
   * for many rows, but volatile functions and changed data give other values than the shown result.
   */
  copyAgain(request: ExportRequest): Promise<ExportOutcome<Uint8Array>>;
}

export function createResultExport(
  context: WorkbenchContext,
  connections: Connections,
  results: ResultActions,
  machine: () => Machine | null,
): ResultExport {
  const { clock, createId } = context.dependencies;
  const find = (runId: string): StatementRun | null =>
    context.get().results.runs.find((run) => run.id === runId) ?? null;

  /** Reports the progress of a COPY until it ends. */
  const watchCopy = (
    session: SqlSession,
    onProgress: ExportRequest["onProgress"],
  ): (() => void) => {
    const service = connections.service();
    const processId = session.server?.processId;
    if (service === null || processId == null) return () => undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const { blocks } = await service.run(copyProgress(processId), { pageSize: null });
      if (isOver) return;
      const table = blocks.find((block) => block.kind === "table")?.table;
      const rows = Number(table?.rows[0]?.[0] ?? NaN);
      if (Number.isFinite(rows)) onProgress({ rows, totalRows: null });
      stopTimer = clock.setTimer(() => void ask(), progressDelayMs);
    };
    let stopTimer = clock.setTimer(() => void ask(), progressDelayMs);
    return () => {
      isOver = true;
      stopTimer();
    };
  };

  /** Reads and removes a file of the exchange directory; `null` if it does not exist. */
  const takeFile = async (guestPath: string): Promise<Uint8Array | null> => {
    await connections.channel()?.sync();
    const bytes = (await machine()?.getFile(guestPath)) ?? null;
    await machine()?.removeFile(guestPath);
    return bytes;
  };

  const finishCollecting = async (
    run: StatementRun,
    table: ResultTable,
  ): Promise<ExportOutcome<ResultTable>> => {
    if (run.cursor === null) return { kind: "done", value: table };
    const exact = await results.makeExact(run.id);
    if (exact === null) return { kind: "failed", error: null };
    const hasReplacedBytes = find(run.id)?.exactness.hasReplacedBytes === true;
    return hasReplacedBytes ? { kind: "notText" } : { kind: "done", value: exact };
  };

  return {
    async collectRows({ runId, onProgress, signal }) {
      for (;;) {
        const run = find(runId);
        const table = run === null ? null : lastTable(run.blocks);
        if (run === null || table === null) return { kind: "failed", error: null };
        if (run.remaining === null) return finishCollecting(run, table);
        if (signal.aborted) return { kind: "cancelled" };
        onProgress({ rows: table.rows.length, totalRows: run.remaining.cursor.totalRows });
        await results.fetchMore(runId, rowsAtOnce(run));
        const failure = find(runId)?.remaining?.failure ?? null;
        if (failure !== null) return { kind: "failed", error: failure.error };
      }
    },
    async copyAgain({ runId, onProgress, signal }) {
      const run = find(runId);
      const session = run === null ? null : connections.session(run.port);
      if (run === null || session === null) return { kind: "failed", error: null };
      const guestPath = `/mnt/host/export-${createId()}.csv`;
      const cancel = (): void => void session.cancel();
      signal.addEventListener("abort", cancel);
      const stopWatching = watchCopy(session, onProgress);
      const { outcome } = await session.run(copyToFile(run.statement, guestPath), {
        pageSize: null,
      });
      stopWatching();
      signal.removeEventListener("abort", cancel);
      const bytes = await takeFile(guestPath);
      if (outcome.kind === "cancelled" || signal.aborted) return { kind: "cancelled" };
      if (outcome.kind === "completed" && bytes !== null) return { kind: "done", value: bytes };
      return { kind: "failed", error: outcome.kind === "failed" ? outcome.error : null };
    },
  };
}

const progressDelayMs = 400;
