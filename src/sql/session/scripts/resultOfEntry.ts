import type { BatchEntry } from "../requests/runBatch.ts";
import { countRows } from "../results/countRows.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import type { ExecutedStatement } from "../results/statementExchange.ts";
import type { BriefReport } from "../protocol/marker.ts";
import { judgeOutcome, judgeReport, type OutcomeContext } from "../results/judgeOutcome.ts";

type JudgedEntry = Omit<ExecutedStatement, "transaction">;

/** The result of a statement of a batch that psql went on after. */
export function resultOfEntry({ statement, reply }: BatchEntry, report: BriefReport): JudgedEntry {
  const outcome = judgeReport(statement, report, reply);
  const { blocks } = reply;
  const rowCount = outcome.kind === "completed" ? countRows(report, blocks) : null;
  return { statement, blocks, outcome, rowCount, cursor: null, isExact: false };
}

/** The result of the last statement that psql began, which the end of the batch tells of. */
export function resultOfLastEntry(
  { statement, reply }: Pick<BatchEntry, "statement" | "reply">,
  end: ExchangeEnd,
  context: Pick<OutcomeContext, "isInterrupted" | "isConnectionLost">,
): JudgedEntry {
  const outcome = judgeOutcome(end, reply, {
    ...context,
    statement,
    hasCommandFailed: null,
    stopsOnError: false,
  });
  return { statement, blocks: reply.blocks, outcome, rowCount: null, cursor: null, isExact: false };
}
