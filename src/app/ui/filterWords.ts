/** Splits a filter into its words. */
export function filterWords(filter: string): readonly string[] {
  return filter.split(/\s+/).filter((word) => word !== "");
}
