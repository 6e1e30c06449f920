import type { Column } from "../../../sql/model.ts";
import { nameCatalogType } from "../../../sql/shortenType.ts";

/** The kind of a column's values, which decides how they are shown, sorted and exported. */
export type ValueKind = "number" | "boolean" | "json" | "bytea" | "array" | "text";

const numberTypes: ReadonlySet<string> = new Set([
  ...["smallint", "integer", "bigint", "numeric", "decimal", "real", "double precision"],
  ...["oid", "xid", "xid8", "cid"],
  // IvorySQL's Oracle mode.
  ...["number", "float", "binary_float", "binary_double", "pls_integer", "binary_integer"],
]);

const kindByType: ReadonlyMap<string, ValueKind> = new Map([
  ["boolean", "boolean"],
  ["json", "json"],
  ["jsonb", "json"],
  ["bytea", "bytea"],
  ["raw", "bytea"],
  ["blob", "bytea"],
]);

/** The kind of a column's values: from the server's type, or else from psql's alignment. */
export function classifyType(column: Column): ValueKind {
  if (column.type === null) return column.alignment === "right" ? "number" : "text";
  if (column.type.endsWith("[]")) return "array";
  const name = toBaseName(column.type);
  if (numberTypes.has(name)) return "number";
  return kindByType.get(name) ?? "text";
}

/** Whether the values are right-aligned (numbers, money); from the type once it is known. */
export function isRightAligned(column: Column): boolean {
  return (
    classifyType(column) === "number" ||
    (column.type !== null && toBaseName(column.type) === "money")
  );
}

const dateTypes: ReadonlySet<string> = new Set([
  ...[
    "date",
    "timestamp",
    "timestamptz",
    "timestamp with time zone",
    "timestamp without time zone",
  ],
  // IvorySQL's types, as its two ports name them.
  ...["timestamp with local time zone", "oradate"],
  ...["oratimestamp", "oratimestamptz", "oratimestampltz"],
]);

/** Whether the values are dates or timestamps; their text depends on the session's settings. */
export function isDateColumn({ type }: Column): boolean {
  return type !== null && !type.endsWith("[]") && dateTypes.has(toBaseName(type));
}

const intervalTypes: ReadonlySet<string> = new Set(["interval", "yminterval", "dsinterval"]);

/** Whether the values are intervals, also with fields, of PostgreSQL or IvorySQL's two ports. */
export function isIntervalColumn({ type }: Column): boolean {
  if (type === null || type.endsWith("[]")) return false;
  const [name = ""] = nameCatalogType(type).toLowerCase().split(/[ (]/);
  return intervalTypes.has(name.slice(name.lastIndexOf(".") + 1));
}

/** Removes schema and modifiers: `numeric(6,2)` is `numeric`, `sys.number` is `number`. */
function toBaseName(type: string): string {
  const name = nameCatalogType(type)
    .replace(/ ?\(.*\)/, "")
    .trim()
    .toLowerCase();
  return name.slice(name.lastIndexOf(".") + 1);
}
