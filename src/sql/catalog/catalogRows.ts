import { parseJson } from "../../base/parseJson.ts";
import type { OutputBlock } from "../model.ts";

/** One row of a catalogue query: a tag for its kind, then the values. */
export type Row = readonly unknown[];

/** Returns the JSON arrays of the single column; `null` if there is no table or another cell. */
export function parseRows(blocks: readonly OutputBlock[]): readonly Row[] | null {
  const table = blocks.find((block) => block.kind === "table")?.table;
  if (table === undefined) return null;
  const rows: Row[] = [];
  for (const [cell] of table.rows) {
    const row = parseJson(cell ?? "");
    if (!Array.isArray(row)) return null;
    rows.push(row as readonly unknown[]);
  }
  return rows;
}

/** Reads the rows that begin with a tag; `null` if one of them is malformed. */
export function collect<T>(
  rows: readonly Row[],
  tag: string,
  read: (row: Row) => T | null,
): readonly T[] | null {
  const found: T[] = [];
  for (const row of rows) {
    if (row[0] !== tag) continue;
    const item = read(row.slice(1));
    if (item === null) return null;
    found.push(item);
  }
  return found;
}

/** Sorts by code units, not by a locale, so that the order is the same on every machine. */
export function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((left, right) =>
    left.name < right.name ? -1 : Number(left.name > right.name),
  );
}
