import { oracleDialect } from "../../dialect.ts";
import type { ServerMessage } from "../../model.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";

/**
 * Maps a position in an error's internal query to the statement that failed.
 *
 * For errors in a routine, package or block that it creates, IvorySQL quotes only the body: the
 * text after IS or AS, or the block, up to its END without the semicolon. The statement may contain
 * the same text again, so the position where the body begins takes precedence.
 *
 * @param position UTF-16 offset in the internal query.
 * @returns The UTF-16 offset in the statement; `null` if the statement does not contain the query,
 *   or contains it several times but never where its body begins.
 */
export function findInternalPlace(
  sql: string,
  { internalQuery }: ServerMessage,
  position: number,
): number | null {
  if (internalQuery === null || internalQuery === "") return null;
  const query = toLines(internalQuery);
  const text = toLines(sql);
  const found =
    bodyStarts(text).find((start) => text.startsWith(query, start)) ?? onlyPlace(text, query);
  if (found === null) return null;
  return toOffset(sql, found + toLines(internalQuery.slice(0, position)).length);
}

/** CRLF and CR reach the server, or are printed, as one line end. */
function toLines(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

/** Returns the offset in the text with its original line ends. */
function toOffset(sql: string, offset: number): number {
  let index = 0;
  for (let count = 0; count < offset; count += 1) {
    index += sql.startsWith("\r\n", index) ? 2 : 1;
  }
  return index;
}

/**
 * Returns the offsets where bodies may begin: a block's first word, and after IS or AS of a head.
 */
function bodyStarts(text: string): readonly number[] {
  const starts: number[] = [];
  const lexer = new Lexer(text, oracleDialect);
  let depth = 0;
  let isFirst = true;
  let isAwaited = false;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "blank" || kind === "comment" || kind === "lineComment") {
      // A comment after IS belongs to the body.
      if (isAwaited && kind !== "blank") {
        starts.push(lexer.start);
        isAwaited = false;
      }
      continue;
    }
    if (isFirst || isAwaited) starts.push(lexer.start);
    isFirst = false;
    isAwaited = depth === 0 && (lexer.isWord("is") || lexer.isWord("as"));
    if (kind === "openParenthesis") depth += 1;
    else if (kind === "closeParenthesis") depth -= 1;
  }
  return starts;
}

function onlyPlace(text: string, query: string): number | null {
  const first = text.indexOf(query);
  return first >= 0 && text.lastIndexOf(query) === first ? first : null;
}
