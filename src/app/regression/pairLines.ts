import type { DifferenceLine } from "../../sql/regression/findLineDifference.ts";

/** A line of each side; `null` where a side has none. */
export interface LinePair {
  readonly before: string | null;
  readonly after: string | null;
  readonly isSame: boolean;
}

/** Pairs the lines of a difference: removed lines beside the added ones. */
export function pairLines(lines: readonly DifferenceLine[]): readonly LinePair[] {
  const pairs: LinePair[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    const count = Math.max(removed.length, added.length);
    for (let index = 0; index < count; index += 1) {
      const [before, after] = [removed[index] ?? null, added[index] ?? null];
      pairs.push({ before, after, isSame: false });
    }
    removed = [];
    added = [];
  };
  for (const { kind, text } of lines) {
    if (kind === "removed") removed.push(text);
    else if (kind === "added") added.push(text);
    else {
      flush();
      pairs.push({ before: text, after: text, isSame: true });
    }
  }
  flush();
  return pairs;
}
