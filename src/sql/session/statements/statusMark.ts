import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "./metaCommandsOf.ts";
import { statementBody } from "../../statements/statementBody.ts";

/**
 * Sets a mark in psql's `:ERROR` before statements after which psql may not set it. If the mark is
 * still there afterwards, psql did not complete the statement; if not, psql's variables belong to
 * the statement.
 *
 * psql does not set the variables after a COPY that fails in its data, after output that it could
 * not write or store (`\g`, `\gset`, `\crosstabview`) and, from IvorySQL 5.x on, after every
 * statement with a host variable.
 *
 * @see psql, common.c, `ExecQueryAndProcessResults`, which sets them only after a success
 */
export const statusMarkLine = "\\set ERROR unset\n";

/** Whether the mark is set before a statement; never where the text itself reads `:ERROR`. */
export function marksStatus(statement: Statement): boolean {
  if (/:[{?'"]*ERROR\b/.test(statement.text)) return false;
  return (
    sendsQuery(statement) &&
    (statement.kind.kind !== "sql" ||
      statement.kind.leadingKeyword === "COPY" ||
      statement.terminator === "metaCommand" ||
      mayUseHostVariable(statement))
  );
}

/** Whether psql sets `:ERROR` after a statement; other commands keep an earlier query's value. */
export function sendsQuery({ kind }: Statement): boolean {
  switch (kind.kind) {
    case "sql":
    case "copyFromStdin":
      return true;
    case "client":
      return kind.name === "EXECUTE";
    case "metaCommand":
      return queryCommands.has(kind.name);
    case "sqlplus":
      return false;
  }
}

/** Whether a statement may have a host variable; texts in strings and comments count too. */
export function mayUseHostVariable(statement: Statement): boolean {
  const { kind } = statement.kind;
  if (kind === "client") return true;
  return kind === "sql" && /(?:^|[^:]):\s*[\p{L}_"]/u.test(statementBody(statement));
}

/** Whether a statement runs queries of which only the last one sets the variables. */
export function runsManyQueries(statement: Statement): boolean {
  return metaCommandsOf(statement).some(({ name }) => name === "gexec" || name === "watch");
}

const queryCommands: ReadonlySet<string> = new Set([
  "g",
  "gx",
  "gset",
  "gexec",
  "gdesc",
  "crosstabview",
  "copy",
]);
