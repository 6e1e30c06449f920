import type { Statement, StatementKind } from "./statements/statement.ts";

/** Returns a statement written by the driver, without text before or after it. */
export function plainStatement(text: string, kind: StatementKind): Statement {
  const range = { start: 0, end: text.length };
  const isSql = kind.kind === "sql";
  return {
    range,
    textRange: range,
    bodyRange: isSql ? { start: 0, end: text.length - 1 } : range,
    lineEnd: text.length,
    text,
    kind,
    terminator: isSql ? "semicolon" : "lineEnd",
    unterminated: null,
  };
}

/** Returns an SQL query, which must end with a semicolon; it is never paged. */
export function plainQuery(text: string): Statement {
  return plainStatement(text, {
    kind: "sql",
    isQuery: false,
    isBlock: false,
    leadingKeyword: "SELECT",
  });
}

/** Returns an SQL command that is no query, with its semicolon. */
export function plainCommand(text: string): Statement {
  const leadingKeyword = /^\w+/.exec(text)?.[0].toUpperCase() ?? "";
  return plainStatement(text, { kind: "sql", isQuery: false, isBlock: false, leadingKeyword });
}
