import { oracleDialect } from "../../dialect.ts";
import type { ServerMessage, TextRange } from "../../model.ts";
import { findInternalPlace } from "./findInternalPlace.ts";
import { readCodeTokens, significant } from "../../statements/lexing/codeToken.ts";

/** Length of the word that PL/iSQL adds before a procedure's name when it parses the call. */
const callPrefix = "CALL ".length;

/**
 * Finds the procedure whose call lacks its parentheses, for an error in a PL/iSQL body.
 *
 * PL/iSQL parses `name;` as `CALL name`. The parser fails at the end of that text, and the server
 * adds this offset to the name's own, so the error points some characters after the name. Observed
 * in IvorySQL 4.4 and 5.4.
 *
 * @returns The name, as offsets in the statement; `null` for any other error.
 */
export function findBareCall(sql: string, error: ServerMessage): TextRange | null {
  const { internalPosition, message } = error;
  if (internalPosition === null || message !== "syntax error at end of input") return null;
  const place = findInternalPlace(sql, error, internalPosition);
  if (place === null) return null;
  const tokens = significant(readCodeTokens(sql, oracleDialect));
  for (const [index, { kind, start }] of tokens.entries()) {
    if (kind !== "word") continue;
    if (start >= place) break;
    const range = readName(tokens.slice(index, index + 4));
    if (range !== null && range.end + callPrefix === place) return range;
  }
  return null;
}

/** Reads `name;` or `package.name;` at the start of these tokens. */
function readName(
  tokens: readonly { kind: string; start: number; end: number; text: string }[],
): TextRange | null {
  const [first, dot, second, semicolon] = tokens;
  if (first === undefined) return null;
  if (dot?.kind === "semicolon") return { start: first.start, end: first.end };
  const isQualified = dot?.text === "." && second?.kind === "word";
  return isQualified && semicolon?.kind === "semicolon"
    ? { start: first.start, end: second.end }
    : null;
}
