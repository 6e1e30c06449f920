/**
 * Finds a statement that was run in the current text: returns the old offset, or the nearest place
 * with the same text; `null` if the statement was changed or removed.
 */
export function locateStatement(
  text: string,
  statement: string,
  offset: number | null,
): number | null {
  const start = offset ?? 0;
  if (statement === "") return null;
  if (text.startsWith(statement, start)) return start;
  const before = text.lastIndexOf(statement, start);
  const behind = text.indexOf(statement, start);
  if (before < 0) return behind < 0 ? null : behind;
  if (behind < 0) return before;
  return start - before <= behind - start ? before : behind;
}
