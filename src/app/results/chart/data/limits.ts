import type { ChartType } from "../chartSpec.ts";

/** The most categories that a chart draws one by one; more are drawn together as "other". */
export function mostCategories(type: ChartType): number {
  if (type === "pie") return 12;
  if (type === "heatmap") return 60;
  return type === "bar" ? 200 : Infinity;
}

/** The most series: as many as can be told apart; a heat map has lines instead. */
export function mostSeries(type: ChartType): number {
  return type === "heatmap" ? 60 : 12;
}

/** The keys of the largest sizes; of equal ones the earlier. */
export function keepLargest<K>(sizes: ReadonlyMap<K, number>, most: number): readonly K[] {
  const sorted = [...sizes].sort(([, one], [, other]) => other - one);
  return sorted.slice(0, most).map(([key]) => key);
}
