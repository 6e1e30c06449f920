import { plainCommand, plainQuery } from "../plainStatement.ts";
import { quoteLiteral } from "../quote.ts";
import type { Statement } from "../statements/statement.ts";

/** Statements that ask the server for a query's parse tree; their effects must be rolled back. */
export interface ProbeStatements {
  readonly create: Statement;
  readonly read: Statement;
}

/**
 * Wraps a query in a temporary view: only there the server keeps the parse
 * tree of a query. The view is made by the user's session, so that temporary tables, `search_path`
 * and changes of the open transaction count.
 *
 * @param query Without its semicolon.
 * @param viewName A name that no relation has: only letters, digits and `_`.
 * @param columnCount Columns get generated names, as those of the query may repeat.
 */
export function probeQuery(query: string, viewName: string, columnCount: number): ProbeStatements {
  const names = Array.from({ length: columnCount }, (_unused, index) => `c${index + 1}`);
  return {
    // The line break ends a comment at the end of the query.
    create: plainCommand(`create temp view ${viewName} (${names.join(", ")}) as\n${query}\n;`),
    read: plainQuery(
      `select r.ev_action::text, ('' is null)::text from pg_catalog.pg_rewrite r ` +
        `join pg_catalog.pg_class c on c.oid = r.ev_class ` +
        `where c.relnamespace = pg_catalog.pg_my_temp_schema() and c.relname = ${quoteLiteral(viewName)};`,
    ),
  };
}
