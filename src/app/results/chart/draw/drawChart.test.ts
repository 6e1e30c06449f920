import { describe, expect, it } from "vitest";
import type { Column } from "../../../../sql/model.ts";
import { type ChartSpec, chartTypes } from "../chartSpec.ts";
import { makeChartData } from "../data/makeChartData.ts";
import type { ChartColours } from "./chartColours.ts";
import { writeSvg } from "./drawChart.ts";
import { type ChartDrawing, toChartOption } from "./toChartOption.ts";
import { writeTooltip } from "./writeTooltip.ts";

const colours: ChartColours = {
  text: "#111111",
  muted: "#222222",
  border: "#333333",
  surface: "#fefefe",
  raised: "#eeeeee",
  palette: ["#0072b2", "#c75000"],
  low: "#e3eef5",
  high: "#00436a",
};
const columns: readonly Column[] = ["text", "integer", "text"].map((type, index) => ({
  name: `c${index}`,
  alignment: "left",
  type,
}));

function drawingOf(rows: readonly (readonly (string | null)[])[], changes: Partial<ChartSpec>) {
  const spec: ChartSpec = {
    type: "bar",
    x: 0,
    y: [1],
    series: null,
    aggregation: "none",
    isLog: false,
    ...changes,
  };
  const data = makeChartData(columns, rows, spec);
  const { axis } = data;
  const categories =
    axis.kind === "categories"
      ? axis.categories.map((each) => (each.kind === "value" ? (each.cell ?? "NULL") : each.kind))
      : [];
  const series = data.series.map((_series, index) => `series ${index + 1}`);
  const words = { categories, series, places: "places", values: "values" };
  return { spec, data, words, colours } satisfies ChartDrawing;
}

const size = { width: 600, height: 400 };

describe("an SVG file", () => {
  const rows = [
    ["<b>&", "1", "x"],
    ["two", "20", "y"],
    ["two", "3", "x"],
  ];

  it.each(chartTypes)("of type %s is drawn completely", (type) => {
    const svg = writeSvg(drawingOf(rows, { type, series: type === "heatmap" ? 2 : null }), size);
    expect(svg).toMatch(/^<svg width="600" height="400"/);
    expect(svg).toContain("#fefefe");
    expect(svg).not.toContain("NaN");
    expect(svg).not.toContain("<b>");
    if (type !== "histogram") expect(svg).toContain("&lt;b&gt;&amp;");
  });

  it("has all of many points", () => {
    const many = Array.from({ length: 12_000 }, (_, index) => [`${index}`, `${index % 100}`, "x"]);
    const numbers = columns.map((column) => ({ ...column, type: "integer" }));
    const drawing = drawingOf([], { type: "scatter" });
    const data = makeChartData(numbers, many, drawing.spec);
    const svg = writeSvg({ ...drawing, data }, size);
    const rightmost = Math.max(
      ...[...svg.matchAll(/M(\d+(?:\.\d+)?) /g)].map(([, x]) => Number(x)),
    );
    expect(rightmost, "the last points are at the right").toBeGreaterThan(540);
    expect(svg.length).toBeGreaterThan(12_000 * 10);
  });

  it("starts a log scale below the smallest value, whose bar has a height", () => {
    const option = toChartOption(
      drawingOf(
        [
          ["a", "1"],
          ["b", "500"],
        ],
        { isLog: true },
      ),
    );
    expect(option).toMatchObject({ yAxis: { type: "log", min: 0.1 } });
  });
});

describe("the tooltip", () => {
  it("has the digits that the server wrote", () => {
    const drawing = drawingOf([["<b>", "12345678901234567890"]], {});
    expect(writeTooltip([{ seriesIndex: 0, dataIndex: 0 }], drawing)).toEqual([
      "<b>",
      "series 1: 12345678901234567890",
    ]);
  });

  it("finds the line of a heat map's value", () => {
    const rows = [
      ["a", "1", "x"],
      ["b", "2", "x"],
      ["a", "3", "y"],
    ];
    const drawing = drawingOf(rows, { type: "heatmap", series: 2 });
    expect(writeTooltip({ seriesIndex: 0, dataIndex: 2 }, drawing)).toEqual(["a", "series 2: 3"]);
  });

  it.each([null, [], {}, { seriesIndex: 0, dataIndex: 9 }])("is empty for %o", (hovered) => {
    expect(writeTooltip(hovered, drawingOf([["a", "1"]], {}))).toEqual([]);
  });
});
