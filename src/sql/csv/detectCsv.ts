import { type ColumnType, inferType } from "./columnTypes.ts";
import { CsvReader, type CsvRecord } from "./CsvReader.ts";

export const delimiters = [",", ";", "\t", "|"] as const;

/** The delimiter that cuts the beginning of a file most evenly into most fields. */
export function detectDelimiter(text: string): string {
  const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }));
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).delimiter;
}

/** Reads the records of a text, all or those that are whole. */
export function readRecords(text: string, delimiter: string, isWhole: boolean): CsvRecord[] {
  const records: CsvRecord[] = [];
  const reader = new CsvReader(delimiter, (record) => records.push(record));
  reader.push(text);
  if (isWhole) reader.finish();
  return records;
}

/** Whether the first record names the columns: all different, and none of them like what follows. */
export function detectHeader(records: readonly CsvRecord[]): boolean {
  const [first, ...others] = records;
  if (first === undefined) return false;
  const names = first.fields;
  const isNaming = names.every((name) => name !== null && /\p{L}/u.test(name));
  if (!isNaming || new Set(names).size < names.length) return false;
  if (others.length === 0) return true;
  const types = inferTypes(others, names.length);
  return (
    types.some((type) => type !== "text") ||
    names.every((name, index) => others.every(({ fields }) => fields[index] !== name))
  );
}

export function inferTypes(
  records: readonly CsvRecord[],
  columnCount: number,
): readonly ColumnType[] {
  return Array.from({ length: columnCount }, (_, index) =>
    inferType(records.map(({ fields }) => fields[index] ?? null)),
  );
}

/** Names for columns, all different and not empty. */
export function nameColumns(
  header: readonly (string | null)[] | null,
  columnCount: number,
): readonly string[] {
  const used = new Set<string>();
  return Array.from({ length: columnCount }, (_, index) => {
    const wanted = header?.[index]?.trim().toLowerCase().replaceAll(/\s+/g, "_") ?? "";
    const base = wanted === "" ? `column_${index + 1}` : wanted.slice(0, 60);
    let name = base;
    for (let number = 2; used.has(name); number += 1) name = `${base}_${number}`;
    used.add(name);
    return name;
  });
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
