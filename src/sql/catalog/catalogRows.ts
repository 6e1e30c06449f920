import { parseJson } from "../../base/parseJson.ts";
import type { OutputBlock } from "../model.ts";

/** One row of a catalogue query: what it is, then its values. */
export type Row = readonly unknown[];

/** The JSON arrays of the one column; `null` when there is no table or a cell is something else. */
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

/** Reads the rows that begin with a tag; `null` when one of them is wrong. */
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

/** Ordered by code units, not by a locale: the same order on every machine. */
export function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((left, right) =>
    left.name < right.name ? -1 : Number(left.name > right.name),
  );
}
