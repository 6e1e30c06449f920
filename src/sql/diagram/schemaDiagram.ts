import type { ObjectId } from "../catalog/catalog.ts";
import { byName, collect, parseRows, type Row } from "../catalog/catalogRows.ts";
import { asBoolean, asInteger, asNumberList, asText, readRow } from "../catalog/readRow.ts";
import type { OutputBlock } from "../model.ts";
import { plainQuery } from "../plainStatement.ts";
import { shortTypeName } from "./shortTypeName.ts";
import type { Statement } from "../statements/statement.ts";

export interface DiagramColumn {
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
  readonly isPrimaryKey: boolean;
  readonly isForeignKey: boolean;
}

export interface DiagramTable {
  readonly id: ObjectId;
  readonly schema: string;
  readonly name: string;
  /** The name, with the schema if that is not the diagram's. */
  readonly label: string;
  readonly columns: readonly DiagramColumn[];
}

/** A foreign key: rows of one table reference a row of another, or of the same. */
export interface DiagramReference {
  readonly id: ObjectId;
  readonly name: string;
  readonly from: { readonly tableId: ObjectId; readonly columns: readonly string[] };
  readonly to: { readonly tableId: ObjectId; readonly columns: readonly string[] };
  /** Whether at most one row references the same row: the referencing columns are a key. */
  readonly isUnique: boolean;
  /** Whether a row may have no reference (NULL). */
  readonly isOptional: boolean;
}

export interface SchemaDiagram {
  readonly tables: readonly DiagramTable[];
  readonly references: readonly DiagramReference[];
  /** Whether there are more tables than `mostDiagramTables`: the first by name are listed. */
  readonly isCut: boolean;
}

/**
 * Returns a query for the tables of a schema, the tables of other schemas that they reference, and
 * the foreign keys between them, one JSON array a row. Leaves out partitions; their parent table is
 * shown.
 */
export function schemaDiagramQuery(schemaId: ObjectId): Statement {
  return plainQuery(
    `
with reference as (
  select k.* from pg_catalog.pg_constraint k
    join pg_catalog.pg_class c on c.oid = k.conrelid and not c.relispartition
  where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = ${schemaId}
), shown as (
  select c.oid, c.relnamespace, c.relname from pg_catalog.pg_class c
  where c.relkind in ('r', 'p', 'f') and not c.relispartition
    and (c.relnamespace = ${schemaId} or c.oid in (select r.confrelid from reference r))
  order by c.relname limit ${mostDiagramTables + 1}
)
select pg_catalog.json_build_array('table', s.oid::pg_catalog.int8, n.nspname, s.relname,
  n.oid = ${schemaId})
from shown s join pg_catalog.pg_namespace n on n.oid = s.relnamespace
union all
select pg_catalog.json_build_array('column', s.oid::pg_catalog.int8, a.attnum, a.attname,
  pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull)
from shown s join pg_catalog.pg_attribute a
  on a.attrelid = s.oid and a.attnum > 0 and not a.attisdropped
union all
select pg_catalog.json_build_array('key', s.oid::pg_catalog.int8, i.indisprimary,
  pg_catalog.string_to_array(i.indkey::pg_catalog.text, ' ')::pg_catalog.int4[])
from shown s join pg_catalog.pg_index i
  on i.indrelid = s.oid and i.indisunique and i.indpred is null and i.indexprs is null
union all
select pg_catalog.json_build_array('reference', r.oid::pg_catalog.int8, r.conname,
  r.conrelid::pg_catalog.int8, r.conkey, r.confrelid::pg_catalog.int8, r.confkey)
from reference r;`.trim(),
  );
}

/** The most tables of a diagram; more would be unreadable. */
export const mostDiagramTables = 200;

/** Parses the output of `schemaDiagramQuery`; `null` if a row is malformed. */
export function parseSchemaDiagram(blocks: readonly OutputBlock[]): SchemaDiagram | null {
  const rows = parseRows(blocks);
  if (rows === null) return null;
  const tables = collect(rows, "table", (row) =>
    readRow(row, [asInteger, asText, asText, asBoolean]),
  );
  const columns = collect(rows, "column", (row) =>
    readRow(row, [asInteger, asInteger, asText, asText, asBoolean]),
  );
  const keys = collect(rows, "key", (row) => readRow(row, [asInteger, asBoolean, asNumberList]));
  const references = collect(rows, "reference", readReference);
  if (tables === null || columns === null || keys === null || references === null) return null;

  const attributesOf = (id: ObjectId): readonly Attribute[] =>
    columns
      .filter(([tableId]) => tableId === id)
      .map(([, number, name, type, isNotNull]) => ({
        number,
        name,
        type: shortTypeName(type),
        isNotNull,
      }))
      .toSorted((left, right) => left.number - right.number);
  const shown = byName(
    tables.map(([id, schema, name, isInside]) => ({ id, schema, name, isInside })),
  ).slice(0, mostDiagramTables);
  const attributes = new Map(shown.map(({ id }) => [id, attributesOf(id)]));
  const isInKey = (id: ObjectId, number: number): boolean =>
    keys.some(([table, isPrimary, key]) => table === id && isPrimary && key.includes(number));

  return {
    isCut: tables.length > mostDiagramTables,
    tables: shown.map(({ id, schema, name, isInside }) => ({
      id,
      schema,
      name,
      label: isInside ? name : `${schema}.${name}`,
      columns: (attributes.get(id) ?? []).map(({ number, ...column }) => ({
        ...column,
        isPrimaryKey: isInKey(id, number),
        isForeignKey: references.some(
          ({ from }) => from.tableId === id && from.numbers.includes(number),
        ),
      })),
    })),
    references: byName(references).flatMap(({ id, name, from, to }) => {
      const [naming, named] = [attributes.get(from.tableId), attributes.get(to.tableId)];
      if (naming === undefined || named === undefined) return [];
      const covers = (key: readonly number[]): boolean =>
        key.every((number) => from.numbers.includes(number));
      return [
        {
          id,
          name,
          from: { tableId: from.tableId, columns: namesOf(naming, from.numbers) },
          to: { tableId: to.tableId, columns: namesOf(named, to.numbers) },
          isUnique: keys.some(([table, , key]) => table === from.tableId && covers(key)),
          isOptional: naming.some(
            ({ number, isNotNull }) => from.numbers.includes(number) && !isNotNull,
          ),
        },
      ];
    }),
  };
}

interface Attribute {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
}

function namesOf(attributes: readonly Attribute[], numbers: readonly number[]): readonly string[] {
  return numbers.map((wanted) => attributes.find(({ number }) => number === wanted)?.name ?? "");
}

interface ReferenceEnd {
  readonly tableId: ObjectId;
  readonly numbers: readonly number[];
}

function readReference(row: Row): {
  readonly id: ObjectId;
  readonly name: string;
  readonly from: ReferenceEnd;
  readonly to: ReferenceEnd;
} | null {
  const take = [asInteger, asText, asInteger, asNumberList, asInteger, asNumberList] as const;
  const values = readRow(row, take);
  if (values === null) return null;
  const [id, name, fromId, fromNumbers, toId, toNumbers] = values;
  return {
    id,
    name,
    from: { tableId: fromId, numbers: fromNumbers },
    to: { tableId: toId, numbers: toNumbers },
  };
}
