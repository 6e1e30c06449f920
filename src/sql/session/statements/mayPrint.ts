import { oracleDialect } from "../../dialect.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/**
 * Whether a statement is code that may print: a block or a call. Used where one command makes the
 * server send all later lines, so other statements that may run code need no preparation.
 */
export function isCode({ kind }: Statement): boolean {
  if (kind.kind === "client") return kind.name === "EXECUTE";
  if (kind.kind !== "sql") return false;
  return kind.isBlock ? kind.leadingKeyword !== "CREATE" : codeKeywords.has(kind.leadingKeyword);
}

const codeKeywords: ReadonlySet<string> = new Set(["CALL", "DO"]);

/**
 * Whether a statement can run code that prints with DBMS_OUTPUT and is allowed in a transaction: a
 * block, a call, a query that calls a function, and statements that fire triggers.
 */
export function mayPrint(statement: Statement): boolean {
  const { kind, terminator } = statement;
  if (terminator === "metaCommand") return false;
  if (isCode(statement)) return true;
  if (kind.kind !== "sql" || kind.isBlock) return false;
  if (callingKeywords.has(kind.leadingKeyword)) return true;
  return queryKeywords.has(kind.leadingKeyword) && hasCall(statementBody(statement));
}

const callingKeywords: ReadonlySet<string> = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

const queryKeywords: ReadonlySet<string> = new Set(["SELECT", "WITH", "VALUES"]);

/** Whether a name is followed by a parenthesis; that is not always a function call. */
function hasCall(body: string): boolean {
  const lexer = new Lexer(body, oracleDialect);
  let isBehindName = false;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "blank" || kind === "comment" || kind === "lineComment") continue;
    if (kind === "openParenthesis" && isBehindName) return true;
    isBehindName = kind === "word" || kind === "quotedIdentifier";
  }
  return false;
}
