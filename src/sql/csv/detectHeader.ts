import { fitsType } from "./columnTypes.ts";
import type { CsvRecord } from "./csvReader.ts";
import { inferTypes } from "./detectCsv.ts";

/**
 * Whether the first record contains the columns' names. The first name may be missing (row numbers
 * of pandas and R), names may be repeated, and they may be years or dates of a cross table.
 */
export function detectHeader(records: readonly CsvRecord[]): boolean {
  const [first, ...others] = records;
  if (first === undefined) return false;
  const { fields } = first;
  const isNaming = (name: string | null, index: number): boolean =>
    name === null ? index === 0 && fields.length > 1 : hasLetter(name) || isPeriod(name);
  if (!fields.every(isNaming)) return false;
  const names = fields.filter((name) => name !== null);
  if (others.length === 0) return names.every(hasLetter);
  const types = inferTypes(others, fields.length);
  const valuesOf = (index: number): readonly (string | null | undefined)[] =>
    others.map((record) => record.fields[index]);
  const isValue = fields.some((name, index) => {
    const type = types[index] ?? "text";
    if (name === null || type === "text" || !fitsType(name, type)) return false;
    // A year above amounts is a name; a year above years is a value.
    return !isPeriod(name) || valuesOf(index).every((value) => value == null || isPeriod(value));
  });
  if (isValue) return false;
  const isUnlike = (name: string | null, index: number): boolean =>
    name !== null && types[index] !== "text" && (hasLetter(name) || isPeriod(name));
  if (fields.some(isUnlike)) return true;
  const isDistinct = new Set(names).size === names.length;
  return isDistinct && fields.every((name, index) => !valuesOf(index).includes(name));
}

function hasLetter(name: string): boolean {
  return /\p{L}/u.test(name);
}

/** Whether a name is a year, month or day, as for the columns of a cross table. */
function isPeriod(name: string): boolean {
  return /^(?:1[89]|20|21)\d\d(?:[-/.](?:\d{1,2}|Q[1-4])){0,2}$/i.test(name.trim());
}
