import type { ChartData, ChartPoint } from "../data/chartData.ts";
import type { ChartDrawing } from "./toChartOption.ts";

/**
 * Returns the lines of a tooltip: the place, and the hovered values as the server wrote them.
 *
 * @param hovered The parameter of ECharts' formatter: one item or several.
 */
export function writeTooltip(
  hovered: unknown,
  { spec: { type }, data, words }: ChartDrawing,
): readonly string[] {
  const entries: readonly unknown[] = Array.isArray(hovered) ? hovered : [hovered];
  const found = entries.flatMap((entry) => {
    const place = toPlace(entry);
    return place === null ? [] : [findPoint(place, type === "heatmap", data)];
  });
  const [first] = found;
  if (first?.point === undefined) return [];
  const title = first.point.xText ?? words.categories[first.point.x] ?? "";
  const lines = found.map(({ line, point }) =>
    [words.series[line] ?? "", point?.yText ?? ""].join(": "),
  );
  return [title, ...lines];
}

interface HoveredPlace {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

function toPlace(entry: unknown): HoveredPlace | null {
  if (typeof entry !== "object" || entry === null) return null;
  if (!("seriesIndex" in entry) || !("dataIndex" in entry)) return null;
  const { seriesIndex, dataIndex } = entry;
  return typeof seriesIndex === "number" && typeof dataIndex === "number"
    ? { seriesIndex, dataIndex }
    : null;
}

/** The point of an index; a heat map has the points of all lines in one series. */
function findPoint(
  { seriesIndex, dataIndex }: HoveredPlace,
  isHeatmap: boolean,
  { series }: ChartData,
): { readonly line: number; readonly point: ChartPoint | undefined } {
  if (!isHeatmap) return { line: seriesIndex, point: series[seriesIndex]?.points[dataIndex] };
  let index = dataIndex;
  for (const [line, { points }] of series.entries()) {
    if (index < points.length) return { line, point: points[index] };
    index -= points.length;
  }
  return { line: 0, point: undefined };
}
