import { plainQuery } from "../plainStatement.ts";
import type { Cell } from "../model.ts";
import type { Statement } from "../statements/statement.ts";
import type { DescribedColumn, EditorKind, ForeignColumn } from "./editTarget.ts";

/** Schemas of the server itself. */
export const systemSchemas: ReadonlySet<string> = new Set([
  ...["pg_catalog", "information_schema", "pg_toast"],
]);

/** A table as the catalogue describes it. */
export interface TableFacts {
  readonly schema: string;
  readonly table: string;
  /** `pg_class.relkind`. */
  readonly relationKind: string;
  readonly canInsert: boolean;
  readonly canUpdate: boolean;
  readonly canDelete: boolean;
  /** Column numbers of each unique index that covers all rows, the primary key first. */
  readonly keys: readonly (readonly number[])[];
  readonly columns: readonly ColumnFacts[];
}

export interface ColumnFacts extends DescribedColumn {
  readonly attribute: number;
  readonly isGenerated: boolean;
  readonly isAlwaysIdentity: boolean;
  readonly mayUpdate: boolean;
}

/**
 * Queries a table by its OID, one row a column (PostgreSQL documentation, "System Catalogs"). The
 * bits of `pg_relation_is_updatable` are 4 for UPDATE, 8 for INSERT and 16 for DELETE. A colon
 * before a name would be a variable of psql.
 */
export function tableFactsQuery(tableId: string): Statement {
  return plainQuery(`select n.nspname, c.relname, c.relkind::text,
(pg_catalog.pg_relation_is_updatable(c.oid, false) & 8 <> 0 and (pg_catalog.has_table_privilege(c.oid, 'INSERT') or pg_catalog.has_any_column_privilege(c.oid, 'INSERT')))::text,
(pg_catalog.pg_relation_is_updatable(c.oid, false) & 4 <> 0 and pg_catalog.has_any_column_privilege(c.oid, 'UPDATE'))::text,
(pg_catalog.pg_relation_is_updatable(c.oid, false) & 16 <> 0 and pg_catalog.has_table_privilege(c.oid, 'DELETE'))::text,
(select pg_catalog.string_agg(pg_catalog.array_to_string((i.indkey::int2[])[0 : (i.indnkeyatts - 1)], ' '), ',' order by i.indisprimary desc, i.indexrelid)
  from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null),
a.attnum::text, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), pg_catalog.format_type(a.atttypid, -1),
t.typname, t.typtype::text, (tn.nspname = 'pg_catalog')::text,
(l.collisdeterministic is not false)::text, a.attnotnull::text,
pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text,
pg_catalog.has_column_privilege(c.oid, a.attnum, 'UPDATE')::text,
(select pg_catalog.json_agg(e.enumlabel order by e.enumsortorder)::text from pg_catalog.pg_enum e where e.enumtypid = a.atttypid),
(select pg_catalog.json_build_array(fn.nspname, fc.relname, fa.attname)::text from pg_catalog.pg_constraint k
  join pg_catalog.pg_class fc on fc.oid = k.confrelid join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
  join pg_catalog.pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = k.confkey[1]
  where k.contype = 'f' and k.conrelid = c.oid and pg_catalog.array_length(k.conkey, 1) = 1 and k.conkey[1] = a.attnum
  order by k.oid limit 1)
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace
left join pg_catalog.pg_collation l on l.oid = a.attcollation
left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.oid = ${tableId} order by a.attnum;`);
}

/** Reads the rows of `tableFactsQuery`; `null` if there are none or they are not in that form. */
export function parseTableFacts(rows: readonly (readonly Cell[])[]): TableFacts | null {
  const [first] = rows;
  if (first === undefined || rows.some((row) => row.length !== factCount)) return null;
  const [schema, table, relationKind, canInsert, canUpdate, canDelete, keys] = first;
  if (schema == null || table == null || relationKind == null) return null;
  return {
    schema,
    table,
    relationKind,
    canInsert: isTrue(canInsert),
    canUpdate: isTrue(canUpdate),
    canDelete: isTrue(canDelete),
    keys: (keys ?? "")
      .split(",")
      .filter((key) => /^\d+( \d+)*$/.test(key))
      .map((key) => key.split(" ").map(Number)),
    columns: rows.map(readColumn),
  };
}

const factCount = 22;

function readColumn(row: readonly Cell[]): ColumnFacts {
  const [number, name, type, castType, typeName, typeKind, isBuiltIn, isDeterministic] =
    row.slice(7);
  const [isNotNull, defaultText, identity, generated, mayUpdate, labels, foreign] = row.slice(15);
  const isEnum = typeKind === "e";
  const known = isTrue(isBuiltIn) ? (typeName ?? "") : "";
  return {
    attribute: Number(number),
    name: name ?? "",
    type: type ?? "",
    castType: castType ?? "",
    editor: isEnum ? "choice" : chooseEditor(known),
    isComparable: isEnum || (comparableTypes.has(known) && isTrue(isDeterministic)),
    isNotNull: isTrue(isNotNull),
    defaultText: defaultText ?? (identity === "d" || identity === "a" ? "identity" : null),
    isGenerated: generated === "s" || generated === "v",
    isAlwaysIdentity: identity === "a",
    mayUpdate: isTrue(mayUpdate),
    labels: readNames(labels) ?? [],
    foreignKey: toForeignColumn(readNames(foreign)),
  };
}

/** The server casts boolean to `true`; IvorySQL's Oracle mode may print letters. */
function isTrue(cell: Cell | undefined): boolean {
  return cell === "true" || cell === "t";
}

function readNames(cell: Cell | undefined): readonly string[] | null {
  if (cell == null) return null;
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : null;
  } catch {
    return null;
  }
}

function toForeignColumn(names: readonly string[] | null): ForeignColumn | null {
  const [schema, table, column] = names ?? [];
  return schema !== undefined && table !== undefined && column !== undefined
    ? { schema, table, column }
    : null;
}

const numberTypes: ReadonlySet<string> = new Set(
  "int2 int4 int8 oid numeric float4 float8".split(" "),
);

/** Types whose equal values have the same meaning in every text form. */
const comparableTypes: ReadonlySet<string> = new Set(
  (
    "int2 int4 int8 oid numeric float4 float8 bool text varchar bytea date timestamp " +
    "timestamptz time uuid inet cidr macaddr"
  ).split(" "),
);

function chooseEditor(typeName: string): EditorKind {
  if (numberTypes.has(typeName)) return "number";
  if (typeName === "bool") return "boolean";
  if (typeName === "json" || typeName === "jsonb") return "json";
  return typeName === "text" || typeName === "xml" || typeName.startsWith("_")
    ? "longText"
    : "text";
}
