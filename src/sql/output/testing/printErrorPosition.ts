import { codePointWidth, type WidthTable } from "../widths/displayWidth.ts";

export interface PrintedPosition {
  readonly lineNumber: number;
  readonly excerpt: string;
  readonly caretColumn: number;
}

/**
 * Returns what libpq prints for an error at a character (0 for the first) of a statement, following
 * `reportErrorPosition` in `src/interfaces/libpq/fe-protocol3.c` step by step.
 */
export function printErrorPosition(
  statementText: string,
  character: number,
  widths: WidthTable,
): PrintedPosition {
  const characters = Array.from(statementText);
  const columns: number[] = [];
  let column = 0;
  let lineNumber = 1;
  let begin = 0;
  let end = characters.length;
  for (const [index, text] of characters.entries()) {
    columns.push(column);
    if (text === "\n" || text === "\r") {
      if (index >= character) {
        end = index;
        break;
      }
      if (text === "\r" || characters[index - 1] !== "\r") lineNumber += 1;
      begin = index + 1;
    }
    column += Math.max(1, codePointWidth(text.codePointAt(0) ?? 0, widths));
  }
  if (columns.length === end) columns.push(column);
  const at = (index: number): number => columns[index] ?? 0;
  const lineEnd = end;
  const lineBegin = begin;
  if (at(end) - at(begin) > 60) {
    if (at(begin) + 60 >= at(character) + 10) {
      while (at(end) - at(begin) > 60) end -= 1;
    } else {
      while (at(character) + 10 < at(end)) end -= 1;
      while (at(end) - at(begin) > 60) begin += 1;
    }
  }
  const leftCut = begin > lineBegin ? "..." : "";
  const shown = characters.slice(begin, end).join("").replaceAll("\t", " ");
  return {
    lineNumber,
    excerpt: leftCut + shown + (end < lineEnd ? "..." : ""),
    caretColumn: leftCut.length + at(character) - at(begin),
  };
}
