import type { TextRange } from "../model.ts";
import type { Statement } from "../statements/statement.ts";

/**
 * Finds the semicolons of routines that end there only because the driver ends them.
 *
 * In Oracle mode psql ends `CREATE FUNCTION` at a `/` line, even a PostgreSQL-style one whose body
 * is a string, so the text after it would be sent as part of the routine. The driver ends such a
 * routine itself; another client does not.
 *
 * @returns The semicolons that another statement follows, as offsets in the text that was split.
 */
export function findMissingSlashes(statements: readonly Statement[]): readonly TextRange[] {
  return statements.slice(0, -1).flatMap(({ kind, torn, terminator, textRange: { end } }) => {
    const isSent = torn === undefined && kind.kind === "sql";
    const lacksSlash = isSent && kind.isBlock && terminator === "semicolon";
    return lacksSlash ? [{ start: end - 1, end }] : [];
  });
}
