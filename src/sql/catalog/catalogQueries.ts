import type { ObjectId } from "./catalog.ts";
import { quoteLiteral } from "../quote.ts";
import { oracleFunctionNames } from "./oracleFunctionNames.ts";

// Every query returns one column, a JSON array a row whose first element says what the row is. JSON
// brings names with line breaks, tabs or trailing blanks through the aligned format unharmed.
// Names are written with their schema throughout: a session's search_path may lead elsewhere.

/** As many arguments as any function takes (PostgreSQL documentation, "Limits"). */
const variadicArguments = 100;

/** Schemas, whether the server has packages, and which of Oracle's functions it has. */
export function serverCatalogQuery(): string {
  return `
select pg_catalog.json_build_array('schema', n.oid::pg_catalog.int8, n.nspname,
         pg_catalog.pg_get_userbyid(n.nspowner),
         n.nspname in ('information_schema', 'sys') or n.nspname like 'pg\\_%',
         exists (select from pg_catalog.pg_depend d
                 where d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
                   and d.objid = n.oid and d.deptype = 'e'))
from pg_catalog.pg_namespace n
where n.nspname not like 'pg\\_toast%' and n.nspname not like 'pg\\_temp\\_%'
union all
select pg_catalog.json_build_array('server',
         pg_catalog.to_regclass('pg_catalog.pg_package') is not null)
union all
select pg_catalog.json_build_array('function', p.proname,
         max(case when p.provariadic = 0 then p.pronargs else ${variadicArguments} end))
from pg_catalog.pg_proc p
where p.proname in (${oracleFunctionNames.map((name) => `'${name}'`).join(", ")})
group by p.proname;`.trim();
}

/** Relations, routines and types of one schema, and packages where there are any. */
export function schemaObjectsQuery(schemaId: ObjectId, hasPackages: boolean): string {
  const packages = `
union all
select pg_catalog.json_build_array('package', p.oid::pg_catalog.int8, p.pkgname, p.pkgsrc)
from pg_catalog.pg_package p
where p.pkgnamespace = ${schemaId}`;
  return `
select pg_catalog.json_build_array('relation', c.oid::pg_catalog.int8, c.relname, c.relkind,
         c.relispartition, c.reltuples::pg_catalog.int8)
from pg_catalog.pg_class c
where c.relnamespace = ${schemaId} and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
union all
select pg_catalog.json_build_array('routine', p.oid::pg_catalog.int8, p.proname, p.prokind,
         pg_catalog.pg_get_function_identity_arguments(p.oid),
         pg_catalog.pg_get_function_result(p.oid))
from pg_catalog.pg_proc p
where p.pronamespace = ${schemaId}
union all
select pg_catalog.json_build_array('type', t.oid::pg_catalog.int8, t.typname, t.typtype)
from pg_catalog.pg_type t
where t.typnamespace = ${schemaId}
  and (t.typtype in ('e', 'd', 'r')
       or t.typtype = 'b' and t.typelem = 0
       or t.typtype = 'c' and exists (select from pg_catalog.pg_class c
                                      where c.oid = t.typrelid and c.relkind = 'c'))${
                                        hasPackages ? packages : ""
                                      };`.trim();
}

/** Columns, indexes, constraints and triggers of a table or a view. */
export function relationDetailsQuery(relationId: ObjectId): string {
  return `
select pg_catalog.json_build_array('column', a.attnum, a.attname,
         pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
         pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated)
from pg_catalog.pg_attribute a
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = ${relationId} and a.attnum > 0 and not a.attisdropped
union all
select pg_catalog.json_build_array('index', c.oid::pg_catalog.int8, c.relname, i.indisunique,
         i.indisprimary, pg_catalog.pg_get_indexdef(i.indexrelid))
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
where i.indrelid = ${relationId}
union all
select pg_catalog.json_build_array('constraint', k.oid::pg_catalog.int8, k.conname, k.contype,
         pg_catalog.pg_get_constraintdef(k.oid, true), k.conkey)
from pg_catalog.pg_constraint k
where k.conrelid = ${relationId}
union all
select pg_catalog.json_build_array('trigger', t.oid::pg_catalog.int8, t.tgname,
         t.tgenabled <> 'D', pg_catalog.pg_get_triggerdef(t.oid, true))
from pg_catalog.pg_trigger t
where t.tgrelid = ${relationId} and not t.tgisinternal;`.trim();
}

/** What has a text on the server that made it or could make it again. */
export type SourceKind = "view" | "routine" | "index" | "sequence";

/**
 * The text of an object as a session in Oracle mode gives it: in one message, so that the mode is
 * that of this one query.
 */
export function oracleSourceQuery(kind: SourceKind, id: ObjectId): string {
  return `set local ivorysql.compatible_mode = oracle\\; ${sourceQuery(kind, id)}`;
}

/** The object identifiers of people's routines of a name, in one JSON string with blanks between. */
export function routinesNamedQuery(name: string): string {
  const parts = name.split(".").map(withoutQuotes);
  const schema = parts.length > 1 ? ` and n.nspname = ${quoteLiteral(parts[0] ?? "")}` : "";
  return `
select pg_catalog.to_json(pg_catalog.string_agg(p.oid::pg_catalog.int8::pg_catalog.text, ' ' order by p.oid))
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where p.proname = ${quoteLiteral(parts.at(-1) ?? "")}${schema}
  and n.nspname not in ('pg_catalog', 'information_schema', 'sys');`.trim();
}

function withoutQuotes(name: string): string {
  return /^".*"$/.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** The text of an object: one row, one JSON string. */
export function sourceQuery(kind: SourceKind, id: ObjectId): string {
  return `select pg_catalog.to_json((${sourceExpression(kind, id)})::pg_catalog.text);`;
}

function sourceExpression(kind: SourceKind, id: ObjectId): string {
  switch (kind) {
    case "view":
      return `select pg_catalog.pg_get_viewdef(${id}, true)`;
    case "routine":
      return `select case when p.prokind in ('a', 'w') then p.prosrc else pg_catalog.pg_get_functiondef(p.oid) end
from pg_catalog.pg_proc p where p.oid = ${id}`;
    case "index":
      return `select pg_catalog.pg_get_indexdef(${id})`;
    case "sequence":
      return `select pg_catalog.format(
  'create sequence %s as %s start %s increment %s minvalue %s maxvalue %s cache %s%s;',
  s.seqrelid::pg_catalog.regclass, s.seqtypid::pg_catalog.regtype, s.seqstart, s.seqincrement,
  s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' else '' end)
from pg_catalog.pg_sequence s where s.seqrelid = ${id}`;
  }
}
