import type { HTMLAttributes } from "react";
import type { GridColumn } from "../gridModel/gridLayout.ts";

/** The props of a row that do not depend on the content of its cells. */
export interface RowFrame {
  readonly index: number;
  readonly top: number;
  readonly width: number;
  readonly rowNumberWidth: number;
  readonly drawn: readonly GridColumn[];
  /** The first and last selected column of this row on the screen; -1 if there are none. */
  readonly firstSelected: number;
  readonly lastSelected: number;
  /** The column with the focus; -1 in all other rows. */
  readonly activeColumn: number;
}

/** Returns the attributes of a row's element. */
export function rowAttributes({ index, width, top }: RowFrame): HTMLAttributes<HTMLDivElement> {
  return {
    role: "row",
    "aria-rowindex": index + 2,
    style: { width, transform: `translateY(${top}px)` },
  };
}

/** Returns the attributes of a cell's element; `data-active` marks the one with the focus. */
export function cellAttributes(
  { screenIndex, left, width }: GridColumn,
  { firstSelected, lastSelected, activeColumn }: RowFrame,
): HTMLAttributes<HTMLDivElement> & { readonly "data-active": true | undefined } {
  const isActive = screenIndex === activeColumn;
  return {
    role: "gridcell",
    "aria-colindex": screenIndex + 1,
    "aria-selected": screenIndex >= firstSelected && screenIndex <= lastSelected,
    tabIndex: isActive ? 0 : -1,
    "data-active": isActive || undefined,
    style: { left, width },
  };
}
