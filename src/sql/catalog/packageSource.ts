import type { ObjectId } from "./catalog.ts";

/**
 * The text of a package of IvorySQL's as the server keeps it: its head and, where it has one, its
 * body behind it. One row, one JSON string.
 *
 * @see IvorySQL: src/include/catalog/pg_package.h, pg_package_body.h
 */
export function packageSourceQuery(id: ObjectId): string {
  return `
select pg_catalog.to_json(pg_catalog.concat_ws(E'\\n\\n', p.pkgsrc, '-- body' || E'\\n' || b.bodysrc))
from pg_catalog.pg_package p
  left join pg_catalog.pg_package_body b on b.pkgoid = p.oid
where p.oid = ${id};`.trim();
}
