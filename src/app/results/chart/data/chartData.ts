import type { Cell } from "../../../../sql/model.ts";

/** A place on an axis of categories, or a series. */
export type Category =
  | { readonly kind: "value"; readonly cell: Cell; readonly column: number }
  /** The values of a column, which has its name. */
  | { readonly kind: "column"; readonly column: number }
  /** The number of rows. */
  | { readonly kind: "rows" }
  /** Several categories together, as there are too many to draw each. */
  | { readonly kind: "other"; readonly count: number }
  /** A part of a histogram; the upper bound belongs to the last one only. */
  | { readonly kind: "bin"; readonly from: number; readonly to: number; readonly isLast: boolean };

export type ChartAxis =
  | { readonly kind: "categories"; readonly categories: readonly Category[] }
  | { readonly kind: "numbers" }
  /** Milliseconds since 1970 in UTC. */
  | { readonly kind: "times" };

export interface ChartPoint {
  /** The place along X: a number, a time, or the index of a category. */
  readonly x: number;
  readonly y: number;
  /** X as the server wrote it; `null` on an axis of categories. */
  readonly xText: string | null;
  /** The value as the server wrote it, or the exact decimal of an aggregation. */
  readonly yText: string;
}

export interface ChartSeries {
  readonly name: Category;
  readonly points: readonly ChartPoint[];
}

/** Why values are not drawn. */
export type OmissionReason =
  | "null"
  /** No number, NaN, infinite, or beyond the range of a double. */
  | "notNumber"
  /** No time that the axis can show: infinite, or too far away. */
  | "notTime"
  /** Zero and negative values have no place on a logarithmic axis. */
  | "notPositive"
  /** A negative value has no slice of a pie. */
  | "negative"
  /** There is already a value for the same place and series. */
  | "repeated"
  /** The values of further series. */
  | "moreSeries";

/** What is drawn of a result. */
export interface ChartData {
  readonly axis: ChartAxis;
  readonly series: readonly ChartSeries[];
  /** Rows with at least one value that is drawn. */
  readonly drawnRows: number;
  /** Number of values that are not drawn, by reason. */
  readonly omissions: ReadonlyMap<OmissionReason, number>;
  /** Whether the forms of the dates leave open what they mean, so that they are categories. */
  readonly hasUnclearDates: boolean;
  /** Whether times had zones: the axis shows UTC. */
  readonly hasZones: boolean;
}
