import { plainQuery } from "../plainStatement.ts";
import { quoteLiteral } from "../quote.ts";
import type { Statement } from "../statements/statement.ts";

/** Asks for a relation's columns, as DESCRIBE shows them; the server says when there is none. */
export function describeStatement(name: string): Statement {
  return plainQuery(
    `select a.attname as "Name", case when a.attnotnull then 'NOT NULL' end as "Null?", ` +
      `pg_catalog.format_type(a.atttypid, a.atttypmod) as "Type" ` +
      `from pg_catalog.pg_attribute a where a.attrelid = ${quoteLiteral(name)}::pg_catalog.regclass ` +
      `and a.attnum > 0 and not a.attisdropped order by a.attnum;`,
  );
}

export const userStatement: Statement = plainQuery("select current_user as username;");
