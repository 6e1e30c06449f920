import { finishSteps, itemsOfStep, type Steps } from "../../../../base/steps.ts";
import type { Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import { mustAggregate, type ChartSpec } from "../chartSpec.ts";
import { aggregateRows } from "./aggregateRows.ts";
import type { Category, ChartData, ChartPoint } from "./chartData.ts";
import { drawRows } from "./drawRows.ts";
import { histogramBins } from "./histogramBins.ts";
import { readNumber } from "./exactNumber.ts";
import { Omissions } from "./omissions.ts";

/**
 * Turns rows into what a chart draws. A value that cannot be placed is left out and counted, never
 * drawn elsewhere.
 */
export function makeChartData(
  columns: readonly Column[],
  rows: readonly GridData[],
  spec: ChartSpec,
): ChartData {
  return finishSteps(makeChartDataInSteps(columns, rows, spec));
}

/** Works like `makeChartData`, with pauses: many rows take a second. */
export function makeChartDataInSteps(
  columns: readonly Column[],
  rows: readonly GridData[],
  spec: ChartSpec,
): Steps<ChartData> {
  if (spec.type === "histogram") return makeHistogram(rows, spec);
  return spec.aggregation === "none" && !mustAggregate(spec.type)
    ? drawRows(columns, rows, spec)
    : aggregateRows(columns, rows, spec);
}

function* makeHistogram(rows: readonly GridData[], spec: ChartSpec): Steps<ChartData> {
  const omissions = new Omissions();
  const values: number[] = [];
  const [column] = spec.y;
  if (column !== undefined) {
    for (const [index, row] of rows.entries()) {
      if (index % itemsOfStep === 0) yield;
      const cell = row[column] ?? null;
      const number = readNumber(cell);
      if (number !== null) values.push(number.value);
      else omissions.add(cell === null ? "null" : "notNumber");
    }
  }
  const bins = histogramBins(values);
  const categories = bins.map(({ from, to }, index): Category => ({
    kind: "bin",
    from,
    to,
    isLast: index === bins.length - 1,
  }));
  const points = bins.flatMap(({ count }, x): readonly ChartPoint[] =>
    // An empty part has no place on a logarithmic axis, and nothing is missing without it.
    count === 0 && spec.isLog ? [] : [{ x, y: count, xText: null, yText: String(count) }],
  );
  return {
    axis: { kind: "categories", categories },
    series: [{ name: { kind: "rows" }, points }],
    drawnRows: values.length,
    omissions: omissions.counts,
    hasUnclearDates: false,
    hasZones: false,
  };
}
