// psql pads only with U+0020; String.trim would also remove no-break and ideographic spaces, which
// are data.

export function countLeadingBlanks(text: string): number {
  let count = 0;
  while (text.charCodeAt(count) === 0x20) count += 1;
  return count;
}

export function trimEndBlanks(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x20) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

export function trimBlanks(text: string): string {
  return trimEndBlanks(text.slice(countLeadingBlanks(text)));
}
