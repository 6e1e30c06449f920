/** The words of a filter, as they were typed. */
export function filterWords(filter: string): readonly string[] {
  return filter.split(/\s+/).filter((word) => word !== "");
}
