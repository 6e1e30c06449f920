import type { BulkProgress } from "../../state/store/statementRun.ts";
import { formatCount, formatNumber } from "../ui/format/formatCount.ts";

/** The outcome of a bulk run: "10,001 statements done, 10,000 rows affected". */
export function describeBulkEnd(
  { statementCount, completedCount, failedCount, invalidCount }: BulkProgress,
  rowCount: number,
): string {
  const rest = statementCount - completedCount - failedCount;
  return [
    completedCount === statementCount
      ? `${formatCount(statementCount, "statement")} done`
      : `${formatNumber(completedCount)} of ${formatCount(statementCount, "statement")} done`,
    failedCount > 0 ? `${formatNumber(failedCount)} failed` : "",
    invalidCount > 0 ? `${formatNumber(invalidCount)} created with compilation errors` : "",
    rest > 0 ? `${formatNumber(rest)} not run` : "",
    `${formatCount(rowCount, "row")} affected`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
