import type { Statement } from "./statement.ts";

/**
 * The statement that "run current" means when the cursor is at `offset`, or `null` when there is
 * none at all.
 *
 * Inside a statement, at its ends included, it is that statement; right between two that touch, the
 * one before. Behind a statement on the line where it ends (blanks, a comment) it is still that one.
 * On the lines between two statements it is the one that follows, as its comments stand there;
 * behind the last it is the last.
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
