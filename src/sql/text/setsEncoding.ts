/**
 * Whether a script tells psql its encoding itself: its bytes, other than those of UTF-16, are then
 * for psql to read.
 */
export function setsEncoding(bytes: Uint8Array): boolean {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return /^\s*(?:set\s+client_encoding\b|set\s+names\b|\\encoding\s)/im.test(text);
}
