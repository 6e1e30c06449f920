import type { Cell } from "../model.ts";

/** A table that psql printed in its `csv` format, with its header. */
export interface PsqlCsv {
  /** Column names as the server sent them; empty for a table without columns. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Reads psql's output with `\pset format csv`: every record ends with LF; a field is quoted if it
 * contains a comma, a quote, CR or LF, or is `\.`. Unlike RFC 4180 readers, keeps blank lines,
 * which are rows whose only value is empty. Returns `null` if the text is truncated or not such a
 * table.
 *
 * @param nullWord The value of `\pset null`.
 * @see PostgreSQL, `csv_print_field` in src/fe_utils/print.c
 */
export function parsePsqlCsv(text: string, nullWord: string): PsqlCsv | null {
  const records = text.includes('"') ? readRecords(text) : splitRecords(text);
  const header = records?.shift();
  if (records == null || header === undefined) return null;
  // A table without columns has no row lines either.
  if (header.length === 1 && header[0] === "") {
    return records.length === 0 ? { names: [], rows: [] } : null;
  }
  if (records.some(({ length }) => length !== header.length)) return null;
  return { names: header, rows: records.map((record) => toCells(record, nullWord)) };
}

function toCells(record: readonly string[], nullWord: string): readonly Cell[] {
  return record.map((field) => (field === nullWord ? null : field));
}

/** Returns the records of a text without quotes. */
function splitRecords(text: string): string[][] | null {
  if (!text.endsWith("\n")) return null;
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => line.split(","));
}

function readRecords(text: string): string[][] | null {
  const records: string[][] = [];
  let record: string[] = [];
  let position = 0;
  while (position < text.length) {
    const field = text.startsWith('"', position) ? readQuoted(text, position) : null;
    const end = field?.end ?? findFieldEnd(text, position);
    record.push(field?.value ?? text.slice(position, end));
    const separator = text[end];
    if (separator === "\n") {
      records.push(record);
      record = [];
    } else if (separator !== ",") return null;
    position = end + 1;
  }
  return record.length === 0 && text.endsWith("\n") ? records : null;
}

interface QuotedField {
  readonly value: string;
  /** Offset after the closing quote. */
  readonly end: number;
}

function readQuoted(text: string, start: number): QuotedField {
  let end = start + 1;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote === -1) return { value: "", end: text.length };
    if (text[quote + 1] !== '"') {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    end = quote + 2;
  }
}

function findFieldEnd(text: string, start: number): number {
  const lineEnd = text.indexOf("\n", start);
  const end = lineEnd === -1 ? text.length : lineEnd;
  // Searches only this line: in a table of one column the next comma may be far away.
  const comma = text.slice(start, end).indexOf(",");
  return comma === -1 ? end : start + comma;
}
