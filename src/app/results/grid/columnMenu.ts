import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChartColumn,
  Copy,
  Eye,
  EyeOff,
  MoveHorizontal,
  Pin,
  PinOff,
  Undo2,
} from "lucide-react";
import type { MenuItem } from "../../ui/menu/menuItem.ts";
import { writeClipboard } from "../../ui/writeClipboard.ts";
import { placeColumn } from "../gridModel/placeColumn.ts";
import {
  maximumColumnWidth,
  minimumColumnWidth,
  type GridColumn,
} from "../gridModel/gridLayout.ts";
import type { GridTable } from "../gridModel/useGridTable.ts";
import { translate } from "../../translation/translation.ts";

/** The menu of a column; `fit` makes it as wide as its content, `profile` shows its figures. */
export function makeColumnMenu(
  table: GridTable,
  column: GridColumn,
  fit: () => void,
  profile?: (column: number) => void,
): readonly MenuItem[] {
  const entry = table.getColumn(column.id);
  if (entry === undefined) return [];
  const sorted = entry.getIsSorted();
  const hiddenCount = table.getAllLeafColumns().length - table.getVisibleLeafColumns().length;
  const items: MenuItem[] = [
    {
      kind: "action",
      label: "Sort ascending",
      icon: ArrowUp,
      onSelect: () => entry.toggleSorting(false),
    },
    {
      kind: "action",
      label: "Sort descending",
      icon: ArrowDown,
      onSelect: () => entry.toggleSorting(true),
    },
    {
      kind: "action",
      label: "Clear sorting",
      icon: Undo2,
      isDisabled: sorted === false,
      onSelect: () => entry.clearSorting(),
    },
    { kind: "separator" },
    column.isPinned
      ? { kind: "action", label: "Unpin", icon: PinOff, onSelect: () => entry.pin(false) }
      : { kind: "action", label: "Pin to the left", icon: Pin, onSelect: () => entry.pin("start") },
    {
      kind: "action",
      label: "Hide",
      icon: EyeOff,
      isDisabled: table.getVisibleLeafColumns().length === 1,
      onSelect: () => entry.toggleVisibility(false),
    },
    moveItem(table, column, "Move left", -1),
    moveItem(table, column, "Move right", 1),
    { kind: "action", label: "Fit to content", icon: MoveHorizontal, onSelect: fit },
    { kind: "separator" },
    ...(profile === undefined
      ? []
      : [
          {
            kind: "action",
            label: "Profile column",
            icon: ChartColumn,
            onSelect: () => profile(column.index),
          } as const,
        ]),
    {
      kind: "action",
      label: "Copy name",
      icon: Copy,
      onSelect: () => void writeClipboard(column.column.name),
    },
  ];
  if (hiddenCount === 0) return items;
  return [...items, showAllItem(table, hiddenCount)];
}

/** A menu item that moves a column past its neighbour; disabled for pinned columns. */
function moveItem(table: GridTable, column: GridColumn, label: string, step: -1 | 1): MenuItem {
  const neighbour = findNeighbour(table, column, step);
  return {
    kind: "action",
    label,
    icon: step === -1 ? ArrowLeft : ArrowRight,
    isDisabled: neighbour === null,
    onSelect: () => {
      if (neighbour !== null) {
        moveColumn(table, column.id, neighbour, step === -1 ? "before" : "after");
      }
    },
  };
}

function findNeighbour(table: GridTable, column: GridColumn, step: -1 | 1): string | null {
  if (column.isPinned) return null;
  const shown = table.getCenterVisibleLeafColumns().map(({ id }) => id);
  return shown[shown.indexOf(column.id) + step] ?? null;
}

/** Moves a column before or after another one. */
export function moveColumn(
  table: GridTable,
  movedId: string,
  targetId: string,
  side: "before" | "after",
): void {
  const order = table.getAllLeafColumns().map(({ id }) => id);
  table.setColumnOrder([...placeColumn(order, movedId, targetId, side)]);
}

function showAllItem(table: GridTable, hiddenCount: number): MenuItem {
  return {
    kind: "action",
    label: translate("Show all columns ({{number}} hidden)", { number: hiddenCount }),
    icon: Eye,
    onSelect: () => table.setColumnVisibility({}),
  };
}

/** The largest number of columns in the menu. */
const listedColumns = 40;

/** The menu that shows and hides columns. */
export function makeColumnsMenu(table: GridTable, names: readonly string[]): readonly MenuItem[] {
  const columns = table.getAllLeafColumns();
  const hidden = columns.filter((column) => !column.getIsVisible());
  const listed = columns.length <= listedColumns ? columns : hidden.slice(0, listedColumns);
  const toggles = listed.map((column): MenuItem => {
    const isShown = column.getIsVisible();
    return {
      kind: "toggle",
      label: names[Number(column.id)] ?? "",
      isChecked: isShown,
      onSelect: () => column.toggleVisibility(!isShown),
    };
  });
  const all: MenuItem = {
    kind: "action",
    label: "Show all columns",
    icon: Eye,
    isDisabled: hidden.length === 0,
    onSelect: () => table.setColumnVisibility({}),
  };
  return toggles.length === 0 ? [all] : [all, { kind: "separator" }, ...toggles];
}

/** Sets the width of a column, within bounds. */
export function resizeColumn(table: GridTable, column: GridColumn, width: number): void {
  const bounded = Math.max(minimumColumnWidth, Math.min(Math.round(width), maximumColumnWidth));
  table.setColumnSizing((before) => ({ ...before, [column.id]: bounded }));
}
