import type { Statement } from "./statement.ts";

/**
 * Returns the statement that "run current" runs when the cursor is at `offset`, or `null` if there
 * is no statement.
 *
 * Inside a statement, including at its ends, it is that statement; between two that touch, the
 * first one. After a statement on the line where it ends (blanks, a comment), it is still that
 * statement. On the lines between two statements it is the second one, whose comments are there;
 * after the last statement it is the last one.
 */
export function statementAt(statements: readonly Statement[], offset: number): Statement | null {
  const next = indexOfFirstEndingAtOrAfter(statements, offset);
  const following = statements[next];
  const preceding = statements[next - 1];
  if (following === undefined) return preceding ?? null;
  const isBetween = offset < following.textRange.start;
  return isBetween && preceding !== undefined && offset <= preceding.lineEnd
    ? preceding
    : following;
}

function indexOfFirstEndingAtOrAfter(statements: readonly Statement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((statements[middle]?.textRange.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
