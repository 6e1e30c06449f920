import { parseRows } from "../catalog/catalogRows.ts";
import { asText, readRow } from "../catalog/readRow.ts";
import type { OutputBlock } from "../model.ts";
import { quoteLiteral } from "../quote.ts";
import type { TableColumn } from "./openedTable.ts";

/** Returns the query for the columns of a relation; its names are as the catalogue stores them. */
export function columnsQuery(schema: string, name: string): string {
  return `
select pg_catalog.json_build_array(a.attname, pg_catalog.format_type(
         case t.typtype when 'd' then t.typbasetype else t.oid end,
         case t.typtype when 'd' then t.typtypmod else a.atttypmod end))
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type t on t.oid = a.atttypid
where n.nspname = ${quoteLiteral(schema)} and c.relname = ${quoteLiteral(name)}
  and a.attnum > 0 and not a.attisdropped
order by a.attnum;`.trim();
}

/** Reads the result of `columnsQuery`; `null` if it has no columns or is malformed. */
export function parseColumns(blocks: readonly OutputBlock[]): readonly TableColumn[] | null {
  const columns: TableColumn[] = [];
  for (const row of parseRows(blocks) ?? []) {
    const fields = readRow(row, [asText, asText]);
    if (fields === null) return null;
    columns.push({ name: fields[0], type: fields[1] });
  }
  return columns.length === 0 ? null : columns;
}
