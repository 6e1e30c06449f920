import type { Column } from "../../../../sql/model.ts";
import { formatCount, formatNumber } from "../../../ui/format/formatCount.ts";
import { translate } from "../../../translation/translation.ts";
import { describeFetched } from "../../tabs/describeTab.ts";
import type { Aggregation, ChartSpec, ChartType } from "../chartSpec.ts";
import type { ChartData, OmissionReason } from "../data/chartData.ts";

export const typeNames: Readonly<Record<ChartType, string>> = {
  bar: "Bar chart",
  line: "Line chart",
  area: "Area chart",
  scatter: "Scatter plot",
  pie: "Pie chart",
  histogram: "Histogram",
  heatmap: "Heat map",
};

export const aggregationNames: Readonly<Record<Aggregation, string>> = {
  none: "None: each row",
  sum: "Sum",
  average: "Average",
  count: "Count of rows",
  min: "Minimum",
  max: "Maximum",
};

/** The name of the values: "amount", "Sum: amount", "Count of rows". */
export function nameValues(spec: ChartSpec, columns: readonly Column[]): string {
  const { type, aggregation, y } = spec;
  if (type === "histogram" || aggregation === "count") return translate(aggregationNames.count);
  const names = y.map((column) => columns[column]?.name ?? "").join(", ");
  return aggregation === "none" ? names : `${translate(aggregationNames[aggregation])}: ${names}`;
}

/** The name of what is along X. */
export function namePlaces(spec: ChartSpec, columns: readonly Column[]): string {
  const column = spec.type === "histogram" ? (spec.y[0] ?? null) : spec.x;
  return column === null ? translate("Row number") : (columns[column]?.name ?? "");
}

/** The chart in a sentence, for those who do not see it. */
export function describeChart(
  spec: ChartSpec,
  columns: readonly Column[],
  data: ChartData,
  totalRows: number,
): string {
  const what = translate("{{type}}: {{values}} by {{places}}", {
    type: translate(typeNames[spec.type]),
    values: nameValues(spec, columns),
    places: namePlaces(spec, columns),
  });
  const series =
    data.series.length > 1
      ? `, ${translate("{{number}} series", { number: formatNumber(data.series.length) })}`
      : "";
  return `${what}${series}. ${describeDrawn(data, totalRows)}. ${describeRange(data)}`.trim();
}

/** How many rows are drawn of the whole result: "500 of 200,000 rows drawn". */
export function describeDrawn({ drawnRows }: ChartData, totalRows: number): string {
  const rows = describeFetched(drawnRows, drawnRows === totalRows ? null : totalRows);
  return translate("{{rows}} drawn", { rows });
}

function describeRange({ series }: ChartData): string {
  let [smallest, largest] = [series[0]?.points[0], series[0]?.points[0]];
  for (const { points } of series) {
    for (const point of points) {
      if (smallest === undefined || point.y < smallest.y) smallest = point;
      if (largest === undefined || point.y > largest.y) largest = point;
    }
  }
  if (smallest === undefined || largest === undefined) return "";
  const values = { smallest: smallest.yText, largest: largest.yText };
  return translate("Values from {{smallest}} to {{largest}}.", values);
}

/** What a reader of the chart has to know: values that are left out, categories drawn together. */
export function describeNotes(
  { type }: ChartSpec,
  data: ChartData,
  isLossy: boolean,
): readonly string[] {
  const notes = [...data.omissions].map(([reason, count]) => describeOmission(reason, count));
  const others = [
    ...(data.axis.kind === "categories" ? data.axis.categories : []),
    ...data.series.map(({ name }) => name),
  ].filter((category) => category.kind === "other");
  for (const { count } of others) {
    const categories = formatCount(count, "category", "categories");
    notes.push(translate("“Other” is {{categories}} drawn together", { categories }));
  }
  if (data.hasUnclearDates) {
    notes.push(translate("The dates are drawn as words: their form leaves open what they mean"));
  }
  if (data.hasZones) notes.push(translate("The axis shows times in UTC"));
  const isLine = type === "line" || type === "area";
  if (isLine && data.series.some(({ points }) => points.length > manyPoints)) {
    notes.push(translate("Lines go through as many points as there is room for"));
  }
  if (isLossy) {
    notes.push(
      translate("Words are as psql printed them: those that differ only in blanks are one"),
    );
  }
  return notes;
}

/** From this number on a picture may have fewer columns of pixels than points. */
const manyPoints = 500;

function describeOmission(reason: OmissionReason, count: number): string {
  const values = formatCount(count, "value");
  switch (reason) {
    case "null":
      return translate("{{number}} NULL not drawn", { number: formatNumber(count) });
    case "notNumber":
      return translate("{{values}} not drawn: no number, or beyond the range of an axis", {
        values,
      });
    case "notTime":
      return translate("{{values}} not drawn: no time that an axis shows", { values });
    case "notPositive":
      return translate("{{values}} not drawn: not above zero, as a log scale needs", { values });
    case "negative":
      return translate("{{values}} not drawn: a pie has no negative slices", { values });
    case "repeated":
      return translate("{{values}} not drawn: their place is taken; choose an aggregation", {
        values,
      });
    case "moreSeries":
      return translate("{{values}} not drawn: too many series; choose an aggregation", { values });
  }
}
