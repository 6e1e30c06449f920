import type { Dialect } from "../dialect.ts";
import type { TextRange } from "../model.ts";
import { Lexer } from "./lexer.ts";

const queryWords: ReadonlySet<string> = new Set(["select", "with", "values", "table"]);

/**
 * Words that a query which a cursor can take does not contain outside of quotes: data-modifying
 * WITH, SELECT INTO, and functions of IvorySQL declared in WITH. Columns may carry these names too;
 * such a query then just runs as typed.
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
 * row locks, no INTO, no data-modifying WITH. In doubt the answer is no: psql variables may expand
 * to anything.
 *
 * @param body the statement without its terminator
 */
export function isPlainQuery(text: string, dialect: Dialect, body: TextRange): boolean {
  const lexer = new Lexer(text, dialect, body.start, body.end);
  let isStarted = false;
  let isAfterFor = false;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    switch (kind) {
      case "blank":
      case "lineComment":
      case "comment":
        continue;
      case "openParenthesis":
        isAfterFor = false;
        continue;
      case "variable":
      case "semicolon":
      case "escapedSemicolon":
      case "escapedColon":
      case "backslash":
        return false;
      case "word": {
        const word = lexer.tokenText().toLowerCase();
        if (!isStarted && !queryWords.has(word)) return false;
        if (forbiddenWords.has(word) || (isAfterFor && lockWords.has(word))) return false;
        isAfterFor = word === "for";
        break;
      }
      default:
        isAfterFor = false;
    }
    if (!isStarted && kind !== "word") return false;
    isStarted = true;
  }
  return isStarted;
}
