import { findCompilationWarning } from "../../sql/output/messages/findCompilationWarning.ts";
import type { Outcome, StatementResult } from "../../sql/session/contract/sqlSession.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { type PlacedStatement, queueStatement, type StatementRun } from "../store/statementRun.ts";

/** Creates one queued run for many consecutive statements. */
export function queueBulk(
  statements: readonly PlacedStatement[],
  fields: Pick<StatementRun, "id" | "editorTabId" | "port">,
): StatementRun {
  const placed = {
    statement: joinStatements(statements.map(({ statement }) => statement)),
    documentOffset: statements[0]?.documentOffset ?? null,
  };
  const bulk = {
    statementCount: statements.length,
    completedCount: 0,
    failedCount: 0,
    invalidCount: 0,
  };
  return { ...queueStatement(placed, fields), bulk };
}

/** Adds a statement's result to the counts of its bulk run. */
export function addToBulk(run: StatementRun, result: StatementResult): StatementRun {
  if (run.bulk === null) return run;
  const { kind } = result.outcome;
  const { completedCount, failedCount, invalidCount } = run.bulk;
  const isInvalid = kind === "completed" && findCompilationWarning(result.blocks) !== null;
  return {
    ...run,
    bulk: {
      ...run.bulk,
      completedCount: completedCount + (kind === "completed" ? 1 : 0),
      failedCount: failedCount + (kind === "failed" ? 1 : 0),
      invalidCount: invalidCount + (isInvalid ? 1 : 0),
    },
    rowCount: result.rowCount === null ? run.rowCount : (run.rowCount ?? 0) + result.rowCount,
    elapsedMs: (run.elapsedMs ?? 0) + result.elapsedMs,
  };
}

/** Combines outcomes to that of the whole bulk: failed statements get their own runs. */
export function outcomeOfBulk(current: Outcome, next: Outcome): Outcome {
  const isOver = current.kind === "sessionLost" || current.kind === "cancelled";
  if (isOver || next.kind === "completed" || next.kind === "failed") return current;
  if (next.kind !== "notRun") return next;
  // Cancelled between two statements, so there is no server error.
  if (next.reason === "cancelled") return { kind: "cancelled", error: null };
  return next.reason === "earlierError" ? current : next;
}

function joinStatements(statements: readonly Statement[]): Statement {
  const start = statements[0]?.range.start ?? 0;
  const textStart = statements[0]?.textRange.start ?? start;
  const last = statements.at(-1);
  const textRange = { start: textStart, end: last?.textRange.end ?? textStart };
  return {
    range: { start, end: last?.range.end ?? start },
    textRange,
    bodyRange: textRange,
    lineEnd: last?.lineEnd ?? textStart,
    text: statements.map(({ text }) => text).join("\n"),
    kind: { kind: "sql", isQuery: false, isBlock: false, leadingKeyword: "" },
    terminator: "semicolon",
    unterminated: null,
  };
}
