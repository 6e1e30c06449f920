import { describe, expect, it } from "vitest";
import {
  findCellAt,
  headerHeight,
  layOutColumns,
  measureRowNumbers,
  rowHeight,
  type UnplacedColumn,
} from "./gridLayout.ts";

function column(index: number, width: number): UnplacedColumn {
  const name = `c${index}`;
  return {
    id: String(index),
    index,
    column: { name, alignment: "left", type: null },
    kind: "text",
    isRightAligned: false,
    width,
  };
}

const layout = layOutColumns([column(2, 60)], [column(0, 100), column(1, 200), column(3, 80)], 40);

describe("layOutColumns", () => {
  it("puts pinned columns first and adds up", () => {
    expect(
      layout.columns.map(({ id, screenIndex, left, isPinned }) => [
        id,
        screenIndex,
        left,
        isPinned,
      ]),
    ).toEqual([
      ["2", 0, 40, true],
      ["0", 1, 100, false],
      ["1", 2, 200, false],
      ["3", 3, 400, false],
    ]);
    expect([layout.fixedWidth, layout.totalWidth]).toEqual([100, 480]);
    expect(layout.pinned.concat(layout.scrolling)).toEqual(layout.columns);
  });
});

describe("findCellAt", () => {
  const firstRow = headerHeight + 1;
  it.each([
    ["the first cell", { x: 101, y: firstRow }, { left: 0, top: 0 }, { row: 0, column: 1 }],
    ["a pinned cell", { x: 99, y: firstRow }, { left: 150, top: 0 }, { row: 0, column: 0 }],
    ["a scrolled cell", { x: 101, y: firstRow }, { left: 150, top: 280 }, { row: 10, column: 2 }],
    ["left of all", { x: -50, y: firstRow }, { left: 150, top: 0 }, { row: 0, column: 0 }],
    ["right of all", { x: 900, y: firstRow }, { left: 0, top: 0 }, { row: 0, column: 3 }],
    ["above all", { x: 101, y: -500 }, { left: 0, top: 28 }, { row: 0, column: 1 }],
    ["below all", { x: 101, y: 5000 }, { left: 0, top: 0 }, { row: 19, column: 1 }],
    [
      "a border",
      { x: 200, y: headerHeight + rowHeight },
      { left: 0, top: 0 },
      { row: 1, column: 2 },
    ],
  ])("finds %s", (_name, point, scroll, expected) => {
    expect(findCellAt(layout, point, scroll, 20)).toEqual(expected);
  });

  it("does not count scrolling for pinned columns", () => {
    const two = layOutColumns([column(0, 60), column(1, 60)], [column(2, 900)], 40);
    const found = findCellAt(two, { x: 50, y: 40 }, { left: 200, top: 0 }, 5);
    expect(found).toEqual({ row: 0, column: 0 });
  });

  it("counts row numbers for the first column when nothing is pinned", () => {
    const plain = layOutColumns([], [column(0, 100), column(1, 100)], 40);
    expect(findCellAt(plain, { x: 5, y: 40 }, { left: 0, top: 0 }, 5)).toEqual({
      row: 0,
      column: 0,
    });
  });
});

describe("measureRowNumbers", () => {
  it.each([
    [0, 40],
    [999, 40],
    [10_000, 56],
  ])("%d rows", (rows, expected) => {
    expect(measureRowNumbers(rows, 8)).toBe(expected);
  });
});
