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
  /** `startedAtMs` counts like `performance.now()`. */
  | { readonly kind: "running"; readonly startedAtMs: number }
  | { readonly kind: "ended"; readonly outcome: Outcome };

/** The rows of a paged result that are still on the server. */
export interface RemainingRows {
  readonly cursor: OpenCursor;
  readonly isFetching: boolean;
  readonly failure: FetchFailure | null;
}

/** `error` is null when the server said nothing: the session or the cursor is gone. */
export interface FetchFailure {
  /** Fetching all rows stopped before the page's memory is full; each page can still be fetched. */
  readonly isTooMuch?: true;
  readonly error: ServerMessage | null;
}

/** How far the values of a run's last table are the server's, byte for byte. */
export interface Exactness {
  /** Rows at its beginning that psql's aligned output brought: blanks, tabs and more may be lost. */
  readonly alignedRows: number;
  /** Bytes that are not UTF-8 were replaced, as a database in SQL_ASCII may hold. */
  readonly hasReplacedBytes: boolean;
}

/** What became of the many statements of one run so far. */
export interface BulkProgress {
  readonly statementCount: number;
  readonly completedCount: number;
  readonly failedCount: number;
  /** Of those completed: routines that were created although their bodies could not be compiled. */
  readonly invalidCount: number;
}

/**
 * One statement that was run, is running or waits for its turn; or many in a row that have no rows
 * to show, as one: those of them that failed or printed rows all the same get runs of their own.
 */
export interface StatementRun {
  readonly id: string;
  readonly editorTabId: string;
  readonly port: number;
  readonly statement: Statement;
  /** UTF-16 offset of the statement in the text of its tab when it was run; `null`: it was not there. */
  readonly documentOffset: number | null;
  readonly status: RunStatus;
  readonly blocks: readonly OutputBlock[];
  readonly rowCount: number | null;
  readonly remaining: RemainingRows | null;
  /** Holds the rows on the server, also when all of them are here; `null` where none does. */
  readonly cursor: OpenCursor | null;
  readonly exactness: Exactness;
  readonly elapsedMs: number | null;
  readonly isPinned: boolean;
  /** `null` for the run of one statement. */
  readonly bulk: BulkProgress | null;
  /** Rows of a table that have come while it still arrives; `null` when none is under way. */
  readonly arrivedRows: number | null;
}

/** A statement and where it stood in the editor, if it did. */
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
  const extended = changeLastTable(run, (table) => ({ ...table, rows: [...table.rows, ...rows] }));
  const alignedRows = isExact ? run.exactness.alignedRows : countLastRows(extended);
  return { ...extended, exactness: { ...run.exactness, alignedRows } };
}

/** Puts exact rows and names in the place of those that aligned output brought. */
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

/** The table that a cursor may hold. */
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
