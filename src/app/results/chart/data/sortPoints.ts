import { itemsOfStep, type Steps } from "../../../../base/steps.ts";
import type { ChartType } from "../chartSpec.ts";
import type { ChartPoint } from "./chartData.ts";

/** Lines run along X; ties keep the order of the rows. */
export function* sortPoints(
  points: readonly ChartPoint[],
  type: ChartType,
): Steps<readonly ChartPoint[]> {
  if (type !== "line" && type !== "area") return points;
  if (isSorted(points)) return points;
  let runs: ChartPoint[][] = [];
  for (let start = 0; start < points.length; start += itemsOfStep) {
    runs.push(points.slice(start, start + itemsOfStep).sort((one, other) => one.x - other.x));
    yield;
  }
  while (runs.length > 1) {
    const merged: ChartPoint[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* merge(runs[index] ?? [], runs[index + 1] ?? []));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function isSorted(points: readonly ChartPoint[]): boolean {
  let last = -Infinity;
  for (const { x } of points) {
    if (x < last) return false;
    last = x;
  }
  return true;
}

function* merge(left: readonly ChartPoint[], right: readonly ChartPoint[]): Steps<ChartPoint[]> {
  const merged: ChartPoint[] = [];
  let [first, second] = [0, 0];
  for (;;) {
    const [one, other] = [left[first], right[second]];
    if (one === undefined && other === undefined) return merged;
    if (other === undefined || (one !== undefined && one.x <= other.x)) {
      if (one !== undefined) merged.push(one);
      first += 1;
    } else {
      merged.push(other);
      second += 1;
    }
    if (merged.length % itemsOfStep === 0) yield;
  }
}
