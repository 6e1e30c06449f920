import { parseJson } from "../../base/parseJson.ts";
import type { OutputBlock } from "../model.ts";
import { asBoolean, asInteger, asOptionalText, asText, readRow } from "./readRow.ts";

/** Summary of a table, view or sequence, for comparing two states of a database. */
export interface RelationSummary {
  /** Schema and name, quoted where SQL needs it. */
  readonly name: string;
  readonly kind: "table" | "view" | "materializedView" | "sequence";
  /** Its columns, each with type and NOT NULL. */
  readonly columns: readonly string[];
  /** `null` if it has no rows of its own or they could not be counted. */
  readonly rowCount: number | null;
  /** False when the row count is the server's estimate. */
  readonly isCounted: boolean;
}

/** Differences between two states, by name. */
export interface SchemaDifference {
  readonly added: readonly RelationSummary[];
  readonly removed: readonly RelationSummary[];
  readonly changed: readonly RelationChange[];
}

export interface RelationChange {
  readonly before: RelationSummary;
  readonly after: RelationSummary;
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
}

/**
 * Returns the query for all user-defined relations, one JSON array a row.
 *
 * Counts the rows of small tables, where that takes no noticeable time; the others have the
 * estimate of the statistics collector (PostgreSQL documentation, "Statistics Information
 * Functions"). Counting waits for locks, so it sets a lock_timeout and fails after it. Both are sent as one query
 * (psql's `\\;`), hence in one transaction, whose end resets the setting. Without counting the query locks only the
 * catalogue.
 */
export function schemaSummaryQuery(isCounting: boolean): string {
  const small = isCounting
    ? `c.relkind in ('r', 'm') and c.relispopulated and pg_relation_size(c.oid) <= ${countedBytes}`
    : "false";
  const lockLimit = isCounting ? `set local lock_timeout = ${lockTimeoutMs}\\; ` : "";
  return `${lockLimit}select json_build_array(
    format('%I.%I', n.nspname, c.relname),
    c.relkind,
    (select json_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end) order by a.attnum)
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and c.relkind <> 'S'),
    case when ${small} then (xpath('/row/c/text()', query_to_xml(
        format('select count(*) as c from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text
      when c.relkind in ('r', 'm') then pg_stat_get_live_tuples(c.oid)::text end,
    ${small})
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_'
    and n.nspname <> 'information_schema' and c.oid >= ${firstUserId}
    and (n.nspname, c.relname) <> ('sys', 'dual')
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    and not exists (select from pg_depend d
      where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')
  order by 1::text limit ${maximumRelations};`.replaceAll(/\s*\n\s*/g, " ");
}

// Objects created by initdb have smaller ids (PostgreSQL's src/include/access/transam.h,
// FirstNormalObjectId). The query also excludes IvorySQL's own table by name, in case a release
// creates it later.
const firstUserId = 16_384;
const lockTimeoutMs = 300;
const countedBytes = 4 * 1024 * 1024;
const maximumRelations = 2000;

/** Reads the result of `schemaSummaryQuery`; `null` if a row is malformed. */
export function parseSchemaSummary(
  blocks: readonly OutputBlock[],
): readonly RelationSummary[] | null {
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  const [table] = tables;
  if (table === undefined || tables.length > 1) return null;
  const summaries = table.rows.map(([cell]) => readSummary(parseJson(cell ?? "")));
  const read = summaries.filter((summary) => summary !== null);
  return read.length === summaries.length ? read : null;
}

/** Reads summaries saved as JSON. */
export function parseKeptSummary(value: unknown): readonly RelationSummary[] | null {
  if (!Array.isArray(value)) return null;
  const summaries = value.map((item: unknown) => readKept(item));
  const read = summaries.filter((summary) => summary !== null);
  return read.length === summaries.length ? read : null;
}

export function compareSummaries(
  before: readonly RelationSummary[],
  after: readonly RelationSummary[],
): SchemaDifference {
  const beforeByName = new Map(before.map((relation) => [relation.name, relation]));
  const afterByName = new Map(after.map((relation) => [relation.name, relation]));
  const changed = after.flatMap((relation) => {
    const old = beforeByName.get(relation.name);
    return old === undefined ? [] : compareRelations(old, relation);
  });
  return {
    added: after.filter(({ name }) => !beforeByName.has(name)),
    removed: before.filter(({ name }) => !afterByName.has(name)),
    changed,
  };
}

function compareRelations(
  before: RelationSummary,
  after: RelationSummary,
): readonly RelationChange[] {
  const addedColumns = after.columns.filter((column) => !before.columns.includes(column));
  const removedColumns = before.columns.filter((column) => !after.columns.includes(column));
  const isSame =
    addedColumns.length === 0 &&
    removedColumns.length === 0 &&
    before.kind === after.kind &&
    before.rowCount === after.rowCount;
  return isSame ? [] : [{ before, after, addedColumns, removedColumns }];
}

const kinds: Readonly<Record<string, RelationSummary["kind"]>> = {
  r: "table",
  p: "table",
  v: "view",
  m: "materializedView",
  S: "sequence",
};

function readSummary(value: unknown): RelationSummary | null {
  if (!Array.isArray(value)) return null;
  const row = readRow(value, [asText, asText, asTextList, asOptionalText, asBoolean]);
  if (row === null) return null;
  const [name, letter, columns, count, isCounted] = row;
  const kind = kinds[letter];
  if (kind === undefined) return null;
  return { name, kind, columns, rowCount: count === null ? null : Number(count), isCounted };
}

function readKept(value: unknown): RelationSummary | null {
  if (typeof value !== "object" || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const row = readRow(
    [fields["name"], fields["kind"], fields["columns"], fields["rowCount"], fields["isCounted"]],
    [asText, asText, asTextList, asOptionalInteger, asBoolean],
  );
  const kind = Object.values(kinds).find((candidate) => candidate === row?.[1]);
  if (row === null || kind === undefined) return null;
  const [name, , columns, rowCount, isCounted] = row;
  return { name, kind, columns, rowCount, isCounted };
}

function asTextList(value: unknown): readonly [readonly string[]] | null {
  if (value === null) return [[]];
  if (!Array.isArray(value)) return null;
  const texts = value.filter((item): item is string => typeof item === "string");
  return texts.length === value.length ? [texts] : null;
}

function asOptionalInteger(value: unknown): readonly [number | null] | null {
  return value === null ? [null] : asInteger(value);
}
