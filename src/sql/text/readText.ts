import { rankEncodings } from "./rankEncodings.ts";

/** The result of decoding a text file. */
export type TextReading =
  | { readonly kind: "decoded"; readonly text: string; readonly encoding: string }
  /**
   * Not UTF-8, no byte order mark: encodings in which every byte is valid, the likely ones first.
   */
  | { readonly kind: "undecided"; readonly encodings: readonly string[] }
  /** Not valid in the named encoding. */
  | { readonly kind: "invalid"; readonly encoding: string }
  /** The named encoding is not in the Encoding Standard. */
  | { readonly kind: "unknownEncoding"; readonly encoding: string };

/**
 * Decodes a text file: by its byte order mark, else as UTF-8 if it is valid, else by the encoding
 * named by the user. Never replaces a byte by U+FFFD. Removes the byte order mark.
 *
 * @param named An encoding's name as the Encoding Standard or PostgreSQL writes it.
 */
export function readText(bytes: Uint8Array, named: string | null = null): TextReading {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  if (named !== null) {
    const encoding = findEncoding(named);
    return encoding === null
      ? { kind: "unknownEncoding", encoding: named }
      : decodeAs(bytes, encoding);
  }
  const wide = guessUtf16(bytes);
  const text = wide === null ? decode(bytes, "utf-8") : null;
  if (text !== null) return { kind: "decoded", text, encoding: "utf-8" };
  const encodings = rankEncodings(bytes).filter((encoding) => decode(bytes, encoding) !== null);
  return { kind: "undecided", encodings: wide === null ? encodings : [wide, ...encodings] };
}

/** Returns the encoding of a byte order mark; `null` without one. */
export function encodingOfMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

/**
 * Detects UTF-16 without a byte order mark by the zero bytes of its ASCII characters, nearly all of
 * which are high bytes. `null` for other texts.
 */
export function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const zeros: [number, number] = [0, 0];
  const length = Math.min(bytes.length, sampleBytes);
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  }
  const [even, odd] = zeros;
  if (even + odd < length / 8 || bytes.length % 2 !== 0) return null;
  if (odd > 9 * even) return "utf-16le";
  return even > 9 * odd ? "utf-16be" : null;
}

/** Decodes bytes; `null` if one is invalid in the encoding. */
export function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    if (encoding === "utf-8") return decoder.decode(bytes);
    const isWide = encoding.startsWith("utf-16");
    if (isWide && bytes.length % 2 !== 0) return null;
    // Node drops a character that is cut at the end of the text; with a line feed after it, it
    // throws.
    const end = encoding === "utf-16le" ? [10, 0] : isWide ? [0, 10] : [10];
    const text = decoder.decode(bytes, { stream: true }) + decoder.decode(Uint8Array.from(end));
    return isWide || !unassigned.test(text) ? text.slice(0, -1) : null;
  } catch {
    return null;
  }
}

// Characters that Node's decoders insert for unassigned bytes: control and private-use characters.
const unassigned = /[\u0080-\u009f\ue000-\uf8ff\ufffd]/;

/** Returns the Encoding Standard's name of an encoding, also for PostgreSQL's names, or `null`. */
export function findEncoding(named: string): string | null {
  const name = named.trim().toLowerCase();
  const alias = postgresqlNames[name] ?? name.replace(/^win-?(\d+)$/, "windows-$1");
  for (const label of [alias, alias.replaceAll("_", "-")]) {
    try {
      const { encoding } = new TextDecoder(label);
      // The larger one of the two, which knows what is no character of either.
      return encoding === "gbk" ? "gb18030" : encoding;
    } catch {
      continue;
    }
  }
  return null;
}

// PostgreSQL documentation, "Character Set Support": names that the Encoding Standard lacks.
const postgresqlNames: Readonly<Record<string, string>> = {
  euc_cn: "gbk",
  koi8r: "koi8-r",
  koi8u: "koi8-u",
  mskanji: "shift_jis",
  uhc: "euc-kr",
  win: "windows-1251",
};

const sampleBytes = 64 * 1024;

function decodeAs(bytes: Uint8Array, encoding: string): TextReading {
  const text = decode(bytes, encoding);
  return text === null ? { kind: "invalid", encoding } : { kind: "decoded", text, encoding };
}
