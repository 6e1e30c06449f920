export const chartTypes = [
  "bar",
  "line",
  "area",
  "scatter",
  "pie",
  "histogram",
  "heatmap",
] as const;

export type ChartType = (typeof chartTypes)[number];

export const aggregations = ["none", "sum", "average", "count", "min", "max"] as const;

/** `none`: each row is a point; `count` counts rows, whatever their values are. */
export type Aggregation = (typeof aggregations)[number];

/** What is drawn; columns are indices. */
export interface ChartSpec {
  readonly type: ChartType;
  /** The column along X; of a pie the slices; a histogram has none. */
  readonly x: number | null;
  /** The columns of the values; empty if rows are counted. */
  readonly y: readonly number[];
  /** The column whose values are the series (of a heat map the lines); `null` if there is none. */
  readonly series: number | null;
  readonly aggregation: Aggregation;
  readonly isLog: boolean;
}

/** Whether the chart needs one value for each place, so that `none` is no aggregation for it. */
export function mustAggregate(type: ChartType): boolean {
  return type === "pie" || type === "heatmap";
}

/** Whether the values have an axis, which can be logarithmic. */
export function hasValueAxis(type: ChartType): boolean {
  return type !== "pie" && type !== "heatmap";
}
