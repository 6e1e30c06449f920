import { expect, it } from "vitest";
import { listDrawnRows } from "./listDrawnRows.ts";

it.each([
  ["the rows of a group", [1], 100, 9, [8, 9, 10, 11, 12, 13, 14, 15]],
  ["no rows beyond the last one", [1], 11, 9, [8, 9, 10]],
  ["the focused row before them", [1], 10, 2, [2, 8, 9]],
  ["the focused row behind them", [1], 100, 40, [8, 9, 10, 11, 12, 13, 14, 15, 40]],
  ["no header", [1], 10, -1, [8, 9]],
  ["no focused row that does not exist any more", [1], 10, 10, [8, 9]],
  ["nothing of groups that do not exist any more", [2], 10, -1, []],
])("lists %s", (_what, groups, rowCount, focusedRow, expected) => {
  expect(listDrawnRows(groups, rowCount, focusedRow)).toEqual(expected);
});
