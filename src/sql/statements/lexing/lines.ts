import type { Dialect } from "../../dialect.ts";
import { isBlank } from "./characters.ts";

/** Whether only blanks surround the character at `offset` on its line. */
export function isAloneOnLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (before >= 0 && isBlankInLine(text, before)) before--;
  let after = offset + 1;
  while (after < text.length && isBlankInLine(text, after)) after++;
  return isLineBreakOrOutside(text, before) && isLineBreakOrOutside(text, after);
}

/** Returns the offset of the slash on the first line that holds only a slash, or -1. */
export function findSlashLine(text: string, from: number, to: number): number {
  let slash = text.indexOf("\n", from);
  while (slash >= 0 && slash < to) {
    let offset = slash + 1;
    while (isBlankInLine(text, offset)) offset++;
    if (offset < to && text[offset] === "/" && isAloneOnLine(text, offset)) return offset;
    slash = text.indexOf("\n", offset);
  }
  return -1;
}

/** Returns the end of the text between two offsets, without trailing blanks. */
export function endWithoutBlanks(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isBlank(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

/** Words that psql on a terminal obeys without a backslash if they stand alone on a line. */
const interactiveWords: ReadonlySet<string> = new Set(["help", "quit", "exit"]);

/**
 * Returns the upper-case name of the client command that makes up the whole line of the word
 * between `start` and `end`, or `null`. The word must be the first of its statement; `pieceStart`
 * is where the text after the previous statement begins.
 */
export function lineCommandAt(
  text: string,
  start: number,
  end: number,
  pieceStart: number,
  dialect: Dialect,
): string | null {
  const longest = 8;
  if (end - start > longest) return null;
  const word = text.slice(start, end).toLowerCase();
  const name = dialect.lineCommands.get(word);
  if (name !== undefined) return isFirstOnLine(text, start, pieceStart) ? name : null;
  if (!interactiveWords.has(word)) return null;
  const isAtLineStart = start === 0 || text[start - 1] === "\n";
  return isAtLineStart && isRestOfLineEmpty(text, end) ? word.toUpperCase() : null;
}

/** Whether the line of `offset` begins at or after `pieceStart`. */
export function isFirstOnLine(text: string, offset: number, pieceStart: number): boolean {
  let before = offset - 1;
  while (before >= pieceStart && text[before] !== "\n") before--;
  return isLineBreakOrOutside(text, before);
}

function isRestOfLineEmpty(text: string, from: number): boolean {
  let offset = from;
  while (isBlankInLine(text, offset)) offset++;
  if (text[offset] === ";") offset++;
  while (isBlankInLine(text, offset)) offset++;
  return isLineBreakOrOutside(text, offset);
}

function isBlankInLine(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return isBlank(code) && code !== 0x0a;
}

function isLineBreakOrOutside(text: string, offset: number): boolean {
  return offset < 0 || offset >= text.length || text[offset] === "\n";
}
