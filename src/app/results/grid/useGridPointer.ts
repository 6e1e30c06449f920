import { useRef, type MouseEvent, type PointerEvent } from "react";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { findCellAt, type GridLayout } from "../gridModel/gridLayout.ts";
import type { GridPosition } from "../gridModel/gridSelection.ts";
import type { GridSelectionModel } from "./useGridSelection.ts";

export interface GridPointerTargets {
  readonly layout: GridLayout;
  readonly selection: GridSelectionModel;
  readonly rowCount: number;
  readonly openCellMenu: (anchor: Anchor) => void;
  readonly onViewerOpenChange: (isOpen: boolean) => void;
  /** Called before the selection moves, so that the focus follows. */
  readonly onSelect: () => void;
}

export interface GridPointerHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onMouseDown: (event: MouseEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onLostPointerCapture: () => void;
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  readonly onDoubleClick: (event: MouseEvent<HTMLElement>) => void;
}

type Drag = "cells" | "rows" | null;

/** Selects with the mouse: a press starts a range, dragging and Shift extend it. */
export function useGridPointer(targets: GridPointerTargets): GridPointerHandlers {
  const { layout, selection, rowCount } = targets;
  const drag = useRef<Drag>(null);
  const last = useRef<GridPosition | null>(null);
  const locate = (event: MouseEvent<HTMLElement>): GridPosition => {
    const grid = event.currentTarget;
    const box = grid.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return findCellAt(layout, point, { left: grid.scrollLeft, top: grid.scrollTop }, rowCount);
  };
  const extend = (position: GridPosition, isExtending: boolean): void => {
    last.current = position;
    targets.onSelect();
    if (drag.current === "rows") selection.selectRow(position.row, isExtending);
    else selection.select(position, isExtending);
  };
  return {
    onPointerDown: (event) => {
      const target = findTarget(event.target);
      if (event.button !== 0 || target === null || rowCount === 0) return;
      drag.current = target;
      extend(locate(event), event.shiftKey);
      // A moving finger scrolls.
      if (event.pointerType === "touch") drag.current = null;
      else event.currentTarget.setPointerCapture(event.pointerId);
    },
    onMouseDown: (event) => {
      // A row number cannot have the focus: pressing it would take the focus from the cells.
      if (findTarget(event.target) === "rows") event.preventDefault();
    },
    onPointerMove: (event) => {
      if (drag.current === null) return;
      const position = locate(event);
      const { row, column } = last.current ?? { row: -1, column: -1 };
      if (position.row !== row || position.column !== column) extend(position, true);
    },
    onLostPointerCapture: () => {
      drag.current = null;
    },
    onContextMenu: (event) => {
      if (findTarget(event.target) !== "cells") return;
      event.preventDefault();
      const position = locate(event);
      if (!isInRange(position, selection)) selection.select(position, false);
      targets.openCellMenu({ x: event.clientX, y: event.clientY, width: 0, height: 0 });
    },
    onDoubleClick: (event) => {
      if (isInBody(event) && rowCount > 0) targets.onViewerOpenChange(true);
    },
  };
}

function findTarget(target: EventTarget): Drag {
  if (!(target instanceof Element)) return null;
  if (target.closest("[role=gridcell]") !== null) return "cells";
  return target.closest("[data-row-number]") === null ? null : "rows";
}

/** While the pointer is captured the grid is the target of clicks, so the position decides. */
function isInBody(event: MouseEvent<HTMLElement>): boolean {
  const hit = document.elementFromPoint(event.clientX, event.clientY);
  return (hit ?? event.target) instanceof Element && findTarget(hit ?? event.target) === "cells";
}

function isInRange({ row, column }: GridPosition, { range }: GridSelectionModel): boolean {
  if (range === null) return false;
  const isRowIn = row >= range.firstRow && row <= range.lastRow;
  return isRowIn && column >= range.firstColumn && column <= range.lastColumn;
}
