import type { TextRange } from "../model.ts";

export interface CopyData {
  readonly range: TextRange;
  /** Behind the `\.` that ends the data, or the end of the text. */
  readonly end: number;
  readonly isComplete: boolean;
}

/**
 * The data lines of `count` COPY commands that were sent together, from `start`, which is the
 * beginning of a line. A line that is exactly `\.` ends the data of one command.
 */
export function readCopyData(text: string, start: number, count: number): CopyData {
  let dataEnd = start;
  let line = start;
  for (let remaining = count; remaining > 0; remaining--) {
    const end = findEndLine(text, line);
    if (end < 0) {
      return { range: { start, end: text.length }, end: text.length, isComplete: false };
    }
    dataEnd = end;
    line = text.indexOf("\n", end) + 1;
  }
  return { range: { start, end: dataEnd }, end: dataEnd + 2, isComplete: true };
}

function findEndLine(text: string, from: number): number {
  for (let line = from; line < text.length;) {
    const lineBreak = text.indexOf("\n", line);
    const lineEnd = lineBreak < 0 ? text.length : lineBreak;
    if (text.startsWith("\\.", line) && isEndLine(text, line + 2, lineEnd)) return line;
    line = lineEnd + 1;
  }
  return -1;
}

function isEndLine(text: string, from: number, lineEnd: number): boolean {
  return from === lineEnd || (from + 1 === lineEnd && text[from] === "\r");
}
