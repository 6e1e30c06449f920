import { isBlank, isTagPart, isNameStart } from "./characters.ts";

/**
 * Functions that find the end of quoted text. `from` is the offset after the opening quote; the
 * result is the offset after the closing one, or -1 if the text ends first.
 */

/** `'...'`, `"..."`: a doubled quote is an escaped quote. */
export function endOfQuoted(text: string, from: number, quote: "'" | '"'): number {
  let end = text.indexOf(quote, from) + 1;
  while (end > 0 && text[end] === quote) end = text.indexOf(quote, end + 1) + 1;
  return end > 0 ? end : -1;
}

/** `E'...'`: a backslash escapes the next character. */
export function endOfEscapeString(text: string, from: number): number {
  for (let offset = from; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x5c) {
      offset++;
    } else if (code === 0x27) {
      const continuation = continuationOf(text, offset + 1);
      if (continuation < 0) return offset + 1;
      offset = continuation;
    }
  }
  return -1;
}

/**
 * Returns the offset of the quote that continues a string whose closing quote is right before
 * `from`, or -1. It is the next character, or follows blanks and comments that contain a line
 * break. psql reads line by line, so only a carriage return within its line counts as such a break.
 */
function continuationOf(text: string, from: number): number {
  if (text[from] === "'") return from;
  let hasBreak = false;
  for (let offset = from; offset < text.length; offset++) {
    const character = text[offset];
    if (character === "'") return hasBreak ? offset : -1;
    if (character === "\r") hasBreak = true;
    else if (character === "-" && text[offset + 1] === "-") offset = endOfLine(text, offset) - 1;
    else if (character !== " " && character !== "\t" && character !== "\f") return -1;
  }
  return -1;
}

/** The next line feed or carriage return, or the end of the text. */
export function endOfLine(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && text[offset] !== "\n" && text[offset] !== "\r") offset++;
  return offset;
}

/** A block comment; nested comments count where the dialect has them. */
export function endOfBlockComment(text: string, from: number, isNested: boolean): number {
  if (!isNested) {
    const close = text.indexOf("*/", from);
    return close < 0 ? -1 : close + 2;
  }
  let depth = 1;
  for (let offset = from; offset < text.length; offset++) {
    const pair = text.charCodeAt(offset) * 256 + text.charCodeAt(offset + 1);
    if (pair !== 0x2a2f && pair !== 0x2f2a) continue;
    depth += pair === 0x2f2a ? 1 : -1;
    offset++;
    if (depth === 0) return offset + 1;
  }
  return -1;
}

/** Returns the offset after the `$tag$` that starts at `from`; -1 if no delimiter starts there. */
export function endOfDollarDelimiter(text: string, from: number): number {
  let end = from + 1;
  if (isNameStart(text.charCodeAt(end))) while (isTagPart(text.charCodeAt(end))) end++;
  return text[end] === "$" ? end + 1 : -1;
}

const closingDelimiters: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["<", ">"],
]);

/** `q'[...]'`, `from` at the opening delimiter; `null` if that is a blank, which cannot be one. */
export function endOfAlternativeQuote(text: string, from: number): number | null {
  const code = text.codePointAt(from);
  if (code === undefined || isBlank(code)) return null;
  const opening = String.fromCodePoint(code);
  const closing = `${closingDelimiters.get(opening) ?? opening}'`;
  const end = text.indexOf(closing, from + opening.length);
  return end < 0 ? -1 : end + closing.length;
}
