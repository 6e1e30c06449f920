import { expect, it } from "vitest";
import { compareTables } from "./compareTables.ts";
import type { Cell, ResultTable } from "./model.ts";

function makeTable(names: string, ...rows: readonly (readonly Cell[])[]): ResultTable {
  const columns = names
    .split(" ")
    .map((name) => ({ name, alignment: "left", type: null }) as const);
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  return { ...shape, columns, rows };
}

it.each([
  ["the same", makeTable("a b", ["1", null]), makeTable("a b", ["1", null]), { kind: "same" }],
  [
    "another order",
    makeTable("a", ["1"], ["2"]),
    makeTable("a", ["2"], ["1"]),
    { kind: "sameRowsOtherOrder" },
  ],
  [
    "NULL and the empty string",
    makeTable("a b", ["1", null], ["2", "x"]),
    makeTable("a b", ["1", ""], ["2", "x"]),
    {
      kind: "different",
      hasOtherColumns: false,
      rows: new Set([0]),
      cells: new Set(["0:1"]),
    },
  ],
  [
    "a row more",
    makeTable("a", ["1"]),
    makeTable("a", ["1"], ["2"]),
    { kind: "different", hasOtherColumns: false, rows: new Set([1]), cells: new Set(["1:0"]) },
  ],
  [
    "another name",
    makeTable("a", ["1"]),
    makeTable("b", ["1"]),
    { kind: "different", hasOtherColumns: true, rows: new Set(), cells: new Set() },
  ],
] as const)("returns the difference: %s", (_name, left, right, expected) => {
  expect(compareTables(left, right)).toEqual(expected);
});
