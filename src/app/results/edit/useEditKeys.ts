import type { KeyboardEvent } from "react";
import { headerRow } from "../gridModel/gridSelection.ts";
import type { GridSelectionModel } from "../grid/useGridSelection.ts";
import type { EditCommands } from "./useEditCommands.ts";

export interface EditKeyTargets {
  readonly selection: GridSelectionModel;
  readonly commands: EditCommands;
  /** Opens the editor of the active cell; `typed` replaces its value. */
  readonly openActive: (typed: string | null) => void;
  readonly pageRows: number;
}

/** Handles keys in the editing grid while no cell's editor is open. */
export function useEditKeys(targets: EditKeyTargets): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const isControl = event.ctrlKey || event.metaKey;
    const isHandled =
      (isControl ? pressWithControl(event, targets) : pressPlain(event, targets)) ||
      targets.selection.press(
        { key: event.key, isControl, isShift: event.shiftKey },
        targets.pageRows,
      );
    if (isHandled) event.preventDefault();
  };
}

function pressWithControl(event: KeyboardEvent, { commands }: EditKeyTargets): boolean {
  switch (event.key.toLowerCase()) {
    case "z":
      if (event.shiftKey) commands.redo();
      else commands.undo();
      return true;
    case "y":
      commands.redo();
      return true;
    case "d":
      commands.fillDown();
      return true;
    default:
      return false;
  }
}

function pressPlain(event: KeyboardEvent, targets: EditKeyTargets): boolean {
  const { selection, commands, openActive } = targets;
  if (selection.active.row === headerRow) return false;
  if (event.key === "Enter" || event.key === "F2") {
    openActive(null);
    return true;
  }
  if (event.key === "Delete" || event.key === "Backspace") {
    commands.setNull();
    return true;
  }
  const isSelecting = event.key === " " && event.shiftKey;
  if (event.key.length !== 1 || isSelecting) return false;
  openActive(event.key);
  return true;
}
