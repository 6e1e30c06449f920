import { isCommandTag } from "./commandTag.ts";
import { beginsNotification } from "./notification.ts";
import { beginsMessage } from "./serverMessage.ts";
import { parseRecordRuler, parseRuler } from "./tableGeometry.ts";

/** Whether a line can only begin a block of its own, so that whatever came before is over. */
export function beginsBlock(line: string): boolean {
  return beginsMessage(line) || beginsNotification(line) || isCommandTag(line) || beginsTable(line);
}

/** Whether a line is the first of a table, aligned or expanded; a title may stand before it. */
export function beginsTable(line: string): boolean {
  return line.startsWith("+-") && (parseRuler(line) !== null || parseRecordRuler(line) !== null);
}
