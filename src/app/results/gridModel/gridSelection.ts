/** A cell by its position on the screen, counted from 0; row -1 is the header. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export const headerRow = -1;

/** The cell that has the focus, and the one where the selected range started. */
export interface GridSelection {
  readonly active: GridPosition;
  readonly anchor: GridPosition;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that PageUp and PageDown move by. */
  readonly pageRows: number;
}

/** A rectangle of cells, ends included. */
export interface GridRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface GridKey {
  readonly key: string;
  /** Control, or Command on a Mac. */
  readonly isControl: boolean;
  readonly isShift: boolean;
}

/** The selection after a key, by the ARIA grid pattern; `null` when the key selects nothing. */
export function moveSelection(
  selection: GridSelection,
  pressed: GridKey,
  size: GridSize,
): GridSelection | null {
  const { active, anchor } = selection;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  if (pressed.isControl && pressed.key.toLowerCase() === "a" && size.rows > 0) {
    return { anchor: { row: 0, column: 0 }, active: { row: lastRow, column: lastColumn } };
  }
  if (pressed.key === " ") return selectLine(active, pressed, size);
  const target = findTarget(active, pressed, size);
  if (target === null) return null;
  const next: GridPosition = {
    row: clamp(target.row, headerRow, lastRow),
    column: clamp(target.column, 0, lastColumn),
  };
  // A range contains no header cells, so it ends at the first row.
  if (!pressed.isShift || active.row === headerRow) return { active: next, anchor: next };
  return { active: { ...next, row: Math.max(0, next.row) }, anchor };
}

/** Shift+Space selects the row, Ctrl+Space the column. */
function selectLine(active: GridPosition, pressed: GridKey, size: GridSize): GridSelection | null {
  if (size.rows === 0) return null;
  if (pressed.isControl) return selectColumn(active.column, size);
  if (pressed.isShift && active.row !== headerRow) return selectRows(active.row, active.row, size);
  return null;
}

export function selectColumn(column: number, size: GridSize): GridSelection {
  return { anchor: { row: 0, column }, active: { row: size.rows - 1, column } };
}

export function selectRows(from: number, to: number, size: GridSize): GridSelection {
  return { anchor: { row: from, column: size.columns - 1 }, active: { row: to, column: 0 } };
}

function findTarget(
  active: GridPosition,
  { key, isControl }: GridKey,
  size: GridSize,
): GridPosition | null {
  const { row, column } = active;
  switch (key) {
    case "ArrowUp":
      return { row: isControl && row > 0 ? 0 : row - 1, column };
    case "ArrowDown":
      return { row: isControl ? size.rows - 1 : row + 1, column };
    case "ArrowLeft":
      return { row, column: isControl ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: isControl ? size.columns - 1 : column + 1 };
    case "PageUp":
      return { row: row === headerRow ? row : Math.max(0, row - size.pageRows), column };
    case "PageDown":
      return { row: row + size.pageRows, column };
    case "Home":
      return { row: isControl ? 0 : row, column: 0 };
    case "End":
      return { row: isControl ? size.rows - 1 : row, column: size.columns - 1 };
    default:
      return null;
  }
}

/** The selected rectangle; `null` while the header has the focus or there are no rows. */
export function toRange({ active, anchor }: GridSelection): GridRange | null {
  if (active.row === headerRow || anchor.row === headerRow) return null;
  return {
    firstRow: Math.min(active.row, anchor.row),
    lastRow: Math.max(active.row, anchor.row),
    firstColumn: Math.min(active.column, anchor.column),
    lastColumn: Math.max(active.column, anchor.column),
  };
}

/** The same selection in a grid that may have become smaller. */
export function clampSelection(selection: GridSelection, size: GridSize): GridSelection {
  const fit = (position: GridPosition): GridPosition => ({
    row: clamp(position.row, headerRow, size.rows - 1),
    column: clamp(position.column, 0, size.columns - 1),
  });
  return { active: fit(selection.active), anchor: fit(selection.anchor) };
}

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.max(minimum, Math.min(value, maximum));
}
