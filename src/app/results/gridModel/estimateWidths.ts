import type { Cell, Column } from "../../../sql/model.ts";
import { displayWidth } from "../../../sql/output/widths/displayWidth.ts";
import { psql15Widths } from "../../../sql/output/widths/psql15Widths.ts";
import { classifyType } from "../values/classifyType.ts";
import { describeCell, type CellContent } from "./describeCell.ts";

/** The number of sampled cells: a hundred rows of few columns, fewer of many columns. */
const sampleCells = 20_000;
const mostSampleRows = 100;
const fewestSampleRows = 10;
const minimumCharacters = 5;
/** Added to names: they are bold and in the interface font, which is often wider. */
const nameMargin = 2;
/** Characters that all columns share, as in a wide window; a plan's only column may use all. */
const sharedCharacters = 160;
const maximumWhenShared = 40;

/**
 * Widths of columns in characters of the data font, from their names and a sample of the arrived
 * rows. An estimate that is made once: a width does not change unless the user changes it.
 */
export function estimateWidths(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): readonly number[] {
  const rowCount = Math.floor(sampleCells / columns.length);
  const sample = takeSample(rows, Math.max(fewestSampleRows, Math.min(rowCount, mostSampleRows)));
  const maximum = Math.max(maximumWhenShared, Math.floor(sharedCharacters / columns.length));
  return columns.map((column, index) => {
    const kind = classifyType(column);
    let width = toWidth(column.name) + nameMargin;
    for (const row of sample) {
      const cell = row[index];
      if (cell !== undefined) width = Math.max(width, measureContent(describeCell(cell, kind)));
    }
    return Math.max(minimumCharacters, Math.min(width, maximum));
  });
}

/** The first rows, which are visible first, and some of the others. */
function takeSample(
  rows: readonly (readonly Cell[])[],
  count: number,
): readonly (readonly Cell[])[] {
  if (rows.length <= count) return rows;
  const half = Math.floor(count / 2);
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
      return toWidth(content.marks);
    case "text":
      return toWidth(content.text) + (content.hasMoreLines ? 2 : 0);
  }
}

function toWidth(text: string): number {
  return displayWidth(text, psql15Widths);
}
