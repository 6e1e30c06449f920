import { quoteIdentifier } from "../../sql/quote.ts";

export interface CsvTarget {
  readonly kind: "newTable" | "existingTable";
  /** As SQL: quoted where it needs it, with its schema or without. */
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** CSV that has been checked, in COPY's text format and UTF-8. */
export interface CsvLoad {
  readonly fileName: string;
  readonly target: CsvTarget;
  readonly bytes: Uint8Array;
}

/** What psql runs, in one transaction, to load a file that lies in the guest. */
export function csvLoadScript({ target }: CsvLoad, path: string): string {
  const { table, columns } = target;
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(", ");
  const definitions = columns.map(
    ({ name, type }) => `${quoteIdentifier(name)} ${serverTypes[type] ?? type}`,
  );
  const create =
    target.kind === "newTable" ? [`create table ${table} (${definitions.join(", ")});`] : [];
  return [...create, `\\copy ${table} (${names}) from '${path}'`, ""].join("\n");
}

/** With their schema: on Oracle's port `date` alone is Oracle's, with a time of day. */
const serverTypes: Readonly<Record<string, string>> = {
  date: "pg_catalog.date",
  timestamp: "pg_catalog.timestamp",
  timestamptz: "pg_catalog.timestamptz",
};
