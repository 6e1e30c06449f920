import { plainQuery, plainStatement } from "./plainStatement.ts";
import { quoteCommandArgument } from "./quote.ts";
import { statementBody } from "./statements/statementBody.ts";
import type { Statement } from "./statements/statement.ts";

/**
 * Returns the statement that runs a query again and has psql write its rows to a guest file, as CSV
 * with a header line.
 *
 * `COPY ... TO STDOUT` with `\g FILE` does the same as `\copy`, but may take several lines (psql
 * reference page, `\copy`).
 */
export function copyToFile(query: Statement, guestPath: string): Statement {
  // The query has its own lines, because it may end in a comment.
  const body = `copy (\n${statementBody(query)}\n) to stdout with (format csv, header)`;
  const text = `${body} \\g ${quoteCommandArgument(guestPath)}`;
  return {
    ...plainStatement(text, {
      kind: "sql",
      isQuery: false,
      isBlock: false,
      leadingKeyword: "COPY",
    }),
    bodyRange: { start: 0, end: body.length },
    terminator: "metaCommand",
  };
}

/** Returns the query for the number of rows that a server process's COPY has written so far. */
export function copyProgress(processId: number): Statement {
  return plainQuery(
    `select tuples_processed from pg_catalog.pg_stat_progress_copy where pid = ${processId};`,
  );
}
