import type { Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import type { Aggregation, ChartSpec, ChartType } from "../chartSpec.ts";
import { columnRole } from "./columnRole.ts";
import { readNumber } from "./exactNumber.ts";
import { mostSeries } from "./limits.ts";

/** Enough to choose a chart by; whatever the others are, no chart draws them wrong. */
const mostRows = 5000;

/** The chart that suits a result's columns; `null` if none of them can be drawn. */
export function chooseChart(
  columns: readonly Column[],
  allRows: readonly GridData[],
): ChartSpec | null {
  const rows = allRows.slice(0, mostRows);
  const numbers: number[] = [];
  const times: number[] = [];
  const categories: number[] = [];
  for (const [index, column] of columns.entries()) {
    const role = columnRole(column);
    if (role === "number") numbers.push(index);
    else if (role === "time") times.push(index);
    else if (role === "category") categories.push(index);
  }
  const [time] = times;
  const [category, second] = categories;
  const [first, other] = numbers;
  if (time !== undefined) {
    if (first === undefined) return make("line", time, [], null, "count");
    const series = findSeries(rows, time, categories);
    const values = series === null ? valuesBeside(numbers) : [first];
    return make("line", time, values, series, pick(rows, [time, series]));
  }
  if (category !== undefined) {
    if (first === undefined) return make("bar", category, [], null, "count");
    if (second !== undefined && !isUnique(rows, [category])) {
      const series = findSeries(rows, category, [second]);
      if (series !== null)
        return make("bar", category, [first], series, pick(rows, [category, series]));
    }
    return make("bar", category, valuesBeside(numbers), null, pick(rows, [category]));
  }
  if (first === undefined) return null;
  if (other === undefined) return make("histogram", null, [first], null, "none");
  return isAscending(rows, first)
    ? make("line", first, valuesBeside(numbers.slice(1)), null, "none")
    : make("scatter", first, [other], null, "none");
}

function make(
  type: ChartType,
  x: number | null,
  y: readonly number[],
  series: number | null,
  aggregation: Aggregation,
): ChartSpec {
  return { type, x, y, series, aggregation, isLog: false };
}

const mostValueColumns = 4;

/** A few number columns are drawn beside each other; of many the first. */
function valuesBeside(numbers: readonly number[]): readonly number[] {
  return numbers.length <= mostValueColumns ? numbers : numbers.slice(0, 1);
}

/** A column with few values that tells rows of the same place apart. */
function findSeries(
  rows: readonly GridData[],
  place: number,
  categories: readonly number[],
): number | null {
  if (isUnique(rows, [place])) return null;
  const found = categories.find((column) => {
    const values = new Set<string | null>();
    for (const row of rows) {
      values.add(row[column] ?? null);
      if (values.size > mostSeries("line")) return false;
    }
    return values.size > 1;
  });
  return found ?? null;
}

/** Adds up rows of the same place, and draws others as they are. */
function pick(rows: readonly GridData[], keys: readonly (number | null)[]): Aggregation {
  return isUnique(rows, keys) ? "none" : "sum";
}

function isUnique(rows: readonly GridData[], keys: readonly (number | null)[]): boolean {
  const seen = new Set<string>();
  for (const row of rows) {
    // The lengths keep the parts apart; only NULL has none.
    const key = keys.reduce<string>((text, column) => {
      const cell = column === null ? null : (row[column] ?? null);
      return cell === null ? `${text},` : `${text}${cell.length},${cell}`;
    }, "");
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

function isAscending(rows: readonly GridData[], column: number): boolean {
  let last = -Infinity;
  for (const row of rows) {
    const number = readNumber(row[column] ?? null);
    if (number === null || number.value <= last) return false;
    last = number.value;
  }
  return rows.length > 1;
}
