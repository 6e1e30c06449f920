/**
 * Returns a type's short name: `timestamptz(3)` for `timestamp(3) with time zone`, `integer` for
 * the `pg_catalog.int4` of IvorySQL's Oracle mode.
 */
export function shortenType(type: string): string {
  return nameCatalogType(type)
    .replace(/^(time(?:stamp)?)(\(\d+\))? without time zone/, "$1$2")
    .replace(/^(time(?:stamp)?)(\(\d+\))? with time zone/, "$1tz$2")
    .replace(/^character varying/, "varchar")
    .replace(/^character(?=\(|\[|$)/, "char")
    .replace(/^bit varying/, "varbit");
}

/**
 * Returns the names that PostgreSQL's own types have outside Oracle mode, in which IvorySQL's
 * `format_type` and `\gdesc` call them `pg_catalog.int4` and so on (recorded from 4.4 and 5.4).
 */
export function nameCatalogType(type: string): string {
  return type.replace(
    /^pg_catalog\.(\w+)/,
    (whole, name: string) => catalogTypes.get(name) ?? whole,
  );
}

const catalogTypes: ReadonlyMap<string, string> = new Map([
  ["int2", "smallint"],
  ["int4", "integer"],
  ["int8", "bigint"],
  ["bool", "boolean"],
  ["float4", "real"],
  ["float8", "double precision"],
  ["numeric", "numeric"],
]);
