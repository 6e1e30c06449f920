import { postgresqlDialect } from "../../dialect.ts";
import { Lexer, type TokenKind } from "../../statements/lexing/lexer.ts";

/**
 * Whether a cursor would only cost time for a plain query: without FROM, set operations and calls
 * it returns one row, and without texts aligned output loses nothing.
 *
 * @param body The query without its terminator.
 */
export function needsNoCursor(body: string): boolean {
  const lexer = new Lexer(body, postgresqlDialect);
  let isFirst = true;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "blank" || kind === "comment" || kind === "lineComment") continue;
    const word = lexer.tokenText().toLowerCase();
    if (isFirst ? word !== "select" : cursorKinds.has(kind) || cursorWords.has(word)) return false;
    isFirst = false;
  }
  return !isFirst;
}

/** Tokens of texts, calls and psql variables. */
const cursorKinds: ReadonlySet<TokenKind> = new Set([
  "string",
  "dollarQuote",
  "alternativeQuote",
  "openParenthesis",
  "variable",
]);

/** Words that let a query without parentheses return several rows. */
const cursorWords: ReadonlySet<string> = new Set(["from", "union", "intersect", "except"]);
