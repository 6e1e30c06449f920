import type { ResultTable } from "../../model.ts";
import { readCsvFile } from "./readExactRows.ts";

/**
 * Reads the table that psql wrote for a statement; `null` when the statement has none, "lost" when
 * its rows are incomplete or not UTF-8.
 *
 * psql 15 writes the command tag of a statement with RETURNING after the table; later ones do not.
 */
export function readResultFile(
  bytes: Uint8Array | null,
  nullWord: string,
  rowCount: number | null,
): ResultTable | "lost" | null {
  if (bytes === null || bytes.length === 0) return null;
  if (rowCount === null) return "lost";
  // psql does not count the rows of SHOW and EXPLAIN.
  const expected = rowCount === 0 ? null : rowCount;
  const tagStart = findTag(bytes);
  const read = readCsvFile(bytes.subarray(0, tagStart), nullWord, expected);
  const whole = read.kind === "rows" || tagStart === bytes.length;
  // The last line may also be a row that looks like a tag.
  const table = whole ? read : readCsvFile(bytes, nullWord, expected);
  if (table.kind === "failed" || !table.isText) return "lost";
  return {
    title: null,
    columns: table.names.map((name) => ({ name, alignment: "left", type: null })),
    rows: table.rows,
    footerRowCount: table.rows.length,
    footers: [],
    isComplete: true,
  };
}

/** Returns the offset of a command tag on the last line; the length if there is none. */
function findTag(bytes: Uint8Array): number {
  const lineStart = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
  const line = new TextDecoder().decode(bytes.subarray(lineStart, lineStart + 40));
  return /^(?:INSERT \d+|UPDATE|DELETE|MERGE) \d+\n$/.test(line) ? lineStart : bytes.length;
}
