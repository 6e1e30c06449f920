/** Takes a value that JSON gave, or refuses it with `null`. What may itself be null comes in a list of one. */
export type Take<T> = (value: unknown) => readonly [T] | null;

/** Takes the elements of a row one by one; `null` when one is refused. More elements are ignored. */
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
  // As long as `takes`, each element from the function at its place.
  return values as unknown as T;
}

export const asText: Take<string> = (value) => (typeof value === "string" ? [value] : null);

export const asOptionalText: Take<string | null> = (value) =>
  value === null || typeof value === "string" ? [value] : null;

export const asBoolean: Take<boolean> = (value) => (typeof value === "boolean" ? [value] : null);

export const asInteger: Take<number> = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) ? [value] : null;

/** A list of whole numbers; none at all counts as an empty list. */
export const asNumberList: Take<readonly number[]> = (value) => {
  if (value === null) return [[]];
  if (!Array.isArray(value)) return null;
  const numbers = value.filter((item): item is number => Number.isSafeInteger(item));
  return numbers.length === value.length ? [numbers] : null;
};
