import { itemsOfStep, type Steps } from "../../../../base/steps.ts";
import type { Cell, Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import type { ChartSpec } from "../chartSpec.ts";
import type { Category, ChartAxis, ChartData, ChartPoint, ChartSeries } from "./chartData.ts";
import { readNumber } from "./exactNumber.ts";
import { keepLargest, mostSeries } from "./limits.ts";
import { findValueOmission, Omissions } from "./omissions.ts";
import { createPlaceReader, type Place, type PlaceReader } from "./placeReader.ts";
import { sortPoints } from "./sortPoints.ts";

/** Draws each row as a point: nothing is aggregated. */
export function* drawRows(
  columns: readonly Column[],
  rows: readonly GridData[],
  spec: ChartSpec,
): Steps<ChartData> {
  const omissions = new Omissions();
  const column = spec.x === null ? undefined : columns[spec.x];
  const reader =
    column === undefined || spec.x === null
      ? rowNumbers
      : yield* createPlaceReader(spec.type, column, spec.x, rows);
  const places = new Places(reader, spec);
  const lists = yield* createSeriesLists(rows, spec);
  // With several series a category has one value of each.
  const isUnique = reader.axis === "categories" && !places.hasSlots && spec.type !== "scatter";
  const taken = new Set<string>();
  let drawnRows = 0;
  for (const [index, row] of rows.entries()) {
    if (index % itemsOfStep === 0) yield;
    const place = places.find(row, index);
    if (place.kind === "omitted") {
      omissions.add(place.reason);
      continue;
    }
    let isDrawn = false;
    for (const list of lists.of(row)) {
      if (list === null) {
        omissions.add("moreSeries");
        continue;
      }
      const cell = row[list.column] ?? null;
      const number = readNumber(cell);
      if (number === null) {
        omissions.add(cell === null ? "null" : "notNumber");
        continue;
      }
      const reason = findValueOmission(number.value, spec);
      const spot = `${list.index} ${place.x}`;
      if (reason !== null) omissions.add(reason);
      else if (isUnique && taken.has(spot)) omissions.add("repeated");
      else {
        if (isUnique) taken.add(spot);
        list.points.push({ x: place.x, y: number.value, xText: place.text, yText: number.text });
        isDrawn = true;
      }
    }
    if (isDrawn) drawnRows += 1;
  }
  const series: ChartSeries[] = [];
  for (const { name, points } of lists.all) {
    series.push({ name, points: yield* sortPoints(points, spec.type) });
  }
  return {
    axis: places.axis(),
    series,
    drawnRows,
    omissions: omissions.counts,
    hasUnclearDates: reader.hasUnclearDates,
    hasZones: reader.hasZones,
  };
}

/** Places rows by their number, from 1. */
const rowNumbers: PlaceReader = {
  axis: "numbers",
  read: () => ({ kind: "omitted", reason: "null" }),
  hasUnclearDates: false,
  hasZones: false,
};

type FoundPlace =
  | { readonly kind: "at"; readonly x: number; readonly text: string | null }
  | Extract<Place, { readonly kind: "omitted" }>;

class Places {
  /** Whether each row has its own place, so that equal categories stand beside each other. */
  readonly hasSlots: boolean;
  readonly #reader: PlaceReader;
  readonly #x: number | null;
  readonly #categories: Category[] = [];
  readonly #known = new Map<Cell, number>();

  constructor(reader: PlaceReader, { x, series, type }: ChartSpec) {
    this.#reader = reader;
    this.#x = x;
    this.hasSlots = reader.axis === "categories" && series === null && type !== "scatter";
  }

  find(row: GridData, index: number): FoundPlace {
    if (this.#x === null) return { kind: "at", x: index + 1, text: String(index + 1) };
    const place = this.#reader.read(row[this.#x] ?? null);
    if (place.kind !== "category") return place;
    const known = this.hasSlots ? undefined : this.#known.get(place.key);
    if (known !== undefined) return { kind: "at", x: known, text: null };
    const x = this.#categories.length;
    this.#categories.push({ kind: "value", cell: place.cell, column: this.#x });
    if (!this.hasSlots) this.#known.set(place.key, x);
    return { kind: "at", x, text: null };
  }

  axis(): ChartAxis {
    const { axis } = this.#reader;
    return axis === "categories"
      ? { kind: "categories", categories: this.#categories }
      : { kind: axis };
  }
}

interface SeriesList extends ChartSeries {
  readonly index: number;
  /** The column of the values. */
  readonly column: number;
  readonly points: ChartPoint[];
}

interface SeriesLists {
  readonly all: readonly SeriesList[];
  /** The series that a row has a value of; `null` is one that is not drawn. */
  of(row: GridData): readonly (SeriesList | null)[];
}

function* createSeriesLists(rows: readonly GridData[], spec: ChartSpec): Steps<SeriesLists> {
  const { series, y } = spec;
  const [column] = y;
  if (series === null || column === undefined) {
    const all = y.map((each, index): SeriesList => ({
      index,
      column: each,
      name: { kind: "column", column: each },
      points: [],
    }));
    return { all, of: () => all };
  }
  const sizes = new Map<Cell, number>();
  for (const [index, row] of rows.entries()) {
    if (index % itemsOfStep === 0) yield;
    const cell = row[series] ?? null;
    sizes.set(cell, (sizes.get(cell) ?? 0) + 1);
  }
  const drawn = new Set(keepLargest(sizes, mostSeries(spec.type)));
  const byCell = new Map<Cell, SeriesList>();
  for (const cell of sizes.keys()) {
    if (!drawn.has(cell)) continue;
    const name = { kind: "value", cell, column: series } as const;
    byCell.set(cell, { index: byCell.size, column, name, points: [] });
  }
  return { all: [...byCell.values()], of: (row) => [byCell.get(row[series] ?? null) ?? null] };
}
