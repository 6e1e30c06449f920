import { expect, it } from "vitest";
import { findClipboardRange } from "./findClipboardRange.ts";

it.each([
  ["", 0, 0, ""],
  ["ab\ncd\n", 1, 4, "b\nc"],
  ["ab\ncd\nef", 0, 0, "ab\n"],
  ["ab\ncd\nef", 2, 2, "ab\n"],
  ["ab\ncd\nef", 3, 3, "cd\n"],
  ["ab\ncd\nef", 8, 8, "ef"],
  ["\n\n", 1, 1, "\n"],
])("of %j with selection %d-%d takes %j", (text, start, end, expected) => {
  const range = findClipboardRange(text, { start, end });
  expect(text.slice(range.start, range.end)).toBe(expected);
});
