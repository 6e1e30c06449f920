import type { Dialect } from "../dialect.ts";
import type { TextRange } from "../model.ts";
import { Lexer } from "./lexing/lexer.ts";
import type { Statement } from "./statement.ts";

/**
 * Returns the part of a statement around `offset` that blank lines separate from the others, as a
 * range of the whole text; `null` if there is one part only.
 *
 * Blank lines inside quotes, comments, parentheses, blocks and bodies of routines separate nothing.
 * On the blank lines between two parts it is the second one; comments alone are no part.
 */
export function partAtBlankLines(
  { kind, text, textRange }: Statement,
  offset: number,
  dialect: Dialect,
): TextRange | null {
  if (kind.kind !== "sql" || kind.isBlock) return null;
  const parts = findParts(text, dialect);
  if (parts.length < 2) return null;
  const inside = offset - textRange.start;
  const part = parts.find(({ end }) => end >= inside) ?? parts.at(-1);
  if (part === undefined) return null;
  return { start: textRange.start + part.start, end: textRange.start + part.end };
}

function findParts(text: string, dialect: Dialect): readonly TextRange[] {
  const lexer = new Lexer(text, dialect);
  const parts: TextRange[] = [];
  let depth = 0;
  let part = null as TextRange | null;
  let wasComment = false;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    const { start, end } = lexer;
    if (kind === "blank") {
      // A comment's token may end with its line.
      const from = wasComment && text[start - 1] === "\n" ? start - 1 : start;
      if (depth > 0 || part === null || !/\n[^\S\n]*\n/.test(text.slice(from, end))) continue;
      parts.push(part);
      part = null;
      continue;
    }
    wasComment = kind === "lineComment";
    if (wasComment || kind === "comment") continue;
    // A semicolon before the end belongs to a body, as in BEGIN ATOMIC.
    if (kind === "semicolon" && end < text.length) return [];
    if (kind === "openParenthesis") depth += 1;
    if (kind === "closeParenthesis") depth = Math.max(0, depth - 1);
    part = { start: part?.start ?? start, end };
  }
  return part === null ? parts : [...parts, part];
}
