import { plainStatement } from "../plainStatement.ts";
import { statementBody } from "../statements/statementBody.ts";
import type { Statement } from "../statements/statement.ts";

/** Statements that EXPLAIN accepts, PostgreSQL documentation, "EXPLAIN"; CREATE only TABLE AS. */
const explainable: ReadonlySet<string> = new Set(
  "SELECT WITH VALUES TABLE INSERT UPDATE DELETE MERGE EXECUTE CREATE REFRESH DECLARE".split(" "),
);

export function canExplain({ kind, unterminated }: Statement): boolean {
  return kind.kind === "sql" && unterminated === null && explainable.has(kind.leadingKeyword);
}

/**
 * Whether running the statement may change data, judged by its words; changes by functions that it
 * calls are not detected. Row locks count as changes.
 */
export function mayChangeData({ kind }: Statement): boolean {
  return kind.kind !== "sql" || !kind.isQuery;
}

export interface ExplainStatement {
  readonly statement: Statement;
  /** UTF-16 characters before the explained statement: positions of errors count from the start. */
  readonly prefixLength: number;
}

/** Returns EXPLAIN of a statement, as JSON; with `analyze` the statement runs. */
export function explainStatement(explained: Statement, analyze: boolean): ExplainStatement {
  const prefix = `explain (${analyze ? "analyze, buffers, " : ""}format json)\n`;
  // The semicolon is on a line of its own, as the statement may end in a comment.
  const text = `${prefix}${statementBody(explained)}\n;`;
  const kind = { kind: "sql", isQuery: false, isBlock: false, leadingKeyword: "EXPLAIN" } as const;
  return { statement: plainStatement(text, kind), prefixLength: prefix.length };
}

/** In the user's open transaction, for statements that are rolled back. */
export const explainSavepoint = "workbench_explain";
