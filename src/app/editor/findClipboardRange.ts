import type { TextRange } from "../../sql/model.ts";

/** Returns what Cut and Copy take: the selection; without one, the line with its line break. */
export function findClipboardRange(text: string, selection: TextRange): TextRange {
  if (selection.start < selection.end) return selection;
  const start = text.lastIndexOf("\n", selection.start - 1) + 1;
  const end = text.indexOf("\n", selection.start);
  return { start, end: end < 0 ? text.length : end + 1 };
}
