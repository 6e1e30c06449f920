import { type Dialect, oracleDialect } from "../../dialect.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Statement } from "../../statements/statement.ts";

/**
 * Whether a statement can end in psql's `\g` instead of its own terminator and then writes only a
 * table: COPY would write its data to the file, and IvorySQL's psql treats blocks, calls and
 * statements with variables differently.
 */
export function canRunExactly({ kind, terminator, text }: Statement, dialect: Dialect): boolean {
  return (
    kind.kind === "sql" &&
    !kind.isBlock &&
    (terminator === "semicolon" || terminator === "endOfText") &&
    tableKeywords.has(kind.leadingKeyword) &&
    // \; sends several statements in one message.
    !text.includes("\\;") &&
    !(dialect.name === "oracle" && hasVariable(text))
  );
}

/** Whether a text has a host variable or a psql variable. */
function hasVariable(text: string): boolean {
  const lexer = new Lexer(text, oracleDialect);
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "variable") return true;
  }
  return false;
}

/** Statements that return rows; those that change data do with RETURNING. */
const tableKeywords: ReadonlySet<string> = new Set([
  ...["SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "FETCH"],
  ...["INSERT", "UPDATE", "DELETE", "MERGE"],
]);
