import { describe, expect, it } from "vitest";
import type { Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import type { ChartSpec } from "../chartSpec.ts";
import type { Category, ChartData } from "./chartData.ts";
import { makeChartData, makeChartDataInSteps } from "./makeChartData.ts";

function columns(...types: readonly string[]): readonly Column[] {
  return types.map((type, index) => ({ name: `c${index}`, alignment: "left", type }));
}

const bar: ChartSpec = {
  type: "bar",
  x: 0,
  y: [1],
  series: null,
  aggregation: "none",
  isLog: false,
};

function nameOf(category: Category): string | number | null {
  if (category.kind === "value") return category.cell;
  if (category.kind === "column") return `c${category.column}`;
  if (category.kind === "other") return `other ${category.count}`;
  return category.kind === "bin" ? `${category.from}..${category.to}` : "rows";
}

/** The points of each series as "place=value". */
function drawn({ axis, series }: ChartData): Record<string, readonly string[]> {
  return Object.fromEntries(
    series.map(({ name, points }) => [
      String(nameOf(name)),
      points.map(({ x, xText, yText }) => {
        const category = axis.kind === "categories" ? axis.categories[x] : undefined;
        return `${category === undefined ? xText : nameOf(category)}=${yText}`;
      }),
    ]),
  );
}

function draw(
  types: readonly string[],
  rows: readonly GridData[],
  changes: Partial<ChartSpec> = {},
): ChartData {
  return makeChartData(columns(...types), rows, { ...bar, ...changes });
}

describe("rows as they are", () => {
  it("have a place each, also with equal categories", () => {
    const data = draw(
      ["text", "integer"],
      [
        ["a", "1"],
        ["a", "2"],
        [null, "3"],
        ["NULL", "4"],
      ],
    );
    expect(drawn(data)).toEqual({ c1: ["a=1", "a=2", "null=3", "NULL=4"] });
    expect(data.drawnRows).toBe(4);
  });

  it.each([
    ["NULL", null, "null"],
    ["NaN", "NaN", "notNumber"],
    ["infinity", "Infinity", "notNumber"],
    ["a number beyond a double", `1${"0".repeat(400)}`, "notNumber"],
    ["a number too small for a double", "1e-400", "notNumber"],
    ["an amount of money", "$1.00", "notNumber"],
  ] as const)("leave out and count %s", (_name, cell, reason) => {
    const data = draw(
      ["text", "numeric"],
      [
        ["a", "1"],
        ["b", cell],
      ],
    );
    expect(drawn(data)).toEqual({ c1: ["a=1"] });
    expect([...data.omissions]).toEqual([[reason, 1]]);
    expect(data.drawnRows).toBe(1);
  });

  it("keep the digits of numbers beyond a double's", () => {
    const data = draw(["text", "numeric"], [["a", "12345678901234567890.5"]]);
    expect(data.series[0]?.points[0]).toMatchObject({
      y: 12345678901234567000,
      yText: "12345678901234567890.5",
    });
  });

  it.each(["bar", "line", "area", "scatter"] as const)(
    "leave out what is not above zero of a %s on a log scale",
    (type) => {
      const rows = [
        ["1", "10"],
        ["2", "0"],
        ["3", "-5"],
        ["4", "0.001"],
      ];
      const data = draw(["integer", "integer"], rows, { type, isLog: true });
      expect(drawn(data)).toEqual({ c1: ["1=10", "4=0.001"] });
      expect([...data.omissions]).toEqual([["notPositive", 2]]);
    },
  );

  it("are sorted along X in a line, and not in a scatter plot", () => {
    const rows = [
      ["2", "1"],
      ["10", "2"],
      ["1", "3"],
      ["2", "4"],
    ];
    const line = draw(["integer", "integer"], rows, { type: "line" });
    expect(drawn(line)).toEqual({ c1: ["1=3", "2=1", "2=4", "10=2"] });
    const scatter = draw(["integer", "integer"], rows, { type: "scatter" });
    expect(drawn(scatter)).toEqual({ c1: ["2=1", "10=2", "1=3", "2=4"] });
  });

  it("are numbered without a column along X", () => {
    const data = draw(
      ["text", "integer"],
      [
        ["x", "5"],
        ["y", "6"],
      ],
      { type: "line", x: null },
    );
    expect(drawn(data)).toEqual({ c1: ["1=5", "2=6"] });
  });

  it("have a series for each value of a column, and report a second value for one place", () => {
    const rows = [
      ["a", "1", "x"],
      ["a", "2", "y"],
      ["b", "3", "x"],
      ["b", "4", "x"],
    ];
    const data = draw(["text", "integer", "text"], rows, { series: 2 });
    expect(drawn(data)).toEqual({ x: ["a=1", "b=3"], y: ["a=2"] });
    expect([...data.omissions]).toEqual([["repeated", 1]]);
    expect(data.drawnRows).toBe(3);
  });

  it("leave out series beyond twelve and say so", () => {
    const rows = Array.from({ length: 15 }, (_, index) => ["a", "1", `s${index}`]);
    const data = draw(["text", "integer", "text"], rows, { series: 2 });
    expect(data.series).toHaveLength(12);
    expect([...data.omissions]).toEqual([["moreSeries", 3]]);
  });
});

describe("times", () => {
  const line = { type: "line" } as const;
  it.each([
    ["date", "2024-02-29", Date.UTC(2024, 1, 29)],
    ["timestamp", "2024-02-29 12:00:00.25", Date.UTC(2024, 1, 29, 12, 0, 0, 250)],
    ["timestamp with time zone", "2024-02-29 12:00:00+02", Date.UTC(2024, 1, 29, 10)],
    ["sys.oradate", "29-FEB-2024", Date.UTC(2024, 1, 29)],
    ["date", "1969-12-31", -86_400_000],
    ["timestamp", "2024-02-29 12:00:00.123456", Date.UTC(2024, 1, 29, 12) + 123.456],
    ["date", "0044-03-15", -60_772_291_200_000],
    ["date", "10000-01-01", Date.UTC(10000, 0, 1)],
  ])("of %s %s are milliseconds since 1970", (type, text, expected) => {
    const data = draw([type, "integer"], [[text, "1"]], line);
    expect(data.axis.kind).toBe("times");
    expect(data.series[0]?.points).toEqual([{ x: expected, y: 1, xText: text, yText: "1" }]);
  });

  it("without a place are left out", () => {
    const rows = [
      ["infinity", "1"],
      ["294276-12-31", "2"],
      ["2024-01-01", "3"],
      [null, "4"],
    ];
    const data = draw(["date", "integer"], rows, line);
    expect(drawn(data)).toEqual({ c1: ["2024-01-01=3"] });
    expect([...data.omissions]).toEqual([
      ["notTime", 2],
      ["null", 1],
    ]);
  });

  it("are words if their form does not show day and month", () => {
    const data = draw(
      ["date", "integer"],
      [
        ["01/02/2024", "1"],
        ["03/04/2024", "2"],
      ],
      line,
    );
    expect(data).toMatchObject({ axis: { kind: "categories" }, hasUnclearDates: true });
  });

  it("with zones are said to be in UTC", () => {
    const rows = [["2024-02-29 12:00:00+02", "1"]];
    expect(draw(["timestamptz", "integer"], rows, line).hasZones).toBe(true);
    expect(draw(["timestamp", "integer"], [["2024-02-29", "1"]], line).hasZones).toBe(false);
  });
});

describe("aggregated rows", () => {
  const rows = [
    ["a", "0.1"],
    ["b", "5"],
    ["a", "0.2"],
    ["b", null],
    ["a", "0.3"],
  ];

  it.each([
    ["sum", ["a=0.6", "b=5"], 4],
    ["average", ["a=0.2", "b=5"], 4],
    ["min", ["a=0.1", "b=5"], 4],
    ["max", ["a=0.3", "b=5"], 4],
  ] as const)("by %s are exact", (aggregation, expected, drawnRows) => {
    const data = draw(["text", "numeric"], rows, { aggregation });
    expect(drawn(data)).toEqual({ c1: expected });
    expect(data.drawnRows).toBe(drawnRows);
    expect([...data.omissions]).toEqual([["null", 1]]);
  });

  it("are counted whatever their values are", () => {
    const data = draw(["text", "numeric"], rows, { aggregation: "count" });
    expect(drawn(data)).toEqual({ rows: ["a=3", "b=2"] });
    expect([...data.omissions]).toEqual([]);
  });

  it("find the largest beyond the digits of a double", () => {
    const close = [
      ["a", "9007199254740992"],
      ["a", "9007199254740993"],
      ["a", "-1"],
    ];
    const data = draw(["text", "numeric"], close, { aggregation: "max" });
    expect(drawn(data)).toEqual({ c1: ["a=9007199254740993"] });
  });

  it("take numbers that are equal for one place", () => {
    const numbers = [
      ["1", "1"],
      ["1.0", "2"],
      ["1.00e0", "3"],
    ];
    expect(drawn(draw(["numeric", "integer"], numbers, { aggregation: "sum" }))).toEqual({
      c1: ["1=6"],
    });
  });

  it("keep NULL, the empty text and the text NULL apart", () => {
    const words = [
      [null, "1"],
      ["", "2"],
      ["NULL", "3"],
      ["null", "4"],
      [null, "5"],
    ];
    const data = draw(["text", "integer"], words, { aggregation: "sum" });
    expect(drawn(data)).toEqual({ c1: ["null=6", "=2", "NULL=3", "null=4"] });
    const split = draw(["text", "integer"], words, { aggregation: "sum", x: null, series: 0 });
    expect(split.series).toHaveLength(4);
  });

  it("leave out a sum beyond a double", () => {
    const data = draw(
      ["text", "numeric"],
      [
        ["a", "1e308"],
        ["a", "1e308"],
        ["b", "1"],
      ],
      {
        aggregation: "sum",
      },
    );
    expect(drawn(data)).toEqual({ c1: ["b=1"] });
    expect([...data.omissions]).toEqual([["notNumber", 2]]);
    expect(data.drawnRows).toBe(1);
  });

  it("have no negative slices of a pie", () => {
    const data = draw(
      ["text", "integer"],
      [
        ["a", "3"],
        ["b", "-1"],
        ["c", "0"],
      ],
      {
        type: "pie",
      },
    );
    expect(drawn(data)).toEqual({ c1: ["a=3", "c=0"] });
    expect([...data.omissions]).toEqual([["negative", 1]]);
  });

  it("draw small slices together when there are many, and say how many", () => {
    const slices = Array.from({ length: 30 }, (_, index) => [`s${index}`, String(index)]);
    const data = draw(["text", "integer"], slices, { type: "pie" });
    const points = drawn(data)["c1"] ?? [];
    expect(points).toHaveLength(12);
    expect(points[0]).toBe("s19=19");
    expect(points.at(-1)).toBe("other 19=171");
    expect(data.drawnRows).toBe(30);
  });

  it("draw series together beyond twelve", () => {
    const many = Array.from({ length: 40 }, (_, index) => ["a", "2", `s${index}`]);
    const data = draw(["text", "integer", "text"], many, { aggregation: "sum", series: 2 });
    expect(data.series).toHaveLength(12);
    expect(drawn(data)["other 29"]).toEqual(["a=58"]);
  });

  it("fill a heat map's places once", () => {
    const cells = [
      ["a", "1", "x"],
      ["a", "2", "x"],
      ["b", "3", "y"],
    ];
    const data = draw(["text", "integer", "text"], cells, { type: "heatmap", series: 2 });
    expect(drawn(data)).toEqual({ x: ["a=3"], y: ["b=3"] });
  });
});

it("counts values in the parts of a histogram", () => {
  const rows = [["1"], ["2"], [null], ["NaN"], ["9"]];
  const data = draw(["integer"], rows, { type: "histogram", x: null, y: [0] });
  expect(drawn(data)).toEqual({ rows: ["0..2=1", "2..4=1", "4..6=0", "6..8=0", "8..10=1"] });
  expect([...data.omissions]).toEqual([
    ["null", 1],
    ["notNumber", 1],
  ]);
  expect(data.drawnRows).toBe(3);
});

describe("many rows", () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [
    `${(index * 7919) % 20_000}`,
    `2024-01-0${1 + (index % 9)} 00:00:00+02`,
    `${index % 30}`,
    index % 11 === 0 ? null : `${index}.5`,
  ]);
  const types = ["integer", "timestamp with time zone", "text", "numeric"];

  it.each([
    ["as points", { type: "scatter", x: 0, y: [3] }],
    ["as lines, which are sorted", { type: "line", x: 0, y: [3], series: 2 }],
    ["by times with zones", { type: "line", x: 1, y: [3] }],
    ["added up", { type: "bar", x: 0, y: [3], aggregation: "sum" }],
    ["by series", { type: "heatmap", x: 1, y: [3], series: 2, aggregation: "average" }],
    ["as a histogram", { type: "histogram", x: null, y: [3] }],
  ] as const)("are drawn %s in short steps", (_name, changes) => {
    const steps = makeChartDataInSteps(columns(...types), rows, { ...bar, ...changes });
    let count = 0;
    for (;;) {
      const step = steps.next();
      if (step.done !== true) {
        count += 1;
        continue;
      }
      expect(step.value).toEqual(draw(types, rows, changes));
      break;
    }
    expect(count).toBeGreaterThanOrEqual(rows.length / 500);
  });
});
