/** Columns per code point in psql's aligned output; one table for each psql that differs. */
export interface WidthTable {
  /** Sorted first code points of runs of equal width; `widths` has the width of each run. */
  readonly starts: Uint32Array;
  readonly widths: Uint8Array;
}

export interface WidthRanges {
  /** Hexadecimal code points and ranges, `300-36f 483`, separated by blanks; sorted. */
  readonly zeroWidth: string;
  readonly doubleWidth: string;
}

/**
 * Returns the width of one line in columns; `text` has no control characters (psql escapes them).
 */
export function displayWidth(text: string, table: WidthTable): number {
  let width = 0;
  for (let index = 0; index < text.length;) {
    const codePoint = text.codePointAt(index) ?? 0;
    width += codePointWidth(codePoint, table);
    index += codeUnits(codePoint);
  }
  return width;
}

/** Returns 0, 1 or 2. Code points below U+00AD are one column wide in every version. */
export function codePointWidth(codePoint: number, table: WidthTable): number {
  if (codePoint < 0xad) return 1;
  let low = 0;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((table.starts[middle] ?? 0) <= codePoint) low = middle;
    else high = middle - 1;
  }
  return table.widths[low] ?? 1;
}

/** Returns the number of UTF-16 code units of a code point. */
export function codeUnits(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1;
}

/** Creates a width table; code points in neither list are one column wide. */
export function createWidthTable(ranges: WidthRanges): WidthTable {
  const special = [...readRanges(ranges.zeroWidth, 0), ...readRanges(ranges.doubleWidth, 2)];
  special.sort((left, right) => left.first - right.first);
  const starts = [0];
  const widths = [1];
  for (const { first, last, width } of special) {
    // The ranges touch, so the single-width run opened after the previous one is empty.
    if (starts.at(-1) === first) {
      starts.pop();
      widths.pop();
    }
    starts.push(first, last + 1);
    widths.push(width, 1);
  }
  return { starts: Uint32Array.from(starts), widths: Uint8Array.from(widths) };
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly width: number;
}

function readRanges(text: string, width: number): readonly Range[] {
  return text
    .trim()
    .split(/\s+/)
    .map((range) => {
      const [first = "", last = first] = range.split("-");
      return { first: parseInt(first, 16), last: parseInt(last, 16), width };
    });
}
