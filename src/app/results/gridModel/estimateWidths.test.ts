import { describe, expect, it } from "vitest";
import type { Column } from "../../../sql/model.ts";
import { estimateWidths } from "./estimateWidths.ts";

function text(name: string): Column {
  return { name, alignment: "left", type: null };
}

describe("estimateWidths", () => {
  it.each([
    ["the name alone, with room for a bold font", [text("description")], [], [13]],
    ["a short name", [text("id")], [["1"]], [5]],
    [
      "the widest cell",
      [text("id"), text("n")],
      [
        ["1", "x".repeat(20)],
        ["2", "y"],
      ],
      [5, 20],
    ],
    [
      "a cap for long cells",
      [text("a"), text("b"), text("c"), text("d")],
      [[null, "", "x".repeat(200), "\t"]],
      [5, 5, 40, 5],
    ],
    ["a column alone", [text("QUERY PLAN")], [["x".repeat(150)]], [150]],
    ["wide characters", [text("c")], [["日本語 한국어"]], [13]],
    ["the first line and its mark", [text("c")], [["12345678\nlonger than the first"]], [10]],
    ["a row that is too short", [text("a"), text("b")], [["1"]], [5, 5]],
  ])("takes %s", (_name, columns, rows, expected) => {
    expect(estimateWidths(columns, rows)).toEqual(expected);
  });

  it("samples later rows too, but not all of them", () => {
    const rows = Array.from({ length: 10_000 }, (_unused, index) => [
      index < 5000 ? "short" : "considerably longer",
    ]);
    expect(estimateWidths([text("c")], rows)).toEqual([19]);
  });

  it("is fast for many columns", () => {
    const columns = Array.from({ length: 1600 }, (_unused, index) => text(`column_${index}`));
    const row = columns.map(() => "value of a cell");
    expect(estimateWidths(columns, [row, row]).every((width) => width === 15)).toBe(true);
  });
});
