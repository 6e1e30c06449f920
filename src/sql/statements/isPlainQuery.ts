import type { Dialect } from "../dialect.ts";
import type { TextRange } from "../model.ts";
import { Lexer, type TokenKind } from "./lexing/lexer.ts";

const insignificant: ReadonlySet<TokenKind> = new Set(["blank", "lineComment", "comment"]);

/** A variable may expand to anything; the other tokens join or interrupt statements. */
const forbiddenTokens: ReadonlySet<TokenKind> = new Set([
  "variable",
  "semicolon",
  "escapedSemicolon",
  "escapedColon",
  "backslash",
]);

const queryWords: ReadonlySet<string> = new Set(["select", "with", "values", "table"]);

/**
 * Words that must not occur outside quotes in a query that runs through a cursor: data-modifying
 * WITH, SELECT INTO, and functions declared in WITH (IvorySQL). A column may have such a name; the
 * query then runs as typed.
 */
const forbiddenWords: ReadonlySet<string> = new Set([
  "insert",
  "update",
  "delete",
  "merge",
  "into",
  "function",
  "procedure",
]);

/** After FOR: row locks. */
const lockWords: ReadonlySet<string> = new Set(["update", "share", "no", "key"]);

/**
 * Whether a statement is a plain SELECT, WITH, VALUES or TABLE that can run through
 * `DECLARE ... CURSOR WITH HOLD FOR` (PostgreSQL documentation, DECLARE): exactly one statement, no
 * row locks, no INTO, no data-modifying WITH. Returns false if in doubt.
 *
 * @param body the statement without its terminator
 */
export function isPlainQuery(text: string, dialect: Dialect, body: TextRange): boolean {
  const lexer = new Lexer(text, dialect, body.start, body.end);
  let previousWord = "";
  let isStarted = false;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (insignificant.has(kind)) continue;
    if (forbiddenTokens.has(kind)) return false;
    const word = kind === "word" ? lexer.tokenText().toLowerCase() : "";
    if (forbiddenWords.has(word)) return false;
    if (previousWord === "for" && lockWords.has(word)) return false;
    previousWord = word;
    if (isStarted || kind === "openParenthesis") continue;
    if (!queryWords.has(word)) return false;
    isStarted = true;
  }
  return isStarted;
}
