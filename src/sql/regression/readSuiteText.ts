import { readText, type TextReading } from "../text/readText.ts";
import { setsEncoding } from "../text/setsEncoding.ts";
import { readRaw } from "./readPrintedText.ts";

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
  return reading.kind === "undecided" && setsEncoding(bytes)
    ? { kind: "raw", text: readRaw(bytes) }
    : reading;
}
