import { plainQuery, plainStatement } from "./plainStatement.ts";
import { quoteCommandArgument } from "./quote.ts";
import { statementBody } from "./statements/statementBody.ts";
import type { Statement } from "./statements/statement.ts";

/**
 * Runs a query again and has psql write its rows to a file of the guest, as CSV with a header line.
 *
 * `COPY ... TO STDOUT` with `\g FILE` is what `\copy` does, but takes more than one line (psql
 * reference page, `\copy`).
 */
export function copyToFile(query: Statement, guestPath: string): Statement {
  // On lines of its own, as the query may end in a comment.
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

/** Asks how many rows the COPY of a server process has written so far. */
export function copyProgress(processId: number): Statement {
  return plainQuery(
    `select tuples_processed from pg_catalog.pg_stat_progress_copy where pid = ${processId};`,
  );
}
