export interface HexLine {
  /** The offset of the line's first byte, eight hexadecimal digits. */
  readonly offset: string;
  /** Up to sixteen bytes, two digits each, with a gap in the middle. */
  readonly hex: string;
  /** The same bytes as ASCII, with a dot for those that cannot be printed. */
  readonly ascii: string;
}

const bytesPerLine = 16;

/**
 * Parses the server's text of a `bytea` with `bytea_output = hex`: `\x` and two digits for each
 * byte; `null` for any other text.
 */
export function parseHex(text: string): Uint8Array | null {
  if (!text.startsWith("\\x") || text.length % 2 !== 0) return null;
  const bytes = new Uint8Array(text.length / 2 - 1);
  for (let index = 0; index < bytes.length; index++) {
    const high = toNibble(text.charCodeAt(2 * index + 2));
    const low = toNibble(text.charCodeAt(2 * index + 3));
    if (high < 0 || low < 0) return null;
    bytes[index] = high * 16 + low;
  }
  return bytes;
}

/** Formats bytes in lines of sixteen, at most `maximumLines`. */
export function dumpHex(bytes: Uint8Array, maximumLines: number): readonly HexLine[] {
  const count = Math.min(maximumLines, Math.ceil(bytes.length / bytesPerLine));
  return Array.from({ length: count }, (_unused, index) => {
    const offset = index * bytesPerLine;
    const line = bytes.subarray(offset, offset + bytesPerLine);
    const digits = Array.from(line, (byte) => byte.toString(16).padStart(2, "0"));
    return {
      offset: offset.toString(16).padStart(8, "0"),
      hex: [digits.slice(0, 8).join(" "), digits.slice(8).join(" ")].join("  ").trimEnd(),
      ascii: Array.from(line, toPrintable).join(""),
    };
  });
}

function toNibble(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

function toPrintable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".";
}
