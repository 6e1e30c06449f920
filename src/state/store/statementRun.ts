import type { OutputBlock, ResultTable, ServerMessage } from "../../sql/model.ts";
import type {
  ExactRows,
  FetchedPage,
  OpenCursor,
  Outcome,
  StatementResult,
} from "../../sql/session/contract/sqlSession.ts";
import type { Statement } from "../../sql/statements/statement.ts";

export type RunStatus =
  | { readonly kind: "queued" }
  /** `startedAtMs` is on the time base of `performance.now()`. */
  | { readonly kind: "running"; readonly startedAtMs: number }
  | { readonly kind: "ended"; readonly outcome: Outcome };

/** The rows of a paged result that are still on the server. */
export interface RemainingRows {
  readonly cursor: OpenCursor;
  readonly isFetching: boolean;
  readonly failure: FetchFailure | null;
}

/** `error` is null when the server sent none: the session or the cursor is gone. */
export interface FetchFailure {
  /** Fetching all rows stopped to save the page's memory; single pages can still be fetched. */
  readonly isTooMuch?: true;
  readonly error: ServerMessage | null;
}

/** To what extent the values of a run's last table match the server's, byte for byte. */
export interface Exactness {
  /** Number of leading rows read from psql's aligned output: blanks, tabs and more may be lost. */
  readonly alignedRows: number;
  /** Bytes that are not UTF-8 were replaced; a SQL_ASCII database may hold such bytes. */
  readonly hasReplacedBytes: boolean;
}

/** Progress of a run of many statements. */
export interface BulkProgress {
  readonly statementCount: number;
  readonly completedCount: number;
  readonly failedCount: number;
  /** Of the completed ones: routines that were created although their bodies do not compile. */
  readonly invalidCount: number;
}

/**
 * One statement that has ended, is running or is queued; or a group of consecutive statements
 * without rows. A statement of a group that fails or prints rows anyway gets its own run.
 */
export interface StatementRun {
  readonly id: string;
  readonly editorTabId: string;
  readonly port: number;
  readonly statement: Statement;
  /** UTF-16 offset of the statement in its tab's text when it was run; `null`: not from there. */
  readonly documentOffset: number | null;
  readonly status: RunStatus;
  readonly blocks: readonly OutputBlock[];
  readonly rowCount: number | null;
  readonly remaining: RemainingRows | null;
  /** The open cursor of the result, also when all its rows were fetched; `null` if none. */
  readonly cursor: OpenCursor | null;
  readonly exactness: Exactness;
  readonly elapsedMs: number | null;
  readonly isPinned: boolean;
  /** `null` for the run of one statement. */
  readonly bulk: BulkProgress | null;
  /** Rows received of a table that is still arriving; `null` when none is. */
  readonly arrivedRows: number | null;
  /** The result was kept from before the page was reloaded. */
  readonly isFromBefore?: true;
}

/** A statement and its position in the editor, if it came from there. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly documentOffset: number | null;
}

export function queueStatement(
  placed: PlacedStatement,
  fields: Pick<StatementRun, "id" | "editorTabId" | "port">,
): StatementRun {
  return {
    ...fields,
    ...placed,
    status: { kind: "queued" },
    blocks: [],
    rowCount: null,
    remaining: null,
    cursor: null,
    exactness: nothingLost,
    elapsedMs: null,
    isPinned: false,
    bulk: null,
    arrivedRows: null,
  };
}

export function endRun(run: StatementRun, result: StatementResult): StatementRun {
  const { cursor } = result;
  const hasMore = cursor !== null && cursor.totalRows > countRows(result.blocks);
  return {
    ...run,
    status: { kind: "ended", outcome: result.outcome },
    blocks: result.blocks,
    rowCount: result.rowCount,
    remaining: hasMore ? { cursor, isFetching: false, failure: null } : null,
    cursor,
    exactness: {
      alignedRows: lastTable(result.blocks)?.rows.length ?? 0,
      hasReplacedBytes: false,
    },
    elapsedMs: result.elapsedMs,
    arrivedRows: null,
  };
}

const nothingLost: Exactness = { alignedRows: 0, hasReplacedBytes: false };

/** Adds a fetched page to the last table of a run's output. */
export function appendRows(
  run: StatementRun,
  { rows, isExact }: Extract<FetchedPage, { readonly kind: "rows" }>,
): StatementRun {
  const extended = changeLastTable(run, (table) => ({ ...table, rows: table.rows.concat(rows) }));
  const alignedRows = isExact ? run.exactness.alignedRows : countLastRows(extended);
  return { ...extended, exactness: { ...run.exactness, alignedRows } };
}

/** Replaces rows and names read from aligned output by exact ones. */
export function replaceRows(
  run: StatementRun,
  { names, rows, isText }: Extract<ExactRows, { readonly kind: "rows" }>,
): StatementRun {
  const replaced = changeLastTable(run, (table) => ({
    ...table,
    columns: table.columns.map((column, index) => ({
      ...column,
      name: names[index] ?? column.name,
    })),
    rows: [...rows, ...table.rows.slice(rows.length)],
  }));
  const hasReplacedBytes = run.exactness.hasReplacedBytes || !isText;
  return { ...replaced, exactness: { alignedRows: 0, hasReplacedBytes } };
}

function changeLastTable(
  run: StatementRun,
  edit: (table: ResultTable) => ResultTable,
): StatementRun {
  const index = run.blocks.findLastIndex((block) => block.kind === "table");
  const block = run.blocks[index];
  if (block?.kind !== "table") return run;
  return { ...run, blocks: run.blocks.with(index, { kind: "table", table: edit(block.table) }) };
}

/** Returns the last table, the one that a cursor may belong to. */
export function lastTable(blocks: readonly OutputBlock[]): ResultTable | null {
  const block = blocks.findLast(({ kind }) => kind === "table");
  return block?.kind === "table" ? block.table : null;
}

function countLastRows({ blocks }: StatementRun): number {
  return lastTable(blocks)?.rows.length ?? 0;
}

export function countRows(blocks: readonly OutputBlock[]): number {
  return blocks.reduce(
    (count, block) => count + (block.kind === "table" ? block.table.rows.length : 0),
    0,
  );
}

export function isEnded(run: StatementRun): boolean {
  return run.status.kind === "ended";
}

export function hasFailed(run: StatementRun): boolean {
  if (run.status.kind !== "ended") return false;
  const { kind } = run.status.outcome;
  return kind === "failed" || kind === "sessionLost" || kind === "refused";
}
