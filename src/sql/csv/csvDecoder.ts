import { decode, encodingOfMark, guessUtf16 } from "../text/readText.ts";
import { rankEncodings } from "../text/rankEncodings.ts";

/** The encoding of a CSV file. */
export type CsvEncoding =
  | { readonly kind: "known"; readonly encoding: string }
  /** Possible encodings, the likely ones first. `sample` ends at the end of a character. */
  | {
      readonly kind: "guessed";
      readonly encodings: readonly [string, ...string[]];
      readonly sample: Uint8Array;
    };

/** Detects the byte order mark's encoding, else UTF-8 if the beginning is valid, else guesses. */
export function detectCsvEncoding(bytes: Uint8Array, isWhole: boolean): CsvEncoding {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return { kind: "known", encoding: marked };
  const even = isWhole ? bytes : bytes.subarray(0, bytes.length & ~1);
  const wide = guessUtf16(even);
  if (wide !== null) return { kind: "guessed", encodings: [wide], sample: even };
  if (isUtf8(bytes, isWhole)) return { kind: "known", encoding: "utf-8" };
  const sample = cutAfterLine(bytes, isWhole);
  const [likely = "windows-1252", ...others] = rankEncodings(sample).filter(
    (encoding) => decode(sample, encoding) !== null,
  );
  return { kind: "guessed", encodings: [likely, ...others], sample };
}

function isUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  try {
    // A character that is cut at the end of the chunk does not count as invalid.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

/** Cuts after the last line: in the guessed encodings no character contains a line feed. */
function cutAfterLine(bytes: Uint8Array, isWhole: boolean): Uint8Array {
  return isWhole ? bytes : bytes.subarray(0, bytes.lastIndexOf(10) + 1);
}

/**
 * Decodes a file chunk by chunk. `push` and `finish` return `null` for an invalid byte, on the line
 * `badLine`.
 */
export class CsvDecoder {
  readonly #encoding: string;
  readonly #strict: TextDecoder;
  readonly #lenient: TextDecoder;
  #line = 1;

  constructor(encoding: string) {
    this.#encoding = encoding;
    this.#strict = new TextDecoder(encoding, { fatal: true });
    this.#lenient = new TextDecoder(encoding);
  }

  /** The line of the first invalid byte, from 1. */
  get badLine(): number {
    return this.#line;
  }

  push(chunk: Uint8Array): string | null {
    return this.#decode(chunk, true);
  }

  finish(): string | null {
    return this.#decode(new Uint8Array(), false);
  }

  #decode(chunk: Uint8Array, stream: boolean): string | null {
    // The lenient decoder got the same bytes, and shows where they are invalid.
    const shown = this.#lenient.decode(chunk, { stream });
    const strict = this.#tryStrict(chunk, stream);
    const isBad = strict === null || (isNarrow(this.#encoding) && unassigned.test(strict));
    const end = isBad ? Math.max(shown.search(unassigned), 0) : shown.length;
    this.#line += shown.slice(0, end).split("\n").length - 1;
    return isBad ? null : strict;
  }

  #tryStrict(chunk: Uint8Array, stream: boolean): string | null {
    try {
      return this.#strict.decode(chunk, { stream });
    } catch {
      return null;
    }
  }
}

// Characters that decoders insert for unassigned bytes.
const unassigned = /[\u0080-\u009f\ue000-\uf8ff\ufffd]/;

function isNarrow(encoding: string): boolean {
  return !encoding.startsWith("utf-") && encoding !== "gb18030";
}
