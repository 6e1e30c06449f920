import { describe, expect, it } from "vitest";
import type { Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import { chooseChart } from "./chooseChart.ts";

function columns(...types: readonly (string | null)[]): readonly Column[] {
  return types.map((type, index) => ({
    name: `c${index}`,
    alignment: type === "integer" ? "right" : "left",
    type,
  }));
}

const cases: readonly (readonly [string, readonly Column[], readonly GridData[], string | null])[] =
  [
    [
      "words and numbers",
      columns("text", "integer"),
      [
        ["a", "1"],
        ["b", "2"],
      ],
      "bar x0 y1 none",
    ],
    [
      "words that repeat",
      columns("text", "integer"),
      [
        ["a", "1"],
        ["a", "2"],
      ],
      "bar x0 y1 sum",
    ],
    ["words only", columns("text"), [["a"], ["a"]], "bar x0 y count"],
    [
      "a truth value",
      columns("boolean", "integer"),
      [
        ["t", "1"],
        ["f", "2"],
      ],
      "bar x0 y1 none",
    ],
    [
      "words of two kinds",
      columns("text", "text", "integer"),
      [
        ["a", "x", "1"],
        ["a", "y", "2"],
        ["b", "x", "3"],
      ],
      "bar x0 y2 by1 none",
    ],
    ["dates and numbers", columns("date", "integer"), [["2024-01-01", "1"]], "line x0 y1 none"],
    ["times only", columns("timestamp"), [["2024-01-01 10:00:00"]], "line x0 y count"],
    [
      "dates of several series",
      columns("text", "integer", "timestamptz"),
      [
        ["a", "1", "2024-01-01"],
        ["b", "2", "2024-01-01"],
      ],
      "line x2 y1 by0 none",
    ],
    [
      "several numbers for each date",
      columns("date", "integer", "numeric(6,2)"),
      [["2024-01-01", "1", "2"]],
      "line x0 y1,2 none",
    ],
    [
      "rising numbers",
      columns("integer", "integer"),
      [
        ["1", "9"],
        ["2", "5"],
      ],
      "line x0 y1 none",
    ],
    [
      "numbers in no order",
      columns("integer", "integer"),
      [
        ["2", "9"],
        ["1", "5"],
      ],
      "scatter x0 y1 none",
    ],
    ["one column of numbers", columns("double precision"), [["2"]], "histogram x y0 none"],
    ["numbers of Oracle's port", columns("sys.number"), [["2"]], "histogram x y0 none"],
    ["an interval only", columns("interval"), [["1 day"]], null],
    [
      "an interval and numbers",
      columns("interval", "integer"),
      [["1 day", "1"]],
      "histogram x y1 none",
    ],
    ["bytes, JSON and arrays", columns("bytea", "jsonb", "integer[]"), [], null],
    ["no columns", [], [], null],
  ];

describe("chooseChart", () => {
  it.each(cases)("for %s", (_name, given, rows, expected) => {
    const spec = chooseChart(given, rows);
    const words =
      spec &&
      [
        spec.type,
        `x${spec.x ?? ""}`,
        `y${spec.y.join(",")}`,
        ...(spec.series === null ? [] : [`by${spec.series}`]),
        spec.aggregation,
      ].join(" ");
    expect(words).toBe(expected);
  });
});
