import type { ResultTable } from "../../sql/model.ts";
import type { ExactRow, FetchedPage, OpenCursor } from "../../sql/session/contract/sqlSession.ts";
import type { Connections } from "../machine/connections.ts";
import {
  appendRows,
  type FetchFailure,
  isEnded,
  lastTable,
  replaceRows,
  type StatementRun,
} from "../store/statementRun.ts";
import type { FeatureEvents } from "../store/featureEvent.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { ResultsState } from "../store/workbenchState.ts";

/** Actions on existing results. */
export interface ResultActions {
  select(runId: string): void;
  setPinned(runId: string, isPinned: boolean): void;
  /** Removes ended runs and closes their cursors. */
  close(runIds: readonly string[]): void;
  /** Fetches the next page of a paged result; with `null` all remaining rows, page by page. */
  fetchMore(runId: string, rows: number | null): Promise<void>;
  /** Stops fetching after the page in flight; the cursor stays open. */
  stopFetching(runId: string): void;
  /** Reads exact values of a row, counted from 0, from the cursor; runs no statement again. */
  readExactly(runId: string, row: number): Promise<ExactRow>;
  /**
   * Replaces the values of the last table that came from aligned output by exact ones; returns the
   * table, or `null` if there is no cursor or the session does not answer.
   */
  makeExact(runId: string): Promise<ResultTable | null>;
}

export function createResultActions(
  context: WorkbenchContext,
  connections: Connections,
  events: Pick<FeatureEvents, "on">,
): ResultActions {
  const find = (runId: string): StatementRun | undefined =>
    context.get().results.runs.find((run) => run.id === runId);

  const change = (runId: string, edit: (run: StatementRun) => StatementRun): void => {
    context.update("results", (results) => changeRun(results, runId, edit));
  };

  const stopped = new Set<string>();

  const fetchPage = async (run: StatementRun, rows: number): Promise<FetchedPage> => {
    const session = connections.session(run.port);
    if (session === null || run.remaining === null || run.cursor === null)
      return { kind: "failed", error: null };
    return session.fetchMore(run.remaining.cursor, rows);
  };

  // They end with their session: rows not fetched yet are lost.
  events.on(({ kind }) => {
    if (kind !== "cursorsLost") return;
    context.update("results", (results) => ({
      ...results,
      runs: results.runs.map((run) => ({
        ...withFetching(run, false, { error: null }),
        cursor: null,
      })),
    }));
  });

  return {
    select(runId) {
      const run = find(runId);
      if (run === undefined) return;
      context.update("results", (results) => ({
        ...results,
        selectedByTab: { ...results.selectedByTab, [run.editorTabId]: runId },
      }));
    },
    setPinned(runId, isPinned) {
      change(runId, (run) => ({ ...run, isPinned }));
    },
    close(runIds) {
      const ids = new Set(runIds);
      const closing = new Set(
        context.get().results.runs.filter((run) => ids.has(run.id) && isEnded(run)),
      );
      for (const run of closing) {
        if (run.cursor !== null) closeCursor(connections, run.port, run.cursor);
      }
      context.update("results", (results) => ({
        ...results,
        runs: results.runs.filter((run) => !closing.has(run)),
      }));
    },
    async fetchMore(runId, rows) {
      const run = find(runId);
      if (!run?.remaining || run.remaining.isFetching) return;
      stopped.delete(runId);
      change(runId, (current) => withFetching(current, true, null));
      for (let length = 0; find(runId)?.remaining?.isFetching === true;) {
        const page = await fetchPage(run, rows ?? rowsAtOnce(find(runId)));
        const goesOn = rows === null && !stopped.has(runId);
        change(runId, (current) => withPage(current, page, goesOn));
        length += page.kind === "rows" ? lengthOf(page.rows, cellOverhead) : 0;
        if (goesOn && length > mostFetchedText) {
          change(runId, (current) =>
            withFetching(current, false, { error: null, isTooMuch: true }),
          );
        }
      }
    },
    stopFetching(runId) {
      stopped.add(runId);
    },
    async readExactly(runId, row) {
      const run = find(runId);
      if (run === undefined || run.cursor === null) return { kind: "failed", error: null };
      const session = connections.session(run.port);
      return session?.readExactly(run.cursor, row) ?? { kind: "failed", error: null };
    },
    async makeExact(runId) {
      const run = find(runId);
      if (run === undefined || run.cursor === null) return null;
      const { alignedRows } = run.exactness;
      if (alignedRows > 0) {
        const session = connections.session(run.port);
        const read = await session?.readRows(run.cursor, 0, alignedRows);
        if (read?.kind !== "rows" || read.rows.length !== alignedRows) return null;
        change(runId, (current) => replaceRows(current, read));
      }
      return lastTable(find(runId)?.blocks ?? []);
    },
  };
}

const mostRowsAtOnce = 5000;
/** In UTF-16 units; psql and the server hold several copies of a page in the guest's memory. */
const mostTextAtOnce = 4_000_000;
const measuredRows = 200;

/**
 * Returns the page size for fetching all rows: a page takes less than a second, so that stopping is
 * prompt.
 */
export function rowsAtOnce(run: StatementRun | undefined): number {
  const rows = (lastTable(run?.blocks ?? [])?.rows ?? []).slice(-measuredRows);
  const average = lengthOf(rows, 1) / Math.max(1, rows.length);
  return Math.max(1, Math.min(mostRowsAtOnce, Math.floor(mostTextAtOnce / Math.max(1, average))));
}

/** As `lengthOf` counts. A tab has a few gigabytes; sorting and copying need as much again. */
export const mostFetchedText = 500_000_000;

/** Sums the UTF-16 units of all cells, plus `perCell` for each. */
function lengthOf(rows: readonly (readonly (string | null)[])[], perCell: number): number {
  const sumCells = (sum: number, cell: string | null): number =>
    sum + (cell?.length ?? 0) + perCell;
  return rows.reduce((sum, row) => row.reduce(sumCells, sum), 0);
}

/** Memory overhead of a string, besides its characters. */
const cellOverhead = 16;

export function changeRun(
  results: ResultsState,
  runId: string,
  edit: (run: StatementRun) => StatementRun,
): ResultsState {
  const index = indexOfRun(results.runs, runId);
  const run = results.runs[index];
  if (run === undefined) return results;
  lastIndex = index;
  return { ...results, runs: results.runs.with(index, edit(run)) };
}

/** Index of the last changed run: with thousands of runs, the next change is mostly near it. */
let lastIndex = 0;

function indexOfRun(runs: readonly StatementRun[], id: string): number {
  const near = [lastIndex, lastIndex + 1].find((index) => runs[index]?.id === id);
  return near ?? runs.findIndex((run) => run.id === id);
}

function withFetching(
  run: StatementRun,
  isFetching: boolean,
  failure: FetchFailure | null,
): StatementRun {
  return run.remaining === null
    ? run
    : { ...run, remaining: { ...run.remaining, isFetching, failure } };
}

/** `goesOn`: the next page is fetched at once. */
function withPage(run: StatementRun, page: FetchedPage, goesOn: boolean): StatementRun {
  if (page.kind === "failed") return withFetching(run, false, { error: page.error });
  const extended = appendRows(run, page);
  return page.isLast ? { ...extended, remaining: null } : withFetching(extended, goesOn, null);
}

function closeCursor(connections: Connections, port: number, cursor: OpenCursor): void {
  void connections.session(port)?.closeCursor(cursor);
}
