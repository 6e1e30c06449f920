import type { KeyboardEvent } from "react";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { resizeColumn } from "./columnMenu.ts";
import type { GridColumn, GridLayout } from "../gridModel/gridLayout.ts";
import { headerRow } from "../gridModel/gridSelection.ts";
import type { GridSelectionModel } from "./useGridSelection.ts";
import type { GridTable } from "../gridModel/useGridTable.ts";

export interface GridKeyTargets {
  readonly table: GridTable;
  readonly layout: GridLayout;
  readonly selection: GridSelectionModel;
  readonly pageRows: number;
  readonly openCellMenu: (anchor: Anchor) => void;
  readonly openColumnMenu: (column: GridColumn, anchor: Anchor) => void;
  readonly isViewerOpen: boolean;
  readonly onViewerOpenChange: (isOpen: boolean) => void;
}

const resizeStepPx = 16;

/** Handles keys in a grid. Copying is not here: the browser sends it as a copy event. */
export function useGridKeys(targets: GridKeyTargets): (event: KeyboardEvent) => void {
  return (event) => {
    const isInHeader = targets.selection.active.row === headerRow;
    const isHandled =
      pressMenuKey(event, targets) ||
      (isInHeader ? pressInHeader(event, targets) : pressInCell(event, targets)) ||
      pressToSelect(event, targets);
    if (isHandled) event.preventDefault();
  };
}

function pressMenuKey(event: KeyboardEvent, targets: GridKeyTargets): boolean {
  const isMenuKey = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
  if (!isMenuKey || !(event.target instanceof Element)) return false;
  openMenu(event.target, targets);
  return true;
}

function openMenu(element: Element, targets: GridKeyTargets): void {
  const { active } = targets.selection;
  const column = targets.layout.columns[active.column];
  const anchor = element.getBoundingClientRect();
  if (active.row !== headerRow) targets.openCellMenu(anchor);
  else if (column !== undefined) targets.openColumnMenu(column, anchor);
}

/** Enter sorts, with Shift as an additional column; Shift+arrows resize; Alt+Down: menu. */
function pressInHeader(event: KeyboardEvent, targets: GridKeyTargets): boolean {
  const { table, layout, selection } = targets;
  const column = layout.columns[selection.active.column];
  if (column === undefined) return false;
  if (event.key === "Enter" || (event.key === " " && !event.ctrlKey)) {
    table.getColumn(column.id)?.toggleSorting(undefined, event.shiftKey);
    return true;
  }
  if (event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    const step = event.key === "ArrowLeft" ? -resizeStepPx : resizeStepPx;
    resizeColumn(table, column, column.width + step);
    return true;
  }
  if (event.altKey && event.key === "ArrowDown" && event.target instanceof Element) {
    openMenu(event.target, targets);
    return true;
  }
  return false;
}

function pressInCell(event: KeyboardEvent, targets: GridKeyTargets): boolean {
  const { isViewerOpen, onViewerOpenChange } = targets;
  if ((event.key === "Enter" || event.key === "F2") && !event.ctrlKey && !event.metaKey) {
    onViewerOpenChange(true);
    return true;
  }
  if (event.key === "Escape" && isViewerOpen) {
    onViewerOpenChange(false);
    return true;
  }
  return false;
}

function pressToSelect(event: KeyboardEvent, { selection, pageRows }: GridKeyTargets): boolean {
  if (event.altKey) return false;
  const pressed = {
    key: event.key,
    isControl: event.ctrlKey || event.metaKey,
    isShift: event.shiftKey,
  };
  return selection.press(pressed, pageRows);
}
