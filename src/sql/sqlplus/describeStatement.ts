import { plainQuery } from "../plainStatement.ts";
import { quoteLiteral } from "../quote.ts";
import type { Statement } from "../statements/statement.ts";

/**
 * Asks for a relation's columns, as DESCRIBE shows them; no rows: there is none. An error would fail
 * the user's transaction.
 */
export function describeRelation(name: string): Statement {
  return plainQuery(
    `select a.attname as "Name", case when a.attnotnull then 'NOT NULL' end as "Null?", ` +
      `pg_catalog.format_type(a.atttypid, a.atttypmod) as "Type" ` +
      `from pg_catalog.pg_attribute a where a.attrelid = pg_catalog.to_regclass(${quoteLiteral(name)}) ` +
      `and a.attnum > 0 and not a.attisdropped order by a.attnum;`,
  );
}

/** Asks for the arguments of all routines of a name, with the result of functions; no rows: there is none. */
export function describeRoutines(name: string): Statement {
  return plainQuery(
    `with routine as (select p.*, ${partsOf(name)} as parts from pg_catalog.pg_proc p), ` +
      `found as (select r.* from routine r join pg_catalog.pg_namespace n on n.oid = r.pronamespace ` +
      `where ${isNamed("r.proname", "pg_catalog.pg_function_is_visible(r.oid)")}) ` +
      `select f.oid::pg_catalog.regprocedure::text as "Routine", a.argname as "Argument", ` +
      `pg_catalog.format_type(a.argtype, null) as "Type", a.argmode as "In/Out" from found f ` +
      `left join lateral (` +
      `select 0 as place, '(result)' as argname, f.prorettype as argtype, 'OUT' as argmode ` +
      `where f.prokind <> 'p' union all ` +
      `select u.place, coalesce(nullif(u.argname, ''), '$' || u.place), u.argtype, case u.argmode ` +
      `when 'o' then 'OUT' when 'b' then 'IN/OUT' when 't' then 'OUT (column)' ` +
      `when 'v' then 'IN (variadic)' else 'IN' end ` +
      `from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[]), f.proargmodes, f.proargnames) ` +
      `with ordinality as u(argtype, argmode, argname, place)) a on true order by f.oid, a.place;`,
  );
}

/** Asks IvorySQL for the source of a package's head, which declares its members. */
export function packageHead(name: string): Statement {
  return plainQuery(
    `select p.pkgsrc from (select k.*, ${partsOf(name)} as parts from pg_catalog.pg_package k) p ` +
      `join pg_catalog.pg_namespace n on n.oid = p.pkgnamespace ` +
      `where ${isNamed("p.pkgname", "n.nspname = any(pg_catalog.current_schemas(true))")} limit 1;`,
  );
}

export const userStatement: Statement = plainQuery("select current_user as username;");

function partsOf(name: string): string {
  return `pg_catalog.parse_ident(${quoteLiteral(name)}, false)`;
}

/** Whether the last of `parts` is the name, in the schema before it or in one of the search path. */
function isNamed(column: string, isVisible: string): string {
  return (
    `${column} = parts[cardinality(parts)] and ` +
    `case when cardinality(parts) > 1 then n.nspname = parts[1] else ${isVisible} end`
  );
}
