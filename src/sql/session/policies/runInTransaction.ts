import type { OutputBlock, TransactionStatus } from "../../model.ts";
import type { Answer } from "../results/exchange.ts";
import { type BriefReport, briefReportCommand, parseBriefReport } from "../protocol/marker.ts";
import { notStarted } from "../results/notStarted.ts";
import { Reply } from "../results/reply.ts";
import type { Order, RunUnit } from "../requests/runStatement.ts";
import type { TypedAnswer } from "../requests/psqlClient.ts";

export interface OwnTransaction {
  readonly transaction: () => TransactionStatus;
  /** Whether what runs at present is to be given up. */
  readonly isInterrupted: () => boolean;
  readonly order: Order;
  /** Commands that come first in the transaction. */
  readonly prepare: string;
  /** Is called before the transaction ends, also behind a failure, which has been undone by then. */
  readonly finish: (answer: Answer) => Promise<void>;
}

const savepoint = "wb_output";

/**
 * Runs a unit in a transaction of the driver's own that ends as the unit's would have: committed when
 * it succeeds, else undone. A commit that fails is the unit's failure. To be called outside of any
 * transaction, where psql commits by itself.
 *
 * A unit that ends transactions itself is refused there: it is undone and runs again as typed.
 */
export async function runInTransaction(own: OwnTransaction, unit: RunUnit): Promise<TypedAnswer> {
  const { transaction, isInterrupted, order, prepare } = own;
  await order(`\\\\ start transaction; ${prepare} \\\\ savepoint ${savepoint};`);
  if (transaction() !== "open" || isInterrupted()) {
    await undo(own);
    return isInterrupted() ? notStarted() : unit(undefined);
  }
  const held = { tags: [] as OutputBlock[], isRefused: false };
  const answer = await unit((block) => {
    if (block.kind === "tag") held.tags.push(block);
    else if (isRefusal(block)) held.isRefused = true;
    else return block;
    return null;
  });
  const { end, reply } = answer;
  if (end.kind === "lost" || end.kind === "disposed") return answer;
  if (end.kind === "answered" && !answer.hasFailed) return commit(own, answer, held.tags);
  await order(`\\\\ rollback to ${savepoint};`);
  if (transaction() === "open") await own.finish(answer);
  await undo(own);
  return held.isRefused ? runAgain(reply, unit) : answer;
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
  answer: TypedAnswer,
  tags: readonly OutputBlock[],
): Promise<TypedAnswer> {
  const { end, reply } = answer;
  await own.finish(answer);
  const found = { report: null as BriefReport | null };
  // On lines of their own: where ON_ERROR_STOP is on, psql throws away what follows a failure.
  const ended = await own.order(
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
    return { ...answer, end: ended.end };
  }
  const { report } = found;
  // An interrupt may take the marker away from a commit that was done all the same.
  const hasFailed =
    report?.hasError ?? (ended.reply.error !== null || own.transaction() !== "none");
  if (!hasFailed) {
    for (const tag of tags) reply.add(tag);
    return answer;
  }
  await undo(own);
  if (end.kind !== "answered") return answer;
  const sqlState = report?.sqlState ?? ended.reply.error?.sqlState ?? queryCanceled;
  return {
    ...answer,
    end: { ...end, report: { ...end.report, hasError: true, isFresh: true, sqlState } },
  };
}

const endMarker = "ended";
/** What an interrupt comes to that was faster than the commit. */
const queryCanceled = "57014";

/** Ends what is left of the transaction, also when an interrupt takes the word away. */
async function undo({ transaction, order }: OwnTransaction): Promise<void> {
  while (transaction() === "open" || transaction() === "failed") {
    const { end } = await order("\\\\ rollback;");
    if (end.kind !== "answered" && end.kind !== "incomplete") return;
  }
}

/** What the unit said the first time has been seen, and stays. */
async function runAgain(before: Reply, unit: RunUnit): Promise<TypedAnswer> {
  const answer = await unit(undefined);
  const reply = new Reply();
  for (const block of [...before.blocks, ...answer.reply.blocks]) reply.add(block);
  return { ...answer, reply };
}
