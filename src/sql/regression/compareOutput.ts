import {
  countDifferentLines,
  type DifferenceHunk,
  findLineDifference,
} from "./findLineDifference.ts";
import type { NamedText } from "./regressionTest.ts";

/** The comparison of an output with the expected ones; `name` is that of the expected file. */
export type OutputComparison =
  | { readonly kind: "same"; readonly name: string }
  /** Of several expected files, `name` is the one with the fewest differences. */
  | {
      readonly kind: "different";
      readonly name: string;
      readonly hunks: readonly DifferenceHunk[];
    }
  | { readonly kind: "nothingExpected" };

/** Compares an output with each expected one, in order, as pg_regress does. */
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
