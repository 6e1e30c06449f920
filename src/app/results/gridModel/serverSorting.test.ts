import { expect, it } from "vitest";
import { findSortedColumn } from "./serverSorting.ts";

const ascending = (id: string) => ({ id, desc: false });
const descending = (id: string) => ({ id, desc: true });

it.each([
  ["a first column", [], [ascending("1")], "1"],
  ["another direction", [ascending("1"), ascending("2")], [ascending("1"), descending("2")], "2"],
  ["a further column", [ascending("1")], [ascending("1"), ascending("0")], "0"],
  ["a column in place of others", [ascending("1"), ascending("2")], [descending("1")], "1"],
  ["a removed column", [ascending("1"), descending("2")], [ascending("1")], "2"],
  ["nothing", [ascending("1")], [ascending("1")], null],
])("finds the column of a changed order: %s", (_name, before, after, expected) => {
  expect(findSortedColumn(before, after)).toBe(expected);
});
