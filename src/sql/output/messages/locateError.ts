import { codePointWidth, codeUnits, type WidthTable } from "../widths/displayWidth.ts";

/**
 * Finds the position in a statement at which psql's `LINE n: ...` and caret point.
 *
 * libpq shows at most 60 columns of the line, marks cuts with `...` and prints tabs as blanks. Each
 * possible position is tried by building the excerpt as libpq does; only a position that gives
 * exactly the same two lines counts.
 *
 * @param statementText The text that psql sent, from its first character.
 * @param lineNumber Counted from 1; CR, LF and CRLF each end a line.
 * @param excerpt The text after `LINE n: `, including the `...` of cuts.
 * @param caretColumn Display column of the caret, 0 under the excerpt's first column.
 * @returns A UTF-16 offset, at most the text's length; `null` if the excerpt is not from this text,
 *   or fits several positions in it (a long line that repeats itself).
 * @see libpq, `reportErrorPosition` in `src/interfaces/libpq/fe-protocol3.c`
 */
export function locateError(
  statementText: string,
  lineNumber: number,
  excerpt: string,
  caretColumn: number,
  table: WidthTable,
): number | null {
  const line = readLine(statementText, lineNumber, table);
  if (line === null) return null;
  let found: number | null = null;
  for (const character of possibleCharacters(line, excerpt, caretColumn)) {
    const made = makeExcerpt(line, character);
    if (made.text !== excerpt || made.caretColumn !== caretColumn || character === found) continue;
    if (found !== null) return null;
    found = character;
  }
  return found === null ? null : (line.offsets[found] ?? null);
}

/**
 * The characters of one line of a statement; both arrays end with the values after the last one.
 */
interface StatementLine {
  /** The line as psql shows it, with tabs as blanks. */
  readonly shown: string;
  /** UTF-16 offset of each character in the statement. */
  readonly offsets: readonly number[];
  /** Display column of each character; every character is at least one column wide here. */
  readonly columns: readonly number[];
}

function readLine(text: string, lineNumber: number, table: WidthTable): StatementLine | null {
  const start = findLine(text, lineNumber);
  if (start === null) return null;
  const offsets: number[] = [];
  const columns: number[] = [];
  let column = 0;
  let index = start;
  while (index < text.length && text[index] !== "\n" && text[index] !== "\r") {
    const codePoint = text.codePointAt(index) ?? 0;
    offsets.push(index);
    columns.push(column);
    column += Math.max(1, codePointWidth(codePoint, table));
    index += codeUnits(codePoint);
  }
  offsets.push(index);
  columns.push(column);
  return { shown: text.slice(start, index).replaceAll("\t", " "), offsets, columns };
}

/** Returns the offset at which the line starts; `null` if there is no such line. */
function findLine(text: string, lineNumber: number): number | null {
  const lineEnd = /\r\n?|\n/g;
  for (let number = 1; number < lineNumber; number += 1) {
    if (!lineEnd.test(text)) return null;
  }
  return lineEnd.lastIndex;
}

/**
 * Yields the characters to which the caret may belong: first without a cut at the left, then with.
 */
function* possibleCharacters(
  line: StatementLine,
  excerpt: string,
  caretColumn: number,
): Generator<number> {
  const { shown, offsets, columns } = line;
  const uncut = columns.indexOf(caretColumn);
  if (uncut >= 0) yield uncut;
  if (!excerpt.startsWith(ellipsis)) return;
  const body = excerpt.slice(ellipsis.length).replace(/\.\.\.$/, "");
  if (body.length < shortestCutLength) return;
  const start = offsets[0] ?? 0;
  for (let at = shown.indexOf(body); at >= 0; at = shown.indexOf(body, at + 1)) {
    const begin = firstAtLeast(offsets, start + at);
    const column = (columns[begin] ?? 0) + caretColumn - ellipsis.length;
    const character = firstAtLeast(columns, column);
    if (columns[character] === column) yield character;
  }
}

const ellipsis = "...";
const maxColumns = 60;
/** Columns that libpq keeps to the right of the caret where possible. */
const minColumnsAfterCaret = 10;
/** A line cut at the left fills the 60 columns, plus or minus one wide character. */
const shortestCutLength = 29;

interface Excerpt {
  readonly text: string;
  readonly caretColumn: number;
}

/** Builds the excerpt that libpq shows for an error at this character of the line. */
function makeExcerpt(line: StatementLine, character: number): Excerpt {
  const { shown, offsets, columns } = line;
  const last = columns.length - 1;
  const lineWidth = columns[last] ?? 0;
  const caret = columns[character] ?? 0;
  let begin = 0;
  let end = last;
  if (lineWidth > maxColumns) {
    if (caret + minColumnsAfterCaret <= maxColumns) {
      end = lastAtMost(columns, maxColumns);
    } else {
      end = lastAtMost(columns, caret + minColumnsAfterCaret);
      begin = firstAtLeast(columns, (columns[end] ?? 0) - maxColumns);
    }
  }
  const slice = (from: number, to: number): string =>
    shown.slice((offsets[from] ?? 0) - (offsets[0] ?? 0), (offsets[to] ?? 0) - (offsets[0] ?? 0));
  const leftCut = begin > 0 ? ellipsis : "";
  const rightCut = end < last ? ellipsis : "";
  return {
    text: leftCut + slice(begin, end) + rightCut,
    caretColumn: leftCut.length + caret - (columns[begin] ?? 0),
  };
}

/** Returns the index of the first ascending value that is at least `bound`, else their count. */
function firstAtLeast(values: readonly number[], bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the index of the last ascending integer that is at most `bound`; -1 if there is none. */
function lastAtMost(values: readonly number[], bound: number): number {
  return firstAtLeast(values, bound + 1) - 1;
}
