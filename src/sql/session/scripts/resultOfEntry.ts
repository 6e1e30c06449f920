import type { StatementResult } from "../contract/sqlSession.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import type { BriefReport } from "../protocol/marker.ts";
import type { BatchEntry } from "../requests/runBatch.ts";
import { countRows } from "../results/countRows.ts";
import {
  judgeOutcome,
  judgeReport,
  type OutcomeContext,
  resultWithout,
} from "../results/judgeOutcome.ts";

/**
 * Returns the result of a batch's statement after which psql continued, without transaction and
 * time.
 */
export function resultOfEntry(
  { statement, reply }: BatchEntry,
  report: BriefReport,
): StatementResult {
  const outcome = judgeReport(statement, report, reply);
  const { blocks } = reply;
  const rowCount = outcome.kind === "completed" ? countRows(report, blocks) : null;
  return { ...resultWithout(statement, outcome, "unknown"), blocks, rowCount };
}

/** Returns the result of the last statement that psql began, from the end of the batch. */
export function resultOfLastEntry(
  { statement, reply }: Pick<BatchEntry, "statement" | "reply">,
  end: ExchangeEnd,
  context: Pick<OutcomeContext, "isInterrupted" | "isConnectionLost">,
): StatementResult {
  const outcome = judgeOutcome(end, reply, {
    ...context,
    statement,
    hasCommandFailed: null,
    stopsOnError: false,
  });
  return { ...resultWithout(statement, outcome, "unknown"), blocks: reply.blocks };
}
