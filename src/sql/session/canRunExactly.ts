import type { Statement } from "../statements/statement.ts";

/**
 * Whether a statement can end in psql's `\\g` instead of its own terminator and then writes nothing but
 * a table: COPY would write its data to the file, and IvorySQL's psql takes blocks, calls and what has
 * a variable otherwise.
 */
export function canRunExactly({ kind, terminator, text }: Statement): boolean {
  return (
    kind.kind === "sql" &&
    !kind.isBlock &&
    (terminator === "semicolon" || terminator === "endOfText") &&
    tableKeywords.has(kind.leadingKeyword) &&
    // Several statements in one message.
    !text.includes("\\;")
  );
}

/** Statements with rows; those that change data have them with RETURNING. */
const tableKeywords: ReadonlySet<string> = new Set([
  ...["SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "FETCH"],
  ...["INSERT", "UPDATE", "DELETE", "MERGE"],
]);
