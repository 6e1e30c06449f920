import { parseJson } from "../../base/parseJson.ts";
import type { OutputBlock } from "../model.ts";
import { quoteLiteral } from "../quote.ts";
import { asInteger, asText, readRow } from "./readRow.ts";

/** An object of the database whose name was searched for. */
export interface FoundObject {
  readonly kind: "table" | "view" | "sequence" | "column" | "routine" | "package";
  readonly schema: string;
  readonly name: string;
  /** The relation of a column, the argument types of a routine; empty for others. */
  readonly detail: string;
  /** The relation's object id for a column, otherwise the object's own. */
  readonly id: number;
}

export const mostFoundObjects = 50;

/**
 * Returns the query for objects whose name contains `text`, in any case; best matches first: the
 * name itself, names that begin with the text, the user's before those of extensions. One JSON
 * array a row, at most `mostFoundObjects`.
 */
export function findObjectsQuery(text: string, hasPackages: boolean): string {
  const wanted = `lower(${quoteLiteral(text)})`;
  const packages = hasPackages
    ? "union all select 'package', p.pkgnamespace, p.pkgname::text, '', p.oid, p.oid, " +
      "'pg_package'::regclass from pg_package p"
    : "";
  return `with named(kind, space, name, detail, id, member, class) as (
    select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'view'
        else 'table' end, c.relnamespace, c.relname::text, '', c.oid, c.oid, 'pg_class'::regclass
      from pg_class c where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
    union all select 'column', c.relnamespace, a.attname::text, c.relname::text, c.oid, c.oid,
        'pg_class'::regclass
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind in ('r', 'p', 'f', 'v', 'm') and a.attnum > 0 and not a.attisdropped
    union all select 'routine', p.pronamespace, p.proname::text,
        pg_get_function_identity_arguments(p.oid), p.oid, p.oid, 'pg_proc'::regclass
      from pg_proc p
    ${packages})
  select json_build_array(f.kind, n.nspname, f.name, f.detail, f.id::int8)
  from named f join pg_namespace n on n.oid = f.space
  where position(${wanted} in lower(f.name)) > 0
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'sys')
  order by lower(f.name) <> ${wanted}, position(${wanted} in lower(f.name)) > 1,
    exists (select from pg_depend d
      where d.classid = f.class and d.objid = f.member and d.deptype = 'e'),
    f.kind = 'column', length(f.name), f.name, n.nspname, f.detail
  limit ${mostFoundObjects};`.replaceAll(/\s*\n\s*/g, " ");
}

const kinds = ["table", "view", "sequence", "column", "routine", "package"] as const;

/** Reads the result of `findObjectsQuery`; malformed rows are left out. */
export function parseFoundObjects(blocks: readonly OutputBlock[]): readonly FoundObject[] {
  const rows = blocks.flatMap((block) => (block.kind === "table" ? block.table.rows : []));
  return rows.flatMap(([cell]) => {
    const value = parseJson(cell ?? "");
    const row = Array.isArray(value)
      ? readRow(value, [asText, asText, asText, asText, asInteger])
      : null;
    const kind = kinds.find((each) => each === row?.[0]);
    if (row === null || kind === undefined) return [];
    const [, schema, name, detail, id] = row;
    return [{ kind, schema, name, detail, id }];
  });
}
