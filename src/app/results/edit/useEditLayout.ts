import { useMemo } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import type { Column } from "../../../sql/model.ts";
import { estimateWidths } from "../gridModel/estimateWidths.ts";
import { type GridLayout, layOutColumns, measureRowNumbers } from "../gridModel/gridLayout.ts";
import { classifyType, isRightAligned } from "../values/classifyType.ts";

const signWidthPx = 18;
/** Room for a cell's padding and the signs of its column. */
const cellMarginPx = 40;
const fewestPx = 90;

/** Columns side by side, with room for the signs before the rows' numbers. */
export function useEditLayout(
  columns: readonly Column[],
  { rows, target }: OpenEdit,
  characterWidth: number,
): GridLayout {
  return useMemo(() => {
    const typed = columns.map((column, index): Column => {
      const described = target.columns[index];
      return described?.kind === "table" ? { ...column, type: described.type } : column;
    });
    const widths = estimateWidths(typed, rows);
    const unplaced = typed.map((column, index) => ({
      id: String(index),
      index,
      column,
      kind: classifyType(column),
      isRightAligned: isRightAligned(column),
      width: Math.max(fewestPx, Math.ceil((widths[index] ?? 0) * characterWidth) + cellMarginPx),
    }));
    return layOutColumns(
      [],
      unplaced,
      measureRowNumbers(rows.length, characterWidth) + signWidthPx,
    );
  }, [columns, rows, target, characterWidth]);
}
