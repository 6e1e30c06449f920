import type { DiagramReference, DiagramTable } from "../../sql/diagram/schemaDiagram.ts";

/** Pixels, x to the right and y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A table's box. */
export interface DiagramBox extends Point {
  readonly table: DiagramTable;
  readonly width: number;
  readonly height: number;
}

/** Where a reference leaves a box: 1 to the right, -1 to the left. */
export interface EdgeEnd extends Point {
  readonly direction: 1 | -1;
}

export interface DiagramEdge {
  readonly reference: DiagramReference;
  /** At the referencing table; `to` is at the referenced one. */
  readonly from: EdgeEnd;
  readonly to: EdgeEnd;
  readonly path: string;
}

export const headerHeight = 28;
export const rowHeight = 20;
export const characterWidth = 7.3;

/** The middle of a column's row. */
export function rowMiddle(box: DiagramBox, column: string | undefined): number {
  const index = box.table.columns.findIndex(({ name }) => name === column);
  return box.y + headerHeight + (Math.max(0, index) + 0.5) * rowHeight;
}
