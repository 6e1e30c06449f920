import type { Statement, StatementKind } from "./statements/statement.ts";

/** A statement of our own making, written down whole: nothing stands before or behind it. */
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

/** A query for the server that ends with its semicolon; it is never paged. */
export function plainQuery(text: string): Statement {
  return plainStatement(text, {
    kind: "sql",
    isQuery: false,
    isBlock: false,
    leadingKeyword: "SELECT",
  });
}
