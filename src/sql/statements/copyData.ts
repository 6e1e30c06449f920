import type { TextRange } from "../model.ts";

export interface CopyData {
  readonly range: TextRange;
  /** Offset after the `\.` that ends the data, or the end of the text. */
  readonly end: number;
  readonly isComplete: boolean;
}

/**
 * Reads the data lines of `count` COPY commands that are sent together, from `start`, which must be
 * the beginning of a line. A line of exactly `\.` ends the data of one command. `returnEndsLine`: a
 * carriage return without a line feed also ends a line.
 */
export function readCopyData(
  text: string,
  start: number,
  count: number,
  returnEndsLine: boolean,
): CopyData {
  let dataEnd = start;
  let line = start;
  for (let remaining = count; remaining > 0; remaining--) {
    const end = findEndLine(text, line, returnEndsLine);
    if (end < 0) {
      return { range: { start, end: text.length }, end: text.length, isComplete: false };
    }
    dataEnd = end;
    line = behindLine(text, end, returnEndsLine);
  }
  return { range: { start, end: dataEnd }, end: dataEnd + 2, isComplete: true };
}

/**
 * Returns the offset of the first carriage return between two offsets if more than blanks follows
 * it before `lineEnd`, so that it ends a line without a line feed; -1 otherwise.
 */
export function findLoneReturn(text: string, from: number, lineEnd: number): number {
  const offset = text.indexOf("\r", from);
  if (offset < 0 || offset >= lineEnd) return -1;
  return text.slice(offset, lineEnd).trim() === "" ? -1 : offset;
}

function findEndLine(text: string, from: number, returnEndsLine: boolean): number {
  for (let line = from; line < text.length; line = behindLine(text, line, returnEndsLine)) {
    if (text.startsWith("\\.", line) && isEndLine(text, line + 2, returnEndsLine)) return line;
  }
  return -1;
}

/** Returns the start of the line after the one at `offset`. */
function behindLine(text: string, offset: number, returnEndsLine: boolean): number {
  const feed = text.indexOf("\n", offset);
  const end = feed < 0 ? text.length : feed;
  const lone = returnEndsLine ? text.indexOf("\r", offset) : -1;
  return lone >= 0 && lone + 1 < end ? lone + 1 : Math.min(end + 1, text.length);
}

function isEndLine(text: string, from: number, returnEndsLine: boolean): boolean {
  const next = text[from];
  if (next === undefined || next === "\n") return true;
  if (next !== "\r") return false;
  const behind = text[from + 1];
  return returnEndsLine || behind === undefined || behind === "\n";
}
