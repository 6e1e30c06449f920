import type { Cell, Column } from "../../sql/model.ts";
import { classifyType } from "./classifyType.ts";
import { describeCell, type CellContent } from "./describeCell.ts";

const sampleRows = 100;
const minimumCharacters = 5;
/** A column alone may be as wide as a plan's lines; many share what a wide window shows. */
const sharedCharacters = 160;
const maximumWhenShared = 40;

/**
 * Widths for columns in characters of the data font, from their names and a sample of rows spread
 * over what has arrived. Right at once rather than exact: a width never changes by itself later.
 */
export function estimateWidths(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): readonly number[] {
  const sample = takeSample(rows);
  const maximum = Math.max(maximumWhenShared, Math.floor(sharedCharacters / columns.length));
  return columns.map((column, index) => {
    const kind = classifyType(column);
    let width = countCells(column.name);
    for (const row of sample) {
      const cell = row[index];
      if (cell !== undefined) width = Math.max(width, measureContent(describeCell(cell, kind)));
    }
    return Math.max(minimumCharacters, Math.min(width, maximum));
  });
}

/** The first rows, which are seen first, and some of the others. */
function takeSample(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  if (rows.length <= sampleRows) return rows;
  const half = sampleRows / 2;
  const step = Math.floor((rows.length - half) / half);
  const later = Array.from({ length: half }, (_unused, index) => rows[half + index * step] ?? []);
  return [...rows.slice(0, half), ...later];
}

function measureContent(content: CellContent): number {
  switch (content.kind) {
    case "null":
      return 4;
    case "empty":
      return 5;
    case "blank":
      return countCells(content.marks);
    case "text":
      return countCells(content.text) + (content.hasMoreLines ? 2 : 0);
  }
}

/** Wide East Asian characters and emoji take two places; everything else is counted as one. */
function countCells(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isWide =
      code >= 0x1100 &&
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u.test(
        character,
      );
    count += isWide ? 2 : 1;
  }
  return count;
}
