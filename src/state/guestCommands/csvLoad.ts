import { quoteIdentifier } from "../../sql/quote.ts";

export interface CsvTarget {
  readonly kind: "newTable" | "existingTable";
  /** As SQL: quoted where necessary, with or without its schema. */
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Checked CSV data, in COPY's text format and UTF-8. */
export interface CsvLoad {
  readonly fileName: string;
  readonly target: CsvTarget;
  readonly bytes: Uint8Array;
}

/** Returns the psql script that loads a guest file in one transaction. */
export function csvLoadScript({ target }: CsvLoad, path: string): string {
  const { table, columns } = target;
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(", ");
  const definitions = columns.map(
    ({ name, type }) => `${quoteIdentifier(name)} ${serverTypes[type] ?? type}`,
  );
  const create =
    target.kind === "newTable" ? [`create table ${table} (${definitions.join(", ")});`] : [];
  const copy = `\\copy ${table} (${names}) from '${path}'`;
  return [...create, copy, "\\warn loaded :ROW_COUNT rows", ""].join("\n");
}

/** Reads the number of loaded rows from psql's output of that script; `null` if it has none. */
export function parseLoadedRows(log: string): number | null {
  const counts = [...log.matchAll(/^loaded (\d+) rows$/gm)];
  const count = counts.at(-1)?.[1];
  return count === undefined ? null : Number(count);
}

/** Qualified names, because on Oracle's port `date` is Oracle's type with a time of day. */
const serverTypes: Readonly<Record<string, string>> = {
  date: "pg_catalog.date",
  timestamp: "pg_catalog.timestamp",
  timestamptz: "pg_catalog.timestamptz",
};
