import { codePointWidth, codeUnits, type WidthTable } from "../widths/displayWidth.ts";

/** Columns of a `border 2` table, from its ruler. All numbers are display columns. */
export interface TableGeometry {
  readonly widths: readonly number[];
  /** Width of every line of the table. */
  readonly totalWidth: number;
}

/** One physical line of a table, cut into its columns. */
export interface CutLine {
  /** The content of each column, including its padding. */
  readonly parts: readonly string[];
  /** The columns that continue in the next line (`+` after them); `null` if none does. */
  readonly continued: readonly boolean[] | null;
}

/** Reads `+---+----+`: a column is two columns narrower than its dashes. `null` if not a ruler. */
export function parseRuler(line: string): TableGeometry | null {
  if (!/^\+(?:-{2,}\+)+$/.test(line)) return null;
  const segments = line.slice(1, -1).split("+");
  return { widths: segments.map((dashes) => dashes.length - 2), totalWidth: line.length };
}

/** Returns the number of the record that `+-[ RECORD 2 ]-+----+` opens in expanded output. */
export function parseRecordRuler(line: string): number | null {
  const match = /^\+-\[ RECORD (\d+) \]-*(?:\+-*)?\+$/.exec(line);
  return match === null ? null : Number(match[1]);
}

/**
 * Cuts a line at the columns of the ruler; `null` if a `|` or a mark is not at its column.
 *
 * A cell may contain ` | `, `+` or anything else: only the position counts. Zero-width code points
 * next to a mark belong to the cell, because the marks are ASCII.
 */
export function cutLine(line: string, geometry: TableGeometry, table: WidthTable): CutLine | null {
  return fixedWidthPattern.test(line)
    ? cutByCodeUnits(line, geometry)
    : cutByDisplayColumns(line, geometry, table);
}

/**
 * Matches lines in which each code unit is one column wide in every version: ASCII, most of Latin
 * and the private use area, which the NULL marker is taken from. They are cut without measuring
 * characters.
 */
const fixedWidthPattern = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\ue000-\uf8ff]*$/;

function cutByCodeUnits(line: string, geometry: TableGeometry): CutLine | null {
  if (line.length !== geometry.totalWidth) return null;
  const parts: string[] = [];
  const marks = new MarkReader();
  let position = 0;
  for (const width of geometry.widths) {
    const start = position + 2;
    const end = start + width;
    if (!opensCell(line, position) || !marks.read(line, end)) return null;
    parts.push(line.slice(start, end));
    position = end + 1;
  }
  return line.charCodeAt(position) === bar ? { parts, continued: marks.continued } : null;
}

function cutByDisplayColumns(
  line: string,
  geometry: TableGeometry,
  table: WidthTable,
): CutLine | null {
  const parts: string[] = [];
  const marks = new MarkReader();
  let position = 0;
  for (const width of geometry.widths) {
    if (!opensCell(line, position)) return null;
    const start = position + 2;
    const end = skipColumns(line, start, width, table);
    if (!marks.read(line, end)) return null;
    parts.push(line.slice(start, end));
    position = end + 1;
  }
  if (line.charCodeAt(position) !== bar || position + 1 !== line.length) return null;
  return { parts, continued: marks.continued };
}

/** Returns the index after `width` columns, or as many as fit, and any zero-width code points. */
function skipColumns(line: string, start: number, width: number, table: WidthTable): number {
  let index = start;
  let remaining = width;
  while (index < line.length) {
    const codePoint = line.codePointAt(index) ?? 0;
    remaining -= codePointWidth(codePoint, table);
    if (remaining < 0) break;
    index += codeUnits(codePoint);
  }
  return index;
}

const blank = 0x20;
const plus = 0x2b;
const bar = 0x7c;

function opensCell(line: string, position: number): boolean {
  return line.charCodeAt(position) === bar && line.charCodeAt(position + 1) === blank;
}

/** Collects the marks between a cell and the `|` after it; most lines have no marks. */
class MarkReader {
  #continued: boolean[] | null = null;
  #column = 0;

  get continued(): readonly boolean[] | null {
    return this.#continued;
  }

  /** Returns `false` if there is no mark at this position. */
  read(line: string, position: number): boolean {
    const mark = line.charCodeAt(position);
    if (mark !== blank && mark !== plus) return false;
    if (mark === plus) this.#continued ??= Array<boolean>(this.#column).fill(false);
    this.#continued?.push(mark === plus);
    this.#column += 1;
    return true;
  }
}
