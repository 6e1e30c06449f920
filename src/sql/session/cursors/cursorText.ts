import { nonceVariable, reportCommand } from "../protocol/marker.ts";

/** Names of the markers that psql prints for the texts below. */
export const cursorMarkers = { declared: "declared", fetched: "fetched" } as const;

/** The line in front of a query's text. */
export function declarePrefix(cursor: string): string {
  return `declare ${cursor} scroll cursor with hold for\n`;
}

/** The command tag of DECLARE, which is no part of a query's reply. */
export const declareTag = "DECLARE CURSOR";

/**
 * Text that runs a query through a cursor and fetches its first page, in one exchange.
 *
 * Outside of a transaction DECLARE ... WITH HOLD commits at once and thereby computes every row;
 * FETCH only reads the stored rows. Everything after the query is on one line, so that psql has
 * read it before it waits for the server.
 *
 * Output after the marker `fetched`, or after `declared` when that reports an error, is no part of
 * the reply.
 *
 * @see PostgreSQL documentation, DECLARE, FETCH; psql, "\if"
 */
export function openCursorText(cursor: string, body: string, pageSize: number): string {
  return [
    `${declarePrefix(cursor)}${body}\n;`,
    `\\echo :${nonceVariable} ${cursorMarkers.declared} :ERROR'\\037'`,
    `\\if :ERROR \\else \\\\ fetch ${pageSize} from ${cursor};`,
    `\\echo :${nonceVariable} ${cursorMarkers.fetched}'\\037' \\endif`,
  ].join(" ");
}

/** Text that counts all rows of a cursor, then moves it back to the end of its first page. */
export function countRowsText(cursor: string, pageSize: number): string {
  return [
    `\\set QUIET on \\\\ move absolute 0 in ${cursor}; move forward all in ${cursor};`,
    `\\set WB_N :ROW_COUNT \\\\ move absolute ${pageSize} in ${cursor};`,
    "\\set ROW_COUNT :WB_N \\unset WB_N \\set QUIET off",
  ].join(" ");
}

/** Commands that fetch the next rows of a cursor, for `internalQuery`. */
export function fetchCommands(cursor: string, rows: number): string {
  return `\\\\ fetch ${rows} from ${cursor}; ${reportCommand(cursorMarkers.fetched)}`;
}

/**
 * Commands that read one row of a cursor, counted from 0, and move the cursor back. psql prints the
 * row unaligned into a pipe to `base64`, so that no value can be mistaken for other output.
 *
 * @see PostgreSQL documentation, psql, "\g (option=value ...)" and "\pset", `fieldsep_zero`
 */
export function exactRowCommands(
  cursor: string,
  row: number,
  fetchedRows: number,
  nullWord: string,
): string {
  return [
    `\\\\ fetch absolute ${row + 1} from ${cursor}`,
    `\\g (format=unaligned tuples_only=on fieldsep_zero recordsep_zero null=${nullWord}) |base64\n`,
    reportCommand(cursorMarkers.fetched),
    `\\\\ move absolute ${fetchedRows} in ${cursor};`,
  ].join(" ");
}

/**
 * Commands that write rows of a cursor to a file in psql's csv format, for `internalQuery`. They leave
 * the cursor at the last of these rows.
 *
 * @param first First row to fetch, from 0; `null` if the cursor is already in front of it.
 * @see PostgreSQL documentation, psql, "\g (option=value ...)"
 */
export function csvCommands(
  cursor: string,
  rows: { readonly first: number | null; readonly count: number },
  path: string,
  nullWord: string,
): string {
  const move = rows.first === null ? "" : `move absolute ${rows.first} in ${cursor};`;
  return [
    `\\\\ ${move} fetch ${rows.count} from ${cursor}`,
    `\\g (${csvOptions(nullWord)}) '${path}'`,
    reportCommand(cursorMarkers.fetched),
    syncFile(path),
  ].join(" ");
}

/** Options of `\g` for lossless csv output, see `parsePsqlCsv`. */
export function csvOptions(nullWord: string): string {
  return `format=csv csv_fieldsep=',' tuples_only=off expanded=off null=${nullWord}`;
}

/**
 * Commands that flush a file which psql wrote, as the host's read bypasses the guest's cache. psql
 * 16 and later store a command's exit status in variables, which are restored.
 *
 * @see PostgreSQL documentation, psql, "SHELL_ERROR"
 */
export function syncFile(path: string): string {
  return [
    "\\if :{?SHELL_ERROR} \\set WB_SE :SHELL_ERROR \\set WB_SC :SHELL_EXIT_CODE \\endif",
    `\\! sync '${path}' || sync\n`,
    "\\if :{?WB_SE} \\set SHELL_ERROR :WB_SE \\set SHELL_EXIT_CODE :WB_SC",
    "\\unset WB_SE \\unset WB_SC \\endif",
  ].join(" ");
}

/** Commands that close all cursors named by `Cursors`, of earlier sessions too, except `wanted`. */
export function sweepCommands(wanted: readonly string[]): string {
  return (
    "\\\\ select pg_catalog.format('close %I', name) from pg_catalog.pg_cursors " +
    `where name ~ '^wb_[0-9a-z]{6}_[0-9]+$' and name <> all ('{${wanted.join(",")}}') \\gexec`
  );
}
