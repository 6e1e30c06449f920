import type { BatchEntry } from "./batch.ts";
import type { BriefReport } from "./marker.ts";
import { judgeReport } from "./outcome.ts";
import type { StatementResult } from "./sqlSession.ts";

/** The result of a statement of a batch that psql went on after. */
export function judgeEntry(
  { statement, reply }: BatchEntry,
  report: BriefReport,
): Omit<StatementResult, "transaction" | "elapsedMs"> {
  return {
    statement,
    blocks: reply.blocks,
    outcome: judgeReport(report, reply),
    rowCount: report.hasError ? null : report.rowCount,
    cursor: null,
  };
}
