import { readText, type TextReading } from "../text/readText.ts";
import { setsEncoding } from "../text/setsEncoding.ts";
import { readRaw } from "./readPrintedText.ts";

/** The decoded bytes of a script, an expected output or an output. */
export type SuiteReading =
  | TextReading
  /**
   * Not UTF-8, in an encoding that the script sets; `text` is only for comparing and showing bytes.
   */
  | { readonly kind: "raw"; readonly text: string };

/**
 * Decodes a script or an expected output.
 *
 * @param named The user's encoding for files without a byte order mark; `null`: none.
 */
export function readSuiteText(bytes: Uint8Array, named: string | null = null): SuiteReading {
  const reading = readText(bytes, named);
  return reading.kind === "undecided" && setsEncoding(bytes)
    ? { kind: "raw", text: readRaw(bytes) }
    : reading;
}
