import { plainStatement } from "../plainStatement.ts";
import { statementBody } from "../statements/statementBody.ts";
import type { Statement } from "../statements/statement.ts";

/** What EXPLAIN takes, PostgreSQL documentation, "EXPLAIN"; CREATE only as CREATE TABLE AS. */
const explainable: ReadonlySet<string> = new Set(
  "SELECT WITH VALUES TABLE INSERT UPDATE DELETE MERGE EXECUTE CREATE REFRESH DECLARE".split(" "),
);

export function canExplain({ kind, unterminated }: Statement): boolean {
  return kind.kind === "sql" && unterminated === null && explainable.has(kind.leadingKeyword);
}

/**
 * Whether running the statement may change data, as its words say; functions that it calls are not
 * seen. Row locks count as changes.
 */
export function mayChangeData({ kind }: Statement): boolean {
  return kind.kind !== "sql" || !kind.isQuery;
}

export interface ExplainStatement {
  readonly statement: Statement;
  /** UTF-16 characters before the explained statement: positions of errors count from the start. */
  readonly prefixLength: number;
}

/** EXPLAIN of a statement, as JSON; with `analyze` the statement runs. */
export function explainStatement(explained: Statement, analyze: boolean): ExplainStatement {
  const prefix = `explain (${analyze ? "analyze, buffers, " : ""}format json)\n`;
  // The semicolon stands on a line of its own, as the statement may end in a comment.
  const text = `${prefix}${statementBody(explained)}\n;`;
  const kind = { kind: "sql", isQuery: false, isBlock: false, leadingKeyword: "EXPLAIN" } as const;
  return { statement: plainStatement(text, kind), prefixLength: prefix.length };
}

/** What undoes all that runs between the two, inside a transaction and outside of any. */
export function undoBrackets(isInTransaction: boolean): {
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
} {
  const write = (text: string): Statement =>
    plainStatement(text, {
      kind: "sql",
      isQuery: false,
      isBlock: false,
      leadingKeyword: /^\w+/.exec(text)?.[0].toUpperCase() ?? "",
    });
  return isInTransaction
    ? {
        before: [write("savepoint workbench_explain;")],
        after: [
          write("rollback to savepoint workbench_explain;"),
          write("release savepoint workbench_explain;"),
        ],
      }
    : { before: [write("begin;")], after: [write("rollback;")] };
}
