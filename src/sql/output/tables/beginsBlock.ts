import { isCommandTag } from "../messages/isCommandTag.ts";
import { beginsNotification } from "../messages/parseNotification.ts";
import { beginsMessage } from "../messages/parseServerMessage.ts";
import { parseRecordRuler, parseRuler } from "./tableGeometry.ts";

/** Whether a line can only begin a block of its own, so that whatever came before is over. */
export function beginsBlock(line: string): boolean {
  return beginsMessage(line) || beginsNotification(line) || isCommandTag(line) || beginsTable(line);
}

/** Whether a line is the first of a table, aligned or expanded; a title may stand before it. */
export function beginsTable(line: string): boolean {
  return line.startsWith("+-") && (parseRuler(line) !== null || parseRecordRuler(line) !== null);
}

/**
 * Whether a line may stand in the middle of a table: psql writes a table in one go, but its handler
 * of ^C has its say at once, and with FETCH_COUNT set the server's messages come between the rows.
 *
 * @see psql, `handle_sigint` in `src/fe_utils/cancel.c`
 */
export function mayInterruptTable(line: string): boolean {
  return (
    line === "Cancel request sent" ||
    line.startsWith("Could not send cancel request: ") ||
    beginsMessage(line)
  );
}
