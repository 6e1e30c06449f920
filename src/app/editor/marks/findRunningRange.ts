import type { TextRange } from "../../../sql/model.ts";
import type { StatementRun } from "../../../state/store/statementRun.ts";
import { locateStatement } from "./locateStatement.ts";

/** Returns the range of the running statement in the text; `null` if none runs or it is gone. */
export function findRunningRange(
  runs: readonly StatementRun[],
  text: () => string,
): TextRange | null {
  const run = runs.findLast(({ status }) => status.kind === "running");
  if (run?.documentOffset == null || run.bulk !== null) return null;
  const start = locateStatement(text(), run.statement.text, run.documentOffset);
  return start === null ? null : { start, end: start + run.statement.text.length };
}
