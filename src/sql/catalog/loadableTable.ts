import { parseJson } from "../../base/parseJson.ts";
import type { OutputBlock } from "../model.ts";
import { asText, readRow } from "./readRow.ts";

/** A table that can receive imported rows. */
export interface LoadableTable {
  /** Schema and name, quoted where SQL needs it. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * Returns the query for all user-defined tables, one JSON array a row, without generated columns.
 */
export function loadableTablesQuery(): string {
  return `select json_build_array(format('%I.%I', n.nspname, c.relname),
    json_agg(json_build_array(a.attname, format_type(a.atttypid, null)) order by a.attnum))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  group by n.nspname, c.relname order by n.nspname, c.relname limit 2000;`.replaceAll(
    /\s*\n\s*/g,
    " ",
  );
}

/** Reads the result of `loadableTablesQuery`; malformed rows are left out. */
export function parseLoadableTables(blocks: readonly OutputBlock[]): readonly LoadableTable[] {
  const rows = blocks.flatMap((block) => (block.kind === "table" ? block.table.rows : []));
  return rows.flatMap(([cell]) => {
    const value = parseJson(cell ?? "");
    const row = Array.isArray(value) ? readRow(value, [asText, asColumns]) : null;
    return row === null ? [] : [{ name: row[0], columns: row[1] }];
  });
}

/** Short forms of `format_type` names, for comparison with the column types of files. */
const shortNames: Readonly<Record<string, string>> = {
  "timestamp without time zone": "timestamp",
  "timestamp with time zone": "timestamptz",
};

function asColumns(value: unknown): readonly [LoadableTable["columns"]] | null {
  if (!Array.isArray(value)) return null;
  const columns = value.flatMap((item: unknown) => {
    const row = Array.isArray(item) ? readRow(item, [asText, asText]) : null;
    return row === null ? [] : [{ name: row[0], type: shortNames[row[1]] ?? row[1] }];
  });
  return columns.length === value.length ? [columns] : null;
}
