import { quoteIdentifier, quoteQualifiedName } from "../quote.ts";
import type { ObjectId } from "./catalog.ts";
import type { ObjectName } from "./objectStatements.ts";
import type { PackageMember } from "./packageMembers.ts";

/**
 * The statements that make a package of IvorySQL's again: its head and, where it has one, its body,
 * each ended by a line with a slash. The server keeps the sources from behind IS to END, without the
 * semicolon. One row, one JSON string; names are quoted as Oracle mode reads them.
 *
 * @see IvorySQL: src/include/catalog/pg_package.h, pg_package_body.h
 */
export function packageSourceQuery(id: ObjectId, name: ObjectName): string {
  const quoted = quoteQualifiedName([name.schema, name.name], name.dialect).replaceAll("'", "''");
  return `
select pg_catalog.to_json(pg_catalog.concat('create or replace ',
         case when p.editable then '' else 'noneditionable ' end, 'package ${quoted} authid ',
         case when p.define_invok then 'definer' else 'current_user' end, ' is', E'\\n',
         p.pkgsrc, ';', E'\\n/\\n',
         case when b.bodysrc is not null then pg_catalog.concat(
           E'\\ncreate or replace package body ${quoted} is\\n', b.bodysrc, ';', E'\\n/\\n') end))
from pg_catalog.pg_package p
  left join pg_catalog.pg_package_body b on b.pkgoid = p.oid
where p.oid = ${id};`.trim();
}

export function dropPackage(name: ObjectName): string {
  return `drop package ${quoteQualifiedName([name.schema, name.name], name.dialect)};\n`;
}

/** A call of a member with a place for each argument: SELECT for functions, a block for procedures. */
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
