import type { Cell } from "../../../sql/model.ts";
import { matchesWords } from "../../ui/matchesWords.ts";

/**
 * The rows in which every word of the filter occurs, each in whichever cell. NULL answers to its
 * name, so that one can look for what is missing.
 */
export function filterRows<T extends readonly Cell[]>(
  rows: readonly T[],
  filter: string,
): readonly T[] {
  if (filter.trim() === "") return rows;
  return rows.filter((row) => matchesWords(row.map((cell) => cell ?? "NULL").join("\n"), filter));
}
