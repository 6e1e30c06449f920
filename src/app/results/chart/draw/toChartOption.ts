import type { EChartsCoreOption } from "echarts/core";
import type { ChartSpec } from "../chartSpec.ts";
import type { ChartData, ChartPoint, ChartSeries } from "../data/chartData.ts";
import type { ChartColours } from "./chartColours.ts";

export interface ChartWords {
  /** Names of the categories along X, if the axis has categories. */
  readonly categories: readonly string[];
  /** Names of the series, each once. */
  readonly series: readonly string[];
  readonly places: string;
  readonly values: string;
}

/** All that a picture depends on. */
export interface ChartDrawing {
  readonly spec: ChartSpec;
  readonly data: ChartData;
  readonly words: ChartWords;
  readonly colours: ChartColours;
}

/** More points than this are drawn in bulk, without marks for each. */
const manyPoints = 2000;
const fewSymbols = 60;

/** Labels and names of the axes stay inside of the picture. */
const wholeAxes = { outerBoundsMode: "same", outerBoundsContain: "all" } as const;

const symbols = ["circle", "rect", "triangle", "diamond"] as const;
const dashes = ["solid", "dashed", "dotted"] as const;

/** The options of ECharts for a chart. */
export function toChartOption({ spec, data, words, colours }: ChartDrawing): EChartsCoreOption {
  const isSeveral = data.series.length > 1;
  const hasLegend = (isSeveral && spec.type !== "heatmap") || spec.type === "pie";
  const hasAreas = hasLegend && (spec.type === "bar" || spec.type === "pie");
  const isLine = spec.type === "line" || spec.type === "area";
  const isAlongX = isLine || spec.type === "bar" || spec.type === "histogram";
  const common: EChartsCoreOption = {
    animation: false,
    backgroundColor: colours.surface,
    color: [...colours.palette],
    useUTC: true,
    textStyle: { color: colours.text, fontFamily: "system-ui, sans-serif", fontSize: 12 },
    // Patterns tell areas apart without their colours.
    aria: { enabled: true, label: { enabled: false }, decal: { show: hasAreas } },
    legend: {
      show: hasLegend,
      type: "scroll",
      top: 6,
      textStyle: { color: colours.text },
      pageTextStyle: { color: colours.muted },
      pageIconColor: colours.text,
      pageIconInactiveColor: colours.border,
      inactiveColor: colours.muted,
    },
    tooltip: {
      trigger: isAlongX ? "axis" : "item",
      axisPointer: { type: isLine ? "line" : "shadow" },
      confine: true,
      backgroundColor: colours.raised,
      borderColor: colours.border,
      textStyle: { color: colours.text, fontSize: 12 },
    },
  };
  if (spec.type === "pie") return { ...common, series: [pieSeries(data, words, colours)] };
  if (spec.type === "heatmap") return { ...common, ...heatmapOption(data, words, colours) };
  return {
    ...common,
    grid: { left: 12, right: 24, top: hasLegend ? 44 : 20, bottom: 8, ...wholeAxes },
    xAxis: placeAxis(data, words, colours),
    yAxis: valueAxis(spec, data, words, colours),
    series: data.series.map((series, index) =>
      axisSeries(spec, series, words.series[index] ?? "", index),
    ),
  };
}

function axisSeries(
  { type }: ChartSpec,
  { points }: ChartSeries,
  name: string,
  index: number,
): object {
  const data = points.map(({ x, y }) => [x, y]);
  const symbol = symbols[index % symbols.length];
  switch (type) {
    case "line":
    case "area":
      return {
        type: "line",
        name,
        data,
        symbol,
        symbolSize: 6,
        showSymbol: points.length <= fewSymbols,
        sampling: "lttb",
        lineStyle: { width: 2, type: dashes[Math.floor(index / 4) % dashes.length] },
        ...(type === "area" ? { areaStyle: { opacity: 0.3 } } : {}),
      };
    case "scatter":
      return {
        type: "scatter",
        name,
        data,
        symbol,
        symbolSize: points.length > manyPoints ? 4 : 8,
        itemStyle: { opacity: points.length > manyPoints ? 0.5 : 0.8 },
        large: points.length > manyPoints,
      };
    case "bar":
    case "histogram":
    case "pie":
    case "heatmap":
      return {
        type: "bar",
        name,
        data,
        barMaxWidth: type === "histogram" ? undefined : 64,
        barCategoryGap: type === "histogram" ? "2%" : "25%",
        large: points.length > manyPoints,
      };
  }
}

function placeAxis({ axis }: ChartData, words: ChartWords, colours: ChartColours): object {
  const style = axisStyle(words.places, colours);
  if (axis.kind === "categories") {
    return {
      ...style,
      type: "category",
      nameGap: 30,
      data: [...words.categories],
      splitLine: { show: false },
      axisLabel: { ...style.axisLabel, width: 140, overflow: "truncate" },
    };
  }
  const type = axis.kind === "times" ? "time" : "value";
  return { ...style, type, nameGap: 30, scale: true, splitLine: { show: false } };
}

function valueAxis(
  spec: ChartSpec,
  data: ChartData,
  words: ChartWords,
  colours: ChartColours,
): object {
  const style = { ...axisStyle(words.values, colours), nameGap: 30 };
  if (!spec.isLog) return { ...style, type: "value", scale: spec.type === "scatter" };
  return { ...style, type: "log", min: logStart(data) };
}

/** A power of ten below the smallest value, so that its bar has a height. */
function logStart({ series }: ChartData): number | undefined {
  const smallest = smallestOf(series.flatMap(({ points }) => points));
  if (smallest === null || smallest.y <= 0) return undefined;
  const exponent = Math.floor(Math.log10(smallest.y));
  return 10 ** (10 ** exponent >= smallest.y ? exponent - 1 : exponent);
}

function axisStyle(name: string, colours: ChartColours) {
  return {
    name,
    nameLocation: "middle",
    nameTextStyle: { color: colours.muted },
    nameTruncate: { maxWidth: 240 },
    axisLine: { lineStyle: { color: colours.border } },
    axisTick: { lineStyle: { color: colours.border } },
    axisLabel: { color: colours.muted, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.border } },
  };
}

function pieSeries(data: ChartData, words: ChartWords, colours: ChartColours): object {
  const points = data.series[0]?.points ?? [];
  return {
    type: "pie",
    radius: ["0%", "68%"],
    center: ["50%", "54%"],
    data: points.map(({ x, y }) => ({ value: y, name: words.categories[x] ?? "" })),
    itemStyle: { borderColor: colours.surface, borderWidth: 1 },
    label: {
      color: colours.text,
      formatter: ({ name, percent }: { name: string; percent: number }) => `${name}: ${percent} %`,
      width: 180,
      overflow: "truncate",
    },
    labelLine: { lineStyle: { color: colours.muted } },
  };
}

function heatmapOption(data: ChartData, words: ChartWords, colours: ChartColours): object {
  const points = data.series.flatMap((series) => series.points);
  const [smallest, largest] = [smallestOf(points), largestOf(points)];
  const [min, max] = [smallest?.y ?? 0, largest?.y ?? 1];
  const style = axisStyle(words.places, colours);
  return {
    grid: { left: 12, right: 100, top: 16, bottom: 8, ...wholeAxes },
    xAxis: { ...style, type: "category", nameGap: 30, data: [...words.categories] },
    yAxis: { ...style, name: "", type: "category", data: [...words.series] },
    visualMap: {
      type: "continuous",
      min,
      max: max === min ? min + 1 : max,
      right: 8,
      top: "middle",
      // The ends as the server wrote them.
      text: [largest?.yText ?? "", smallest?.yText ?? ""],
      textStyle: { color: colours.text },
      inRange: { color: [colours.low, colours.high] },
    },
    series: [
      {
        type: "heatmap",
        data: data.series.flatMap((series, line) => series.points.map(({ x, y }) => [x, line, y])),
        itemStyle: { borderColor: colours.surface, borderWidth: 1 },
      },
    ],
  };
}

function smallestOf(points: readonly ChartPoint[]): ChartPoint | null {
  let smallest: ChartPoint | null = null;
  for (const point of points) if (smallest === null || point.y < smallest.y) smallest = point;
  return smallest;
}

function largestOf(points: readonly ChartPoint[]): ChartPoint | null {
  let largest: ChartPoint | null = null;
  for (const point of points) if (largest === null || point.y > largest.y) largest = point;
  return largest;
}
