import type { Cell } from "../../../sql/model.ts";
import { matchesWords } from "../../ui/matchesWords.ts";

/**
 * The rows that contain every word of the filter, each in any cell. The word NULL matches NULL, so
 * that the user can search for missing values.
 */
export function filterRows<T extends readonly Cell[]>(
  rows: readonly T[],
  filter: string,
): readonly T[] {
  if (filter.trim() === "") return rows;
  return rows.filter((row) => matchesWords(row.map((cell) => cell ?? "NULL").join("\n"), filter));
}
