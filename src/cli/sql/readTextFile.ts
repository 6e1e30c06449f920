import { readFile } from "node:fs/promises";
import { readText, type TextReading } from "../../sql/text/readText.ts";

/**
 * Reads a text file in its encoding. Throws with a readable message if the encoding must be given
 * or does not fit the file.
 *
 * @param encoding The value of `--encoding`; `null` without it.
 */
export async function readTextFile(path: string, encoding: string | null): Promise<string> {
  return decodeText(path, await readFile(path), encoding);
}

/** Like `readTextFile` for bytes; `name` is used in errors. */
export function decodeText(name: string, bytes: Uint8Array, encoding: string | null): string {
  return takeText(name, readText(bytes, encoding));
}

/** The text of a reading; throws as `readTextFile` does. */
export function takeText(name: string, reading: TextReading): string {
  switch (reading.kind) {
    case "decoded":
      return reading.text;
    case "undecided": {
      const likely = reading.encodings.slice(0, 3).join(", ");
      const hint = likely === "" ? "" : ` (likely: ${likely})`;
      throw new Error(`${name} is not UTF-8; name its encoding with --encoding NAME${hint}`);
    }
    case "invalid":
      throw new Error(`${name} is not valid in ${reading.encoding}`);
    case "unknownEncoding":
      throw new Error(`unknown encoding: ${reading.encoding}`);
  }
}
