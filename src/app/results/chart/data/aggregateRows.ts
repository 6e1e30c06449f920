import { itemsOfStep, type Steps } from "../../../../base/steps.ts";
import type { Cell, Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import type { Aggregation, ChartSpec } from "../chartSpec.ts";
import type { Category, ChartAxis, ChartData, ChartPoint, ChartSeries } from "./chartData.ts";
import { readNumber } from "./exactNumber.ts";
import { keepLargest, mostCategories, mostSeries } from "./limits.ts";
import { findValueOmission, Omissions } from "./omissions.ts";
import { createPlaceReader, type PlaceReader, readCategory } from "./placeReader.ts";
import { sortPoints } from "./sortPoints.ts";
import { ValueCollector } from "./valueCollector.ts";

/** Draws one value for each place and series: a sum, an average or another aggregation. */
export function* aggregateRows(
  columns: readonly Column[],
  rows: readonly GridData[],
  spec: ChartSpec,
): Steps<ChartData> {
  const aggregation = spec.aggregation === "none" ? "sum" : spec.aggregation;
  const omissions = new Omissions();
  const column = spec.x === null ? undefined : columns[spec.x];
  const reader =
    column === undefined || spec.x === null
      ? allTogether
      : yield* createPlaceReader(spec.type, column, spec.x, rows);
  const groups = new Map<Cell, Group>();
  const names = new Map<string, Category>();
  let drawnRows = 0;
  for (const [index, row] of rows.entries()) {
    if (index % itemsOfStep === 0) yield;
    const place = reader.read(spec.x === null ? null : (row[spec.x] ?? null));
    if (place.kind === "omitted") {
      omissions.add(place.reason);
      continue;
    }
    let group = groups.get(place.key);
    if (group === undefined) {
      group =
        place.kind === "at"
          ? { x: place.x, xText: place.text, category: { kind: "rows" }, values: new Map() }
          : {
              x: groups.size,
              xText: null,
              category: toCategory(place.cell, spec.x),
              values: new Map(),
            };
      groups.set(place.key, group);
    }
    let isDrawn = false;
    for (const { key, name, column: from } of seriesOf(row, spec)) {
      const cell = from === null ? null : (row[from] ?? null);
      const number = aggregation === "count" ? null : readNumber(cell);
      if (aggregation !== "count" && number === null) {
        omissions.add(cell === null ? "null" : "notNumber");
        continue;
      }
      if (!names.has(key)) names.set(key, name);
      const collector = group.values.get(key) ?? new ValueCollector(aggregation);
      group.values.set(key, collector);
      if (number === null) collector.addRow();
      else collector.addValue(number);
      isDrawn = true;
    }
    if (isDrawn) drawnRows += 1;
  }
  yield* limitSeries(groups, names, mostSeries(spec.type), aggregation);
  const kept =
    reader.axis === "categories"
      ? yield* limitGroups([...groups.values()], mostCategories(spec.type), aggregation)
      : [...groups.values()];
  const isOneSeriesEach = spec.series !== null || spec.y.length <= 1;
  const series: ChartSeries[] = [];
  for (const [key, name] of names) {
    const points: ChartPoint[] = [];
    for (const [index, { x, xText, values }] of kept.entries()) {
      if (index % itemsOfStep === 0) yield;
      const collector = values.get(key);
      const text = collector?.finish() ?? null;
      if (collector === undefined || text === null) continue;
      const number = readNumber(text);
      const reason = number === null ? "notNumber" : findValueOmission(number.value, spec);
      if (number === null || reason !== null) {
        omissions.add(reason ?? "notNumber", isOneSeriesEach ? collector.rowCount : 1);
        if (isOneSeriesEach) drawnRows -= collector.rowCount;
      } else points.push({ x, y: number.value, xText, yText: text });
    }
    series.push({ name, points: yield* sortPoints(points, spec.type) });
  }
  const axis: ChartAxis =
    reader.axis === "categories"
      ? { kind: "categories", categories: kept.map(({ category }) => category) }
      : { kind: reader.axis };
  const { hasUnclearDates, hasZones } = reader;
  return { axis, series, drawnRows, omissions: omissions.counts, hasUnclearDates, hasZones };
}

interface Group {
  readonly x: number;
  readonly xText: string | null;
  readonly category: Category;
  /** By key of the series. */
  readonly values: Map<string, ValueCollector>;
}

/** Without a column along X all rows are one category. */
const allTogether: PlaceReader = {
  axis: "categories",
  read: () => readCategory(null),
  hasUnclearDates: false,
  hasZones: false,
};

function toCategory(cell: Cell, column: number | null): Category {
  return column === null ? { kind: "rows" } : { kind: "value", cell, column };
}

interface RowSeries {
  readonly key: string;
  readonly name: Category;
  /** The column of the values; `null` if rows are counted. */
  readonly column: number | null;
}

function seriesOf(row: GridData, { series, y, aggregation }: ChartSpec): readonly RowSeries[] {
  const [first = null] = y;
  if (series !== null) {
    const cell = row[series] ?? null;
    // The prefix keeps NULL apart from the text "null".
    const key = cell === null ? "n" : `v${cell}`;
    return [{ key, name: { kind: "value", cell, column: series }, column: first }];
  }
  if (aggregation === "count" || first === null) {
    return [{ key: "rows", name: { kind: "rows" }, column: null }];
  }
  return y.map((column) => ({ key: String(column), name: { kind: "column", column }, column }));
}

const otherKey = "other";

/** Merges all series but those with most rows. */
function* limitSeries(
  groups: ReadonlyMap<Cell, Group>,
  names: Map<string, Category>,
  most: number,
  aggregation: Exclude<Aggregation, "none">,
): Steps<void> {
  if (names.size <= most) return;
  const sizes = new Map([...names.keys()].map((key) => [key, 0]));
  for (const { values } of groups.values()) {
    yield;
    for (const [key, { rowCount }] of values) sizes.set(key, (sizes.get(key) ?? 0) + rowCount);
  }
  const kept = new Set(keepLargest(sizes, most - 1));
  const count = names.size - kept.size;
  for (const { values } of groups.values()) {
    yield;
    const other = new ValueCollector(aggregation);
    let hasOther = false;
    for (const [key, collector] of [...values]) {
      if (kept.has(key)) continue;
      other.merge(collector);
      hasOther = true;
      values.delete(key);
    }
    if (hasOther) values.set(otherKey, other);
  }
  for (const key of [...names.keys()]) if (!kept.has(key)) names.delete(key);
  names.set(otherKey, { kind: "other", count });
}

/** Merges all categories but those with the largest values; the others keep their order. */
function* limitGroups(
  groups: readonly Group[],
  most: number,
  aggregation: Exclude<Aggregation, "none">,
): Steps<readonly Group[]> {
  if (groups.length <= most) return groups;
  const sizes = new Map<Group, number>();
  for (const group of groups) {
    yield;
    const values = [...group.values.values()].map((each) => Number(each.finish()));
    sizes.set(
      group,
      values.reduce((sum, value) => sum + Math.abs(value), 0),
    );
  }
  const large = new Set(keepLargest(sizes, most - 1));
  const values = new Map<string, ValueCollector>();
  for (const group of groups) {
    yield;
    if (large.has(group)) continue;
    for (const [key, collector] of group.values) {
      const merged = values.get(key) ?? new ValueCollector(aggregation);
      merged.merge(collector);
      values.set(key, merged);
    }
  }
  const kept = groups.filter((group) => large.has(group));
  return [
    ...kept.map((group, x) => ({ ...group, x })),
    {
      x: kept.length,
      xText: null,
      category: { kind: "other", count: groups.length - kept.length },
      values,
    },
  ];
}
