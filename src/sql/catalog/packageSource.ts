import { quoteIdentifier, quoteQualifiedName } from "../quote.ts";
import type { ObjectId } from "./catalog.ts";
import type { ObjectName } from "./objectStatements.ts";
import type { PackageMember } from "./parsePackageMembers.ts";

/**
 * Returns the query for the statements that recreate an IvorySQL package: its head and, if it has
 * one, its body, each ended by a slash line. The server stores the sources from after IS to END,
 * without the semicolon. One row with one JSON string; names are quoted for Oracle mode.
 *
 * @see IvorySQL: src/include/catalog/pg_package.h, pg_package_body.h
 */
export function packageSourceQuery(id: ObjectId, name: ObjectName): string {
  const quoted = quoteQualifiedName([name.schema, name.name], name.dialect);
  return `
select pg_catalog.to_json(${sourceExpression(`'${quoted.replaceAll("'", "''")}'`)})
from pg_catalog.pg_package p
  left join pg_catalog.pg_package_body b on b.pkgoid = p.oid
where p.oid = ${id};`.trim();
}

/** Returns the query for heads and bodies of all user packages as one text, in creation order. */
export function allPackagesQuery(): string {
  return `
select pg_catalog.to_json(coalesce(pg_catalog.string_agg(${sourceExpression(nameExpression)}, E'\n' order by p.oid), ''))
from pg_catalog.pg_package p
  join pg_catalog.pg_namespace n on n.oid = p.pkgnamespace
  left join pg_catalog.pg_package_body b on b.pkgoid = p.oid
where ${isPeoples};`.trim();
}

/**
 * Returns the query for the DROP statements, newest package first, because it may use the others.
 */
export function dropPackagesQuery(): string {
  return `
select pg_catalog.to_json(coalesce(pg_catalog.string_agg(
         'drop package ' || ${nameExpression} || E';\n', '' order by p.oid desc), ''))
from pg_catalog.pg_package p
  join pg_catalog.pg_namespace n on n.oid = p.pkgnamespace
where ${isPeoples};`.trim();
}

const isPeoples = "n.nspname not in ('sys', 'pg_catalog')";

/**
 * Returns SQL that quotes a name for Oracle mode, which swaps the case of quoted names of one case.
 */
function quoteExpression(name: string): string {
  return `case when ${name} ~ '^[a-z_][a-z0-9_]*$' then ${name}::pg_catalog.text else '"' || pg_catalog.replace(
           case when ${name} ~ '[A-Z]' and ${name} ~ '[a-z]' then ${name}::pg_catalog.text
                when ${name} ~ '[A-Z]' then pg_catalog.lower(${name}::pg_catalog.text)
                else pg_catalog.upper(${name}::pg_catalog.text) end, '"', '""') || '"' end`;
}

const nameExpression = `(${quoteExpression("n.nspname")}) || '.' || (${quoteExpression("p.pkgname")})`;

/** `name` is SQL for the package's name, quoted for Oracle mode. */
function sourceExpression(name: string): string {
  return `pg_catalog.concat('create or replace ',
         case when p.editable then '' else 'noneditionable ' end, 'package ', ${name}, ' authid ',
         case when p.define_invok then 'definer' else 'current_user' end, ' is', E'\n',
         p.pkgsrc, ';', E'\n/\n',
         case when b.bodysrc is not null then pg_catalog.concat(
           E'\ncreate or replace package body ', ${name}, E' is\n', b.bodysrc, ';', E'\n/\n') end)`;
}

export function dropPackage(name: ObjectName): string {
  return `drop package ${quoteQualifiedName([name.schema, name.name], name.dialect)};\n`;
}

/**
 * Returns a call of a member with a place for each argument: SELECT for a function, CALL for a
 * procedure; `null` for other members.
 */
export function packageCall(name: ObjectName, member: PackageMember): string | null {
  const target = `${quoteQualifiedName([name.schema, name.name], name.dialect)}.${quoteIdentifier(member.name, name.dialect)}`;
  const places = member.parameters.map(
    ({ name: parameter, text }, index) =>
      `  null${index < member.parameters.length - 1 ? "," : ""} -- ${parameter} ${text}`,
  );
  const list = places.length === 0 ? "()" : `(\n${places.join("\n")}\n)`;
  switch (member.kind) {
    case "function":
      return `select ${target}${list} from dual;\n`;
    case "procedure":
      return `call ${target}${list};\n`;
    case "variable":
    case "type":
    case "cursor":
      return null;
  }
}
