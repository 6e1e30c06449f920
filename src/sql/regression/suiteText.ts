import { readText, type TextReading } from "../text/readText.ts";
import { setsEncoding } from "../text/setsEncoding.ts";

/** What the bytes of a script, an expected output or an output say. */
export type SuiteReading =
  | TextReading
  /** Not UTF-8, in an encoding that the script sets: `text` serves to compare bytes and to show them. */
  | { readonly kind: "raw"; readonly text: string };

/**
 * Reads a script or an expected output.
 *
 * @param named What the user says of files without a byte order mark; `null`: nothing.
 */
export function readSuiteText(bytes: Uint8Array, named: string | null = null): SuiteReading {
  const reading = readText(bytes, named);
  return reading.kind === "undecided" && setsEncoding(bytes) ? readRaw(bytes) : reading;
}

/** Reads what psql printed, which is UTF-8 unless the script set another encoding. */
export function readPrintedText(bytes: Uint8Array): {
  readonly text: string;
  readonly isRaw: boolean;
} {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, isRaw: false };
  } catch {
    return { text: readRaw(bytes).text, isRaw: true };
  }
}

/** Every byte is a character of its own, so that equal texts have equal bytes. */
function readRaw(bytes: Uint8Array): { readonly kind: "raw"; readonly text: string } {
  return { kind: "raw", text: new TextDecoder("windows-1252").decode(bytes) };
}
