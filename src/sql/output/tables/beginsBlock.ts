import { isCommandTag } from "../messages/isCommandTag.ts";
import { beginsNotification } from "../messages/parseNotification.ts";
import { beginsMessage } from "../messages/parseServerMessage.ts";
import { parseRecordRuler, parseRuler } from "./tableGeometry.ts";

/** Whether a line always begins a block, so that the block before it has ended. */
export function beginsBlock(line: string): boolean {
  return beginsMessage(line) || beginsNotification(line) || isCommandTag(line) || beginsTable(line);
}

/** Whether a line is the first of a table, aligned or expanded; a title may precede it. */
export function beginsTable(line: string): boolean {
  return line.startsWith("+-") && (parseRuler(line) !== null || parseRecordRuler(line) !== null);
}

/**
 * Whether a line may occur in the middle of a table: psql's ^C handler prints its message at once,
 * and with FETCH_COUNT set the server's messages come between the rows.
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
