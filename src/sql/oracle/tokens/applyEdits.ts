import type { TextRange } from "../../model.ts";

/** A range of a text and its replacement. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** Applies the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((left, right) => right.start - left.start)
    .reduce((changed, { start, end, text: replacement }) => {
      return changed.slice(0, start) + replacement + changed.slice(end);
    }, text);
}
