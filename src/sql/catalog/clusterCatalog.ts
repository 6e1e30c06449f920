import type { OutputBlock } from "../model.ts";
import type { ObjectId } from "./catalog.ts";
import { byName, collect, parseRows, type Row } from "./catalogRows.ts";
import { asBoolean, asInteger, asOptionalText, asText, readRow } from "./readRow.ts";

export interface CatalogDatabase {
  readonly id: ObjectId;
  readonly name: string;
  readonly owner: string;
  readonly isCurrent: boolean;
}

export interface CatalogRole {
  readonly id: ObjectId;
  readonly name: string;
  readonly canLogIn: boolean;
  readonly isSuperuser: boolean;
}

export interface CatalogExtension {
  readonly id: ObjectId;
  readonly name: string;
  readonly version: string;
  readonly schema: string;
}

/** A partition and its parent table. */
export interface CatalogPartition {
  readonly id: ObjectId;
  readonly parentId: ObjectId;
  /** "FOR VALUES FROM (1) TO (10)"; `null` if the server does not return it. */
  readonly bound: string | null;
}

/** Objects outside schemas, and the partitions with their parents. */
export interface ClusterCatalog {
  readonly databases: readonly CatalogDatabase[];
  readonly roles: readonly CatalogRole[];
  readonly extensions: readonly CatalogExtension[];
  readonly partitions: readonly CatalogPartition[];
}

/** Returns the query, which like other catalogue queries has one column of JSON arrays. */
export function clusterCatalogQuery(): string {
  return `
select pg_catalog.json_build_array('database', d.oid::pg_catalog.int8, d.datname,
         pg_catalog.pg_get_userbyid(d.datdba), d.datname = pg_catalog.current_database())
from pg_catalog.pg_database d where not d.datistemplate
union all
select pg_catalog.json_build_array('role', r.oid::pg_catalog.int8, r.rolname, r.rolcanlogin,
         r.rolsuper)
from pg_catalog.pg_roles r where r.rolname not like 'pg\\_%'
union all
select pg_catalog.json_build_array('extension', e.oid::pg_catalog.int8, e.extname, e.extversion,
         n.nspname)
from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
union all
select pg_catalog.json_build_array('partition', i.inhrelid::pg_catalog.int8,
         i.inhparent::pg_catalog.int8, pg_catalog.pg_get_expr(c.relpartbound, c.oid))
from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
where c.relispartition and c.relkind in ('r', 'p', 'f');`.trim();
}

/** Reads the result of `clusterCatalogQuery`; `null` if a row is malformed. */
export function parseClusterCatalog(blocks: readonly OutputBlock[]): ClusterCatalog | null {
  const rows = parseRows(blocks);
  if (rows === null) return null;
  const databases = collect(rows, "database", readDatabase);
  const roles = collect(rows, "role", readRole);
  const extensions = collect(rows, "extension", readExtension);
  const partitions = collect(rows, "partition", readPartition);
  if (databases === null || roles === null || extensions === null || partitions === null) {
    return null;
  }
  return {
    databases: byName(databases),
    roles: byName(roles),
    extensions: byName(extensions),
    partitions,
  };
}

/** Returns the query for the statement that recreates an object: one row with one JSON string. */
export function madeByQuery(kind: "type" | "role" | "database", id: ObjectId): string {
  return `select pg_catalog.to_json((${madeByExpressions[kind](id)})::pg_catalog.text);`;
}

const madeByExpressions: Readonly<Record<"type" | "role" | "database", (id: ObjectId) => string>> =
  {
    type: (id) => `
select case t.typtype
  when 'e' then pg_catalog.format('create type %s as enum (%s);', pg_catalog.format_type(t.oid, null),
    (select pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
     from pg_catalog.pg_enum e where e.enumtypid = t.oid))
  when 'c' then pg_catalog.format(E'create type %s as (\\n%s\\n);', pg_catalog.format_type(t.oid, null),
    (select pg_catalog.string_agg(pg_catalog.format('  %I %s', a.attname,
              pg_catalog.format_type(a.atttypid, a.atttypmod)), E',\\n' order by a.attnum)
     from pg_catalog.pg_attribute a
     where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))
  when 'd' then pg_catalog.format('create domain %s as %s%s%s%s;', pg_catalog.format_type(t.oid, null),
    pg_catalog.format_type(t.typbasetype, t.typtypmod),
    case when t.typdefault is null then '' else ' default ' || t.typdefault end,
    case when t.typnotnull then ' not null' else '' end,
    (select pg_catalog.string_agg(' ' || pg_catalog.pg_get_constraintdef(k.oid, true), '')
     from pg_catalog.pg_constraint k where k.contypid = t.oid))
  when 'r' then pg_catalog.format('create type %s as range (subtype = %s);',
    pg_catalog.format_type(t.oid, null),
    (select pg_catalog.format_type(r.rngsubtype, null) from pg_catalog.pg_range r
     where r.rngtypid = t.oid))
  else pg_catalog.format('-- %s is a base type: it is made of functions in C', t.typname)
end
from pg_catalog.pg_type t where t.oid = ${id}`,
    role: (id) => `
select pg_catalog.format('create role %I%s%s%s%s%s%s;', r.rolname,
  case when r.rolcanlogin then ' login' else '' end,
  case when r.rolsuper then ' superuser' else '' end,
  case when r.rolcreatedb then ' createdb' else '' end,
  case when r.rolcreaterole then ' createrole' else '' end,
  case when r.rolreplication then ' replication' else '' end,
  case when r.rolconnlimit >= 0 then ' connection limit ' || r.rolconnlimit else '' end)
from pg_catalog.pg_roles r where r.oid = ${id}`,
    database: (id) => `
select pg_catalog.format('create database %I owner %I encoding %L;', d.datname,
  pg_catalog.pg_get_userbyid(d.datdba), pg_catalog.pg_encoding_to_char(d.encoding))
from pg_catalog.pg_database d where d.oid = ${id}`,
  };

function readDatabase(row: Row): CatalogDatabase | null {
  const values = readRow(row, [asInteger, asText, asText, asBoolean]);
  if (values === null) return null;
  const [id, name, owner, isCurrent] = values;
  return { id, name, owner, isCurrent };
}

function readRole(row: Row): CatalogRole | null {
  const values = readRow(row, [asInteger, asText, asBoolean, asBoolean]);
  if (values === null) return null;
  const [id, name, canLogIn, isSuperuser] = values;
  return { id, name, canLogIn, isSuperuser };
}

function readExtension(row: Row): CatalogExtension | null {
  const values = readRow(row, [asInteger, asText, asText, asText]);
  if (values === null) return null;
  const [id, name, version, schema] = values;
  return { id, name, version, schema };
}

function readPartition(row: Row): CatalogPartition | null {
  const values = readRow(row, [asInteger, asInteger, asOptionalText]);
  if (values === null) return null;
  const [id, parentId, bound] = values;
  return { id, parentId, bound };
}
