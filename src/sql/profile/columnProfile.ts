import type { Cell } from "../model.ts";

/** Figures about the values of a column. */
export interface ColumnProfile {
  readonly rows: number;
  readonly nulls: number;
  /** Different values; NULL is none of them. */
  readonly distinct: number;
  /**
   * Smallest value, first quartile, median, third quartile and largest value, each a value of the
   * column; `null` without values, or if the values have no known order.
   */
  readonly points: readonly string[] | null;
  /** The most frequent values, NULL left out; the most frequent first. */
  readonly top: readonly ValueCount[];
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** How the values of a column are compared. */
export type ProfiledKind =
  /** By the type's own order. */
  | "ordered"
  /** By their text: the type has no order, as `json`. */
  | "plain";

export const mostTopValues = 10;

/** Parts of the sorted values at which `points` are, as percentile_disc takes them. */
export const profilePoints = [0, 0.25, 0.5, 0.75, 1] as const;

/** Reads the rows of `profileQuery`; `null` if they are no profile. */
export function readProfile(rows: readonly (readonly Cell[])[]): ColumnProfile | null {
  const entries = rows.map(([key, text, count]) => ({
    key,
    text: text ?? null,
    count: Number(count ?? NaN),
  }));
  const countOf = (key: string): number => entries.find((each) => each.key === key)?.count ?? NaN;
  const points = entries
    .filter(({ key }) => key === "point")
    .sort((one, other) => one.count - other.count)
    .flatMap(({ text }) => (text === null ? [] : [text]));
  const top = entries
    .filter(({ key }) => key === "top")
    .map(({ text, count }) => ({ value: text ?? "", count }))
    .sort((one, other) => other.count - one.count);
  const found = { rows: countOf("rows"), nulls: countOf("nulls"), distinct: countOf("distinct") };
  const numbers = [...Object.values(found), ...top.map(({ count }) => count)];
  if (!numbers.every((number) => Number.isSafeInteger(number))) return null;
  return { ...found, points: points.length === profilePoints.length ? points : null, top };
}
