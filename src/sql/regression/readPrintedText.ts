/** Decodes psql's output, which is UTF-8 unless the script set another encoding. */
export function readPrintedText(bytes: Uint8Array): {
  readonly text: string;
  readonly isRaw: boolean;
} {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, isRaw: false };
  } catch {
    return { text: readRaw(bytes), isRaw: true };
  }
}

/** Decodes each byte as one character, so that equal texts have equal bytes. */
export function readRaw(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}
