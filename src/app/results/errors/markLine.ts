/** The line of an offset, split at the start and the end of the marked word. */
export interface MarkedLine {
  /** Both count from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The marked token: a name, a number or quoted text; otherwise one character. */
const wordPattern = /"(?:[^"\n]|"")*"|'(?:[^'\n]|'')*'|[\p{L}\p{N}_$]+|[\s\S]/uy;

/** Finds the place of an error; offsets past the end mean the end. */
export function markLine(text: string, offset: number): MarkedLine {
  const place = Math.max(0, Math.min(offset, text.length));
  const start = text.lastIndexOf("\n", place - 1) + 1;
  const lineEnd = text.indexOf("\n", place);
  const end = lineEnd === -1 ? text.length : lineEnd;
  wordPattern.lastIndex = place;
  const word = place < end ? (wordPattern.exec(text)?.[0] ?? "") : "";
  const wordEnd = Math.min(end, place + word.length);
  return {
    line: text.slice(0, start).split("\n").length,
    column: place - start + 1,
    before: text.slice(start, place),
    marked: text.slice(place, wordEnd),
    after: text.slice(wordEnd, end),
  };
}
