import { expect, it } from "vitest";
import { filterRows } from "./filterRows.ts";

const rows = [
  ["1", "Ada Lovelace", null],
  ["2", "Grace Hopper", "navy"],
  ["3", "", "Navy"],
];

it.each([
  ["", ["1", "2", "3"]],
  ["  ", ["1", "2", "3"]],
  ["navy", ["2", "3"]],
  ["NAVY grace", ["2"]],
  ["null", ["1"]],
  ["nobody", []],
])("keeps the rows with the words of %j", (filter, expected) => {
  expect(filterRows(rows, filter).map(([id]) => id)).toEqual(expected);
});
