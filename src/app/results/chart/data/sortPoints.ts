import type { ChartType } from "../chartSpec.ts";
import type { ChartPoint } from "./chartData.ts";

/** Lines run along X; ties keep the order of the rows. */
export function sortPoints(points: ChartPoint[], type: ChartType): readonly ChartPoint[] {
  return type === "line" || type === "area" ? points.sort((one, other) => one.x - other.x) : points;
}
