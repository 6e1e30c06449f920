/**
 * The grid draws rows in groups of this many: the virtualizer keeps a record of each of its items
 * and makes all of them anew at every page that is fetched, of a million rows in tens of
 * milliseconds.
 */
export const groupRows = 8;

/** The rows of the groups, and the focused one: an element that is not rendered loses the focus. */
export function listDrawnRows(
  groups: readonly number[],
  rowCount: number,
  focusedRow: number,
): readonly number[] {
  const rows = groups.flatMap((group) => {
    const first = group * groupRows;
    const length = Math.max(0, Math.min(groupRows, rowCount - first));
    return Array.from({ length }, (_, index) => first + index);
  });
  const isMissing = focusedRow >= 0 && focusedRow < rowCount && !rows.includes(focusedRow);
  return isMissing ? [...rows, focusedRow].sort((left, right) => left - right) : rows;
}
