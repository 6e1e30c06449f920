import type { OutputBlock, TransactionStatus } from "../../model.ts";
import type { Exchange } from "../results/exchange.ts";
import { type BriefReport, briefReportCommand, parseBriefReport } from "../protocol/marker.ts";
import { notStarted } from "../results/notStarted.ts";
import { Reply } from "../results/reply.ts";
import type { RunInternal, RunStatement } from "../requests/runStatement.ts";
import type { StatementExchange } from "../results/statementExchange.ts";

export interface OwnTransaction {
  readonly transaction: () => TransactionStatus;
  /** Whether the running task was cancelled. */
  readonly isInterrupted: () => boolean;
  readonly runInternal: RunInternal;
  /** The first commands of the transaction. */
  readonly prepare: string;
  /** Called before the transaction ends; after a failed statement, once that was rolled back. */
  readonly finish: (exchange: Exchange) => Promise<void>;
}

const savepoint = "wb_output";

/**
 * Runs a statement in the driver's own transaction: commits if the statement succeeds, else rolls
 * back. A failed commit counts as the statement's failure. To be called outside of any transaction,
 * with autocommit on.
 *
 * The server refuses a statement that ends transactions itself; it is rolled back and runs again as
 * typed.
 */
export async function runInTransaction(
  own: OwnTransaction,
  run: RunStatement,
): Promise<StatementExchange> {
  const { transaction, isInterrupted, runInternal, prepare } = own;
  await runInternal(`\\\\ start transaction; ${prepare} \\\\ savepoint ${savepoint};`);
  if (transaction() !== "open" || isInterrupted()) {
    await undo(own);
    return isInterrupted() ? notStarted() : run(undefined);
  }
  const held = { tags: [] as OutputBlock[], isRefused: false };
  const exchange = await run((block) => {
    if (block.kind === "tag") held.tags.push(block);
    else if (isRefusal(block)) held.isRefused = true;
    else return block;
    return null;
  });
  const { end, reply } = exchange;
  if (end.kind === "lost" || end.kind === "disposed") return exchange;
  if (end.kind === "answered" && !exchange.hasFailed) return commit(own, exchange, held.tags);
  await runInternal(`\\\\ rollback to ${savepoint};`);
  if (transaction() === "open") await own.finish(exchange);
  await undo(own);
  return held.isRefused ? runAgain(reply, run) : exchange;
}

/** invalid_transaction_termination and active_sql_transaction; "PostgreSQL Error Codes". */
const refusalStates: ReadonlySet<string | null> = new Set(["2D000", "25001"]);

function isRefusal(block: OutputBlock): boolean {
  if (block.kind !== "message") return false;
  const { severity, sqlState } = block.message;
  return severity === "ERROR" && refusalStates.has(sqlState);
}

async function commit(
  own: OwnTransaction,
  exchange: StatementExchange,
  tags: readonly OutputBlock[],
): Promise<StatementExchange> {
  const { end, reply } = exchange;
  await own.finish(exchange);
  const found = { report: null as BriefReport | null };
  // On lines of their own: with ON_ERROR_STOP on, psql discards the rest of the line after a
  // failure.
  const ended = await own.runInternal(
    `\\\\ commit;\n${briefReportCommand(endMarker)}`,
    ([name, ...words]) => {
      if (name === endMarker) found.report = parseBriefReport(words);
      return "goOn";
    },
  );
  for (const block of ended.reply.blocks) {
    if (block.kind === "message") reply.add(block);
  }
  if (ended.end.kind === "lost" || ended.end.kind === "disposed") {
    return { ...exchange, end: ended.end };
  }
  const { report } = found;
  // An interrupt may have swallowed the marker of a commit that succeeded.
  const hasFailed =
    report?.hasError ?? (ended.reply.error !== null || own.transaction() !== "none");
  if (!hasFailed) {
    for (const tag of tags) reply.add(tag);
    return exchange;
  }
  await undo(own);
  if (end.kind !== "answered") return exchange;
  const sqlState = report?.sqlState ?? ended.reply.error?.sqlState ?? queryCanceled;
  return {
    ...exchange,
    end: { ...end, report: { ...end.report, hasError: true, isFresh: true, sqlState } },
  };
}

const endMarker = "ended";
/** SQLSTATE if the cancel arrived before COMMIT. */
const queryCanceled = "57014";

/** Rolls back what is left of the transaction; retries if an interrupt swallowed ROLLBACK. */
async function undo({ transaction, runInternal }: OwnTransaction): Promise<void> {
  while (transaction() === "open" || transaction() === "failed") {
    const { end } = await runInternal("\\\\ rollback;");
    if (end.kind !== "answered" && end.kind !== "incomplete") return;
  }
}

/** Runs the statement again; keeps the first run's output, which was already shown. */
async function runAgain(before: Reply, run: RunStatement): Promise<StatementExchange> {
  const exchange = await run(undefined);
  const reply = new Reply();
  for (const block of [...before.blocks, ...exchange.reply.blocks]) reply.add(block);
  return { ...exchange, reply };
}
