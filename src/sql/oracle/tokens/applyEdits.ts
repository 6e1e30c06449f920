import type { TextRange } from "../../model.ts";

/** A piece of a text and what stands there instead. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** The text with all of these edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((left, right) => right.start - left.start)
    .reduce((changed, { start, end, text: replacement }) => {
      return changed.slice(0, start) + replacement + changed.slice(end);
    }, text);
}
