import {
  countDifferentLines,
  type DifferenceHunk,
  findLineDifference,
} from "./findLineDifference.ts";
import type { NamedText } from "./regressionTest.ts";

/** What was printed against what was expected; `name` is that of the expected file. */
export type OutputComparison =
  | { readonly kind: "same"; readonly name: string }
  /** Of several files, the one that comes closest. */
  | {
      readonly kind: "different";
      readonly name: string;
      readonly hunks: readonly DifferenceHunk[];
    }
  | { readonly kind: "nothingExpected" };

/** Compares an output with each that is allowed, in order, as pg_regress does. */
export function compareOutput(expected: readonly NamedText[], actual: string): OutputComparison {
  let closest: OutputComparison = { kind: "nothingExpected" };
  let fewest = Infinity;
  for (const { name, text } of expected) {
    const hunks = findLineDifference(text, actual);
    const count = countDifferentLines(hunks);
    if (count === 0) return { kind: "same", name };
    if (count >= fewest) continue;
    fewest = count;
    closest = { kind: "different", name, hunks };
  }
  return closest;
}
