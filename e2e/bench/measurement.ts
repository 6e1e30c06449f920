import { median } from "./statistics.ts";

/** One line of the benchmark: its name and all measured values. */
export interface Measurement {
  readonly name: string;
  readonly unit: "ms" | "MB" | "requests" | "%" | "ratio";
  readonly values: readonly number[];
  /** The highest acceptable median, in the same unit; null: there is no goal. */
  readonly goal: number | null;
}

/** A line with one value. */
export function one(
  name: string,
  unit: Measurement["unit"],
  value: number,
  goal: number | null = null,
): Measurement {
  return { name, unit, values: [value], goal };
}

/** The stored report of a run. */
export interface BenchReport {
  readonly format: 1;
  readonly takenAt: string;
  readonly measurements: readonly Measurement[];
}

/** Reads a report in JSON; null if the text is none. */
export function parseReport(text: string): BenchReport | null {
  const value = JSON.parse(text) as Partial<Record<keyof BenchReport, unknown>> | null;
  return value?.format === 1 && Array.isArray(value.measurements) ? (value as BenchReport) : null;
}

/** A Markdown table of medians, extremes and goals. */
export function writeMeasurements(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, unit, values, goal }) => [
    name,
    show(median(values), unit),
    values.length > 1
      ? `${show(Math.min(...values), unit)} … ${show(Math.max(...values), unit)}`
      : "",
    goal === null ? "" : `at most ${show(goal, unit)}`,
    goal === null ? "" : median(values) <= goal ? "met" : "missed",
  ]);
  return writeTable(["what", "median", "range", "goal", ""], rows);
}

/**
 * The changes beyond the noise: the ranges of the two runs do not overlap, and the medians differ
 * by more than 5 %. A Markdown table, or a sentence if there are none.
 */
export function compareMeasurements(
  before: readonly Measurement[],
  after: readonly Measurement[],
): string {
  const old = new Map(before.map((measurement) => [measurement.name, measurement]));
  const rows = after.flatMap((measurement) => {
    const earlier = old.get(measurement.name);
    if (earlier?.unit !== measurement.unit) return [];
    const [from, to] = [median(earlier.values), median(measurement.values)];
    const isApart =
      Math.max(...earlier.values) < Math.min(...measurement.values) ||
      Math.min(...earlier.values) > Math.max(...measurement.values);
    if (!isApart || Math.abs(to - from) <= 0.05 * Math.abs(from)) return [];
    const { name, unit } = measurement;
    const change =
      from === 0
        ? ""
        : `${to > from ? "+" : "−"}${Math.abs(((to - from) / from) * 100).toFixed(0)} %`;
    return [[name, show(from, unit), show(to, unit), change]];
  });
  if (rows.length === 0) return "Nothing moved beyond the noise.\n";
  return writeTable(["what moved", "before", "now", "change"], rows);
}

/** Inserts a table between the two comments of a place; null if the text does not have them. */
export function replaceTable(text: string, place: string, table: string): string | null {
  const [start, end] = [`<!-- ${place} -->`, `<!-- /${place} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) return null;
  return `${text.slice(0, from + start.length)}\n\n${table}\n${text.slice(to)}`;
}

function show(value: number, unit: Measurement["unit"]): string {
  switch (unit) {
    case "ms":
      return value < 10 ? `${value.toFixed(1)} ms` : `${value.toFixed(0)} ms`;
    case "MB":
      return `${value.toFixed(1)} MB`;
    case "requests":
      return value.toFixed(0);
    case "%":
      return `${value.toFixed(1)} %`;
    case "ratio":
      return value.toFixed(2);
  }
}

function writeTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
