import { expect, it } from "vitest";
import type { Column } from "../../../sql/model.ts";
import { findLossyColumns, listColumns } from "./findLossyColumns.ts";

it.each([
  ["integer", "right", false],
  ["timestamp(3) without time zone", "left", false],
  ["boolean", "left", false],
  ["uuid", "left", false],
  [null, "right", false],
  [null, "left", true],
  ["text", "left", true],
  ["character(10)", "left", true],
  ["jsonb", "left", true],
  ["text[]", "left", true],
  ["date[]", "left", true],
  ["my_domain", "left", true],
] as const)("%s printed to the %s may lose something: %s", (type, alignment, expected) => {
  const column: Column = { name: "c", alignment, type };
  expect(findLossyColumns([column]).length > 0).toBe(expected);
});

it("names some columns and counts the others", () => {
  const columns = Array.from({ length: 10 }, (_unused, index): Column => {
    return { name: `c${index}`, alignment: "left", type: "text" };
  });
  expect(listColumns(columns)).toEqual({ names: "c0, c1, c2, c3, c4, c5, c6, c7", more: 2 });
});
