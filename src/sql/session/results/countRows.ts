import type { OutputBlock } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import type { Exchange } from "./exchange.ts";
import type { BriefReport } from "../protocol/marker.ts";
import type { Outcome } from "../contract/sqlSession.ts";
import { sendsQuery } from "../statements/statusMark.ts";

/** Returns the number of rows of a statement with this outcome; `null` when it has none. */
export function rowCountOf(
  statement: Statement,
  outcome: Outcome,
  { end, reply }: Exchange,
): number | null {
  const isKnown = outcome.kind === "completed" && end.kind === "answered";
  return isKnown && sendsQuery(statement) ? countRows(end.report, reply.blocks) : null;
}

/**
 * Returns the number of rows of a statement that succeeded: psql's `:ROW_COUNT`, or the printed
 * number if psql has not set it; `null` when there is none.
 */
export function countRows(report: BriefReport, blocks: readonly OutputBlock[]): number | null {
  if (report.isFresh) return report.rowCount;
  const block = blocks.findLast(({ kind }) => kind === "table" || kind === "tag");
  if (block?.kind === "table") return block.table.rows.length;
  const count = block?.kind === "tag" ? / (\d+)$/.exec(block.tag)?.[1] : undefined;
  return count === undefined ? null : Number(count);
}
