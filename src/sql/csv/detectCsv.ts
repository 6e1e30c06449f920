import { type ColumnType, inferType } from "./columnTypes.ts";
import { CsvReader, type CsvRecord } from "./csvReader.ts";

export const delimiters = [",", ";", "\t", "|"] as const;

/** Returns the delimiter that splits the beginning of a file most evenly into the most fields. */
export function detectDelimiter(text: string): string {
  const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }));
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).delimiter;
}

/** Reads the records of a text: all if it is whole, else only the complete ones. */
export function readRecords(text: string, delimiter: string, isWhole: boolean): CsvRecord[] {
  const records: CsvRecord[] = [];
  const reader = new CsvReader(delimiter, (record) => records.push(record));
  reader.push(text);
  if (isWhole) reader.finish();
  return records;
}

export function inferTypes(
  records: readonly CsvRecord[],
  columnCount: number,
): readonly ColumnType[] {
  return Array.from({ length: columnCount }, (_, index) =>
    inferType(records.map(({ fields }) => fields[index] ?? null)),
  );
}

/** Parses Excel's separator line, `sep=;`, at the start of a text; `null` if there is none. */
export function readSeparatorLine(
  text: string,
): { readonly delimiter: string; readonly length: number } | null {
  const [line, delimiter] = /^"?sep=([^\r\n"])"?(?:\r\n|\r|\n|$)/i.exec(text) ?? [];
  return line === undefined || delimiter === undefined ? null : { delimiter, length: line.length };
}

function scoreOf(text: string, delimiter: string): number {
  const counts = readRecords(text, delimiter, false)
    .slice(0, 100)
    .map(({ fields }) => fields.length);
  if (counts.length === 0) counts.push(readRecords(text, delimiter, true)[0]?.fields.length ?? 1);
  const [usual = 1] = counts.toSorted((left, right) => left - right).slice(counts.length >> 1);
  const even = counts.filter((count) => count === usual).length / counts.length;
  return usual === 1 ? 0 : even * 100 + Math.min(usual, 50);
}
