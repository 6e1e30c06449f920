import { describe, expect, it } from "vitest";
import {
  clampSelection,
  moveSelection,
  selectRows,
  toRange,
  type GridSelection,
} from "./gridSelection.ts";

const size = { rows: 100, columns: 5, pageRows: 20 };

function at(row: number, column: number, anchorRow = row, anchorColumn = column): GridSelection {
  return { active: { row, column }, anchor: { row: anchorRow, column: anchorColumn } };
}

function press(selection: GridSelection, keys: string): GridSelection | null {
  const parts = keys.split("+");
  const pressed = {
    key: parts.at(-1) ?? "",
    isControl: parts.includes("Ctrl"),
    isShift: parts.includes("Shift"),
  };
  return moveSelection(selection, pressed, size);
}

describe("moveSelection", () => {
  it.each([
    ["ArrowDown", at(0, 0), at(1, 0)],
    ["ArrowDown", at(99, 0), at(99, 0)],
    ["ArrowUp", at(0, 2), at(-1, 2)],
    ["ArrowUp", at(-1, 2), at(-1, 2)],
    ["ArrowDown", at(-1, 2), at(0, 2)],
    ["ArrowLeft", at(3, 0), at(3, 0)],
    ["ArrowRight", at(3, 0), at(3, 1)],
    ["ArrowRight", at(3, 4), at(3, 4)],
    ["Ctrl+ArrowDown", at(3, 4), at(99, 4)],
    ["Ctrl+ArrowUp", at(30, 4), at(0, 4)],
    ["Ctrl+ArrowUp", at(0, 4), at(-1, 4)],
    ["Ctrl+ArrowLeft", at(30, 4), at(30, 0)],
    ["PageDown", at(3, 1), at(23, 1)],
    ["PageDown", at(90, 1), at(99, 1)],
    ["PageUp", at(3, 1), at(0, 1)],
    ["Home", at(3, 3), at(3, 0)],
    ["End", at(3, 3), at(3, 4)],
    ["Ctrl+Home", at(50, 3), at(0, 0)],
    ["Ctrl+End", at(50, 3), at(99, 4)],
    ["ArrowDown", at(5, 1, 2, 0), at(6, 1)],
  ])("%s moves one cell from %j", (keys, before, after) => {
    expect(press(before, keys)).toEqual(after);
  });

  it.each([
    ["Shift+ArrowDown", at(3, 1), at(4, 1, 3, 1)],
    ["Shift+ArrowUp", at(4, 1, 3, 1), at(3, 1, 3, 1)],
    ["Shift+ArrowUp", at(0, 1, 3, 1), at(0, 1, 3, 1)],
    ["Shift+ArrowRight", at(3, 1), at(3, 2, 3, 1)],
    ["Ctrl+Shift+End", at(3, 1), at(99, 4, 3, 1)],
    ["Shift+PageDown", at(3, 1), at(23, 1, 3, 1)],
    ["Shift+ArrowDown", at(-1, 1), at(0, 1)],
    ["Ctrl+a", at(3, 1), at(99, 4, 0, 0)],
    ["Shift+ ", at(3, 1), at(3, 0, 3, 4)],
    ["Ctrl+ ", at(3, 1), at(99, 1, 0, 1)],
  ])("%s selects a range from %j", (keys, before, after) => {
    expect(press(before, keys)).toEqual(after);
  });

  it.each(["a", "Enter", "Tab", " ", "F2"])("%s selects nothing", (keys) => {
    expect(press(at(3, 1), keys)).toBeNull();
  });

  it("stays in the header when there are no rows", () => {
    const empty = { rows: 0, columns: 2, pageRows: 20 };
    const down = { key: "ArrowDown", isControl: false, isShift: false };
    expect(moveSelection(at(-1, 1), down, empty)).toEqual(at(-1, 1));
    expect(moveSelection(at(-1, 1), { ...down, key: "a", isControl: true }, empty)).toBeNull();
  });
});

describe("toRange", () => {
  it("puts the corners in order", () => {
    const range = { firstRow: 1, lastRow: 3, firstColumn: 0, lastColumn: 2 };
    expect(toRange(at(3, 0, 1, 2))).toEqual(range);
    expect(toRange(at(1, 2, 3, 0))).toEqual(range);
    expect(toRange(at(-1, 2))).toBeNull();
  });

  it("spans whole rows", () => {
    expect(toRange(selectRows(7, 5, size))).toEqual({
      firstRow: 5,
      lastRow: 7,
      firstColumn: 0,
      lastColumn: 4,
    });
  });
});

describe("clampSelection", () => {
  it("keeps inside of a smaller grid", () => {
    expect(clampSelection(at(50, 4, 90, 0), { ...size, rows: 10, columns: 2 })).toEqual(
      at(9, 1, 9, 0),
    );
    expect(clampSelection(at(5, 4), { ...size, rows: 0 })).toEqual(at(-1, 4));
  });
});
