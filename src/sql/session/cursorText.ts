import { nonceVariable, reportCommand } from "./marker.ts";

/** Names of the markers that the texts below have psql print. */
export const cursorMarkers = { declared: "declared", fetched: "fetched" } as const;

/** What stands in front of a query's text, on a line of its own. */
export function declarePrefix(cursor: string): string {
  return `declare ${cursor} scroll cursor with hold for\n`;
}

/** What psql prints when a cursor was declared; no part of a query's reply. */
export const declareTag = "DECLARE CURSOR";

/**
 * Text that runs a query through a cursor and fetches its first page, in one go.
 *
 * Outside of a transaction DECLARE ... WITH HOLD computes every row when it commits, which is at
 * once; FETCH only reads what is stored. Everything after the query is on one line, so that psql
 * has read it before it waits for the server. psql can't compare numbers: a variable whose name ends
 * in the number of rows tells a full page. Then the cursor stays open, else it is closed here and
 * ROW_COUNT gets back what FETCH left in it.
 *
 * What psql prints after the marker `fetched`, or after `declared` when that tells of an error, is
 * housekeeping and no part of the reply.
 *
 * @see PostgreSQL documentation, DECLARE, FETCH; psql, "\if" and `:{?name}`
 */
export function openCursorText(cursor: string, body: string, pageSize: number): string {
  return [
    `${declarePrefix(cursor)}${body}\n;`,
    `\\echo :${nonceVariable} ${cursorMarkers.declared} :ERROR'\\037'`,
    `\\if :ERROR \\else \\\\ fetch ${pageSize} from ${cursor};`,
    `\\echo :${nonceVariable} ${cursorMarkers.fetched}'\\037'`,
    "\\if :ERROR \\else \\set WB_N :ROW_COUNT \\set WB_:ROW_COUNT",
    `\\if :{?WB_${pageSize}} \\unset WB_${pageSize}`,
    `\\else \\unset WB_:WB_N \\\\ close ${cursor}; \\set ROW_COUNT :WB_N \\endif`,
    "\\unset WB_N \\endif \\endif",
  ].join(" ");
}

/** Text that counts all rows of a cursor, then puts it back after its first page. */
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

/** Commands that close a cursor, for `internalQuery`. */
export function closeCommands(cursor: string): string {
  return `\\\\ close ${cursor};`;
}
