import { diffArrays } from "diff";

export interface DifferenceLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Lines that differ, with their context. Lines are counted from 1. */
export interface DifferenceHunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  readonly lines: readonly DifferenceLine[];
}

const contextLines = 3;
/** Texts with more edits than this are treated as having nothing in common. */
const mostEdits = 1500;

/**
 * Returns the lines that differ between two texts, as `diff -U3`; empty if they are equal. Blanks
 * count, as in pg_regress. If a text has only CRLF line ends, as a checkout on Windows, the CR does
 * not count.
 *
 * @see PostgreSQL, src/test/regress/pg_regress.c, `basic_diff_opts`
 */
export function findLineDifference(before: string, after: string): readonly DifferenceHunk[] {
  return cutHunks(alignLines(splitLines(before), splitLines(after)));
}

/** A line feed without a carriage return before it. */
const hasOtherLineEnd = /(?:^|[^\r])\n/;

function splitLines(text: string): readonly string[] {
  const lines = (hasOtherLineEnd.test(text) ? text : text.replaceAll("\r\n", "\n")).split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function alignLines(
  before: readonly string[],
  after: readonly string[],
): readonly DifferenceLine[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  if (changes === undefined) {
    return [
      ...before.map((text): DifferenceLine => ({ kind: "removed", text })),
      ...after.map((text): DifferenceLine => ({ kind: "added", text })),
    ];
  }
  let oldIndex = 0;
  let newIndex = 0;
  return changes.flatMap(({ added, removed, count }) => {
    const kind = added ? "added" : removed ? "removed" : "same";
    const lines = added
      ? after.slice(newIndex, newIndex + count)
      : before.slice(oldIndex, oldIndex + count);
    if (!added) oldIndex += count;
    if (!removed) newIndex += count;
    return lines.map((text): DifferenceLine => ({ kind, text }));
  });
}

/** Divides the lines into hunks; differences closer together than twice their context share one. */
function cutHunks(lines: readonly DifferenceLine[]): readonly DifferenceHunk[] {
  const hunks: DifferenceHunk[] = [];
  let oldLine = 1;
  let newLine = 1;
  let index = 0;
  while (index < lines.length) {
    const first = lines.findIndex((line, at) => at >= index && line.kind !== "same");
    if (first === -1) break;
    const start = Math.max(index, first - contextLines);
    oldLine += start - index;
    newLine += start - index;
    const end = findHunkEnd(lines, first);
    const part = lines.slice(start, end);
    const oldCount = part.filter(({ kind }) => kind !== "added").length;
    const newCount = part.filter(({ kind }) => kind !== "removed").length;
    hunks.push({ oldStart: oldLine, oldCount, newStart: newLine, newCount, lines: part });
    oldLine += oldCount;
    newLine += newCount;
    index = end;
  }
  return hunks;
}

function findHunkEnd(lines: readonly DifferenceLine[], firstChange: number): number {
  let lastChange = firstChange;
  for (let at = firstChange + 1; at <= lastChange + 2 * contextLines + 1; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.kind !== "same") lastChange = at;
  }
  return Math.min(lines.length, lastChange + contextLines + 1);
}

/** Counts the lines that differ. */
export function countDifferentLines(hunks: readonly DifferenceHunk[]): number {
  const count = ({ lines }: DifferenceHunk): number =>
    lines.filter(({ kind }) => kind !== "same").length;
  return hunks.reduce((sum, hunk) => sum + count(hunk), 0);
}

const signs: Readonly<Record<DifferenceLine["kind"], string>> = {
  same: " ",
  removed: "-",
  added: "+",
};

/** Writes the hunks in the unified format of GNU diff. */
export function writeUnifiedHunks(hunks: readonly DifferenceHunk[]): string {
  return hunks
    .flatMap((hunk) => [
      writeHunkHeader(hunk),
      ...hunk.lines.map(({ kind, text }) => `${signs[kind]}${text}`),
    ])
    .map((line) => `${line}\n`)
    .join("");
}

export function writeHunkHeader(hunk: DifferenceHunk): string {
  const before = writeRange(hunk.oldStart, hunk.oldCount);
  return `@@ -${before} +${writeRange(hunk.newStart, hunk.newCount)} @@`;
}

/** Writes a line range; GNU diffutils documentation, "Detailed Description of Unified Format". */
function writeRange(start: number, count: number): string {
  if (count === 1) return String(start);
  return count === 0 ? `${start - 1},0` : `${start},${count}`;
}
