import { filterWords } from "./filterWords.ts";

/** Whether a text contains every word of a filter, in any order and case. */
export function matchesWords(text: string, filter: string): boolean {
  const lower = text.toLowerCase();
  return filterWords(filter.toLowerCase()).every((word) => lower.includes(word));
}
