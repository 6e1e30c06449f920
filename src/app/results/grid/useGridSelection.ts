import { useState } from "react";
import {
  clampSelection,
  headerRow,
  moveSelection,
  selectRows,
  toRange,
  type GridKey,
  type GridPosition,
  type GridRange,
  type GridSelection,
  type GridSize,
} from "../gridModel/gridSelection.ts";

export interface GridSelectionModel {
  readonly active: GridPosition;
  readonly range: GridRange | null;
  /** Handles a key; false if it does not select. PageUp and PageDown move by `pageRows`. */
  readonly press: (key: GridKey, pageRows: number) => boolean;
  /** Selects one cell, or the range from the anchor to it. */
  readonly select: (position: GridPosition, isExtending: boolean) => void;
  readonly selectRow: (row: number, isExtending: boolean) => void;
}

const firstCell: GridPosition = { row: 0, column: 0 };

/**
 * The selected cells of a grid; the selection stays inside when the grid changes.
 * @param start The active cell at first.
 */
export function useGridSelection(
  rows: number,
  columns: number,
  start = firstCell,
): GridSelectionModel {
  const size: GridSize = { rows, columns, pageRows: 1 };
  const [stored, setStored] = useState<GridSelection>({ active: start, anchor: start });
  const selection = clampSelection(stored, size);
  return {
    active: selection.active,
    range: toRange(selection),
    press: (key, pageRows) => {
      const next = moveSelection(selection, key, { ...size, pageRows });
      if (next !== null) setStored(next);
      return next !== null;
    },
    select: (position, isExtending) => {
      setStored((before) => {
        const canExtend = isExtending && before.anchor.row !== headerRow;
        return { active: position, anchor: canExtend ? before.anchor : position };
      });
    },
    selectRow: (row, isExtending) => {
      setStored((before) =>
        selectRows(isExtending ? Math.max(0, before.anchor.row) : row, row, size),
      );
    },
  };
}
