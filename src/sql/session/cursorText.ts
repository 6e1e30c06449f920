import { reportCommand } from "./marker.ts";
import { restoreResultVariables, saveResultVariables } from "./resultVariables.ts";

/** Names of the markers that the texts below have psql print. */
export const cursorMarkers = { declared: "declared", fetched: "fetched" } as const;

/** What stands in front of a query's text, on a line of its own. */
export function declarePrefix(cursor: string): string {
  return `declare ${cursor} scroll cursor with hold for\n`;
}

/**
 * Lines that run a query through a cursor and fetch its first page, in one go.
 *
 * Outside of a transaction DECLARE ... WITH HOLD computes every row when it commits, which is at
 * once; FETCH only reads what is stored. Everything after the query is on one line, so that it is
 * read before psql stops to wait. psql can't compare numbers; a variable whose name ends in the
 * number of rows tells a full page: then the cursor stays open, else it is closed here.
 *
 * What psql prints after the marker `fetched`, or after `declared` when that reports an error, is
 * housekeeping and no part of the reply.
 *
 * @see PostgreSQL documentation, DECLARE, FETCH; psql, "\if" and `:{?name}`
 */
export function openCursorLines(cursor: string, body: string, pageSize: number): string {
  const flag = `WORKBENCH_${pageSize}`;
  return [
    `\\set QUIET on \\\\ ${declarePrefix(cursor)}${body}\n;`,
    reportCommand(cursorMarkers.declared),
    `\\if :ERROR \\else \\\\ fetch ${pageSize} from ${cursor};`,
    reportCommand(cursorMarkers.fetched),
    saveResultVariables,
    `\\set WORKBENCH_:ROW_COUNT 1 \\if :{?${flag}} \\unset ${flag}`,
    `\\else \\unset WORKBENCH_:ROW_COUNT \\\\ close ${cursor};`,
    `\\endif ${restoreResultVariables} \\endif \\set QUIET off`,
  ].join(" ");
}

/** A line that counts all rows of a cursor, then puts it back after its first page. */
export function countRowsLine(cursor: string, pageSize: number): string {
  return [
    `\\set QUIET on \\\\ move absolute 0 in ${cursor}; move forward all in ${cursor};`,
    saveResultVariables,
    `\\\\ move absolute ${pageSize} in ${cursor};`,
    `${restoreResultVariables} \\set QUIET off`,
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
