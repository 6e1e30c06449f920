import { expect, it } from "vitest";
import type { Column } from "../../sql/model.ts";
import { sortRows } from "./useSortedRows.ts";

const columns: readonly Column[] = [
  { name: "n", alignment: "right", type: "integer" },
  { name: "t", alignment: "left", type: "text" },
];
const rows = [
  ["10", "b"],
  [null, "a"],
  ["9", "b"],
  ["10", "a"],
] as const;

it.each([
  [[], ["10b", "nulla", "9b", "10a"]],
  [[{ id: "0", desc: false }], ["9b", "10b", "10a", "nulla"]],
  [[{ id: "0", desc: true }], ["10b", "10a", "9b", "nulla"]],
  [
    [
      { id: "1", desc: true },
      { id: "0", desc: false },
    ],
    ["9b", "10b", "10a", "nulla"],
  ],
  [[{ id: "7", desc: true }], ["10b", "nulla", "9b", "10a"]],
] as const)("sorts by %j", (sorting, expected) => {
  expect(sortRows(rows, columns, sorting).map(([n, t]) => `${n}${t}`)).toEqual(expected);
});
