/** Checks a JSON value: a list of the accepted value, which may be null, or `null` to reject it. */
export type Take<T> = (value: unknown) => readonly [T] | null;

/**
 * Checks the elements of a row one by one; `null` if one is rejected. Further elements are ignored.
 */
export function readRow<const T extends readonly unknown[]>(
  row: readonly unknown[],
  takes: { readonly [K in keyof T]: Take<T[K]> },
): T | null {
  const values: unknown[] = [];
  for (const [index, take] of takes.entries()) {
    const taken = take(row[index]);
    if (taken === null) return null;
    values.push(taken[0]);
  }
  // `values` is as long as `takes`, and each element was checked by its function.
  return values as unknown as T;
}

export const asText: Take<string> = (value) => (typeof value === "string" ? [value] : null);

export const asOptionalText: Take<string | null> = (value) =>
  value === null || typeof value === "string" ? [value] : null;

export const asBoolean: Take<boolean> = (value) => (typeof value === "boolean" ? [value] : null);

export const asInteger: Take<number> = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) ? [value] : null;

/** A list of integers; null counts as an empty list. */
export const asNumberList: Take<readonly number[]> = (value) => {
  if (value === null) return [[]];
  if (!Array.isArray(value)) return null;
  const numbers = value.filter((item): item is number => Number.isSafeInteger(item));
  return numbers.length === value.length ? [numbers] : null;
};
