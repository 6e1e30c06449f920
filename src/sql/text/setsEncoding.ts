/**
 * Whether a script sets psql's encoding itself; psql then decodes its bytes, except those of
 * UTF-16.
 */
export function setsEncoding(bytes: Uint8Array): boolean {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return /^\s*(?:set\s+client_encoding\b|set\s+names\b|\\encoding\s)/im.test(text);
}
