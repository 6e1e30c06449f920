import { plainQuery } from "../plainStatement.ts";
import { quoteLiteral } from "../quote.ts";
import type { Statement } from "../statements/statement.ts";

/** A name as the catalogue stores it; without a schema the search path decides. */
export interface DescribedName {
  readonly schema: string | null;
  readonly name: string;
}

/*
 * None of these queries fails for a missing name, because an error would fail the user's
 * transaction. Names are literals, because Oracle mode reads identifiers differently.
 */

/**
 * Returns the query for a relation's columns, as DESCRIBE shows them; no rows if it does not exist.
 */
export function describeRelation(name: DescribedName): Statement {
  return plainQuery(
    `select a.attname as "Name", case when a.attnotnull then 'NOT NULL' end as "Null?", ` +
      `pg_catalog.format_type(a.atttypid, a.atttypmod) as "Type" ` +
      `from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid ` +
      `join pg_catalog.pg_namespace n on n.oid = c.relnamespace ` +
      `where c.relkind in ('r', 'p', 'f', 'v', 'm', 'c', 'S') ` +
      `and ${isNamed(name, "c.relname", "pg_catalog.pg_table_is_visible(c.oid)")} ` +
      `and a.attnum > 0 and not a.attisdropped order by a.attnum;`,
  );
}

/** Returns the query for the arguments and results of all routines of a name; no rows if none. */
export function describeRoutines(name: DescribedName): Statement {
  return plainQuery(
    `with found as (select p.* from pg_catalog.pg_proc p ` +
      `join pg_catalog.pg_namespace n on n.oid = p.pronamespace ` +
      `where ${isNamed(name, "p.proname", "pg_catalog.pg_function_is_visible(p.oid)")}) ` +
      `select f.oid::pg_catalog.regprocedure::text as "Routine", a.argname as "Argument", ` +
      `pg_catalog.format_type(a.argtype, null) as "Type", a.argmode as "In/Out" from found f ` +
      `left join lateral (` +
      `select 0 as place, '(result)' as argname, f.prorettype as argtype, 'OUT' as argmode ` +
      `where f.prokind <> 'p' union all ` +
      `select u.place, case when pg_catalog.length(u.argname::text) > 0 then u.argname ` +
      `else '$' || u.place end, u.argtype, case u.argmode ` +
      `when 'o' then 'OUT' when 'b' then 'IN/OUT' when 't' then 'OUT (column)' ` +
      `when 'v' then 'IN (variadic)' else 'IN' end ` +
      `from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[]), f.proargmodes, f.proargnames) ` +
      `with ordinality as u(argtype, argmode, argname, place)) a on true order by f.oid, a.place;`,
  );
}

/** Returns the query for the source of an IvorySQL package's head, which declares its members. */
export function packageHead(name: DescribedName): Statement {
  return plainQuery(
    `select p.pkgsrc from pg_catalog.pg_package p ` +
      `join pg_catalog.pg_namespace n on n.oid = p.pkgnamespace ` +
      `where ${isNamed(name, "p.pkgname", "n.nspname = any(pg_catalog.current_schemas(true))")} limit 1;`,
  );
}

export const userStatement: Statement = plainQuery("select current_user as username;");

function isNamed({ schema, name }: DescribedName, column: string, isVisible: string): string {
  const place = schema === null ? isVisible : `n.nspname = ${quoteLiteral(schema)}`;
  return `${column} = ${quoteLiteral(name)} and ${place}`;
}
