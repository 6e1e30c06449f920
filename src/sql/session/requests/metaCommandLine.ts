import type { Statement } from "../../statements/statement.ts";
import { probeCommand } from "../protocol/marker.ts";
import { withoutTerminalInput } from "../statements/withoutTerminalInput.ts";

/** The marker after a command on the same line; psql discards it when the command failed. */
export const commandEndMarker = "done";

/**
 * Whether a meta-command can be followed by another one on its line.
 *
 * psql has no variable for the failure of a meta-command, but then does not read the rest of the
 * line (psql, command.c, `HandleSlashCmds`). Commands that take the rest of the line as an argument
 * cannot be tested this way.
 */
export function reportsFailure({ kind, text, unterminated }: Statement): boolean {
  if (kind.kind !== "metaCommand" || unterminated !== null) return false;
  if (kind.name === "" || wholeLineCommands.test(kind.name)) return false;
  return !text.includes("|");
}

// An \if block has several lines; \q ends psql.
const wholeLineCommands = /^(?:!|copy|h|help|ef|ev|s[fv]\+?|if|q|quit)$/;

/** Returns the line for such a command, with the marker after it. */
export function metaCommandLine(statement: Statement, nonce: string): string {
  return `${withoutTerminalInput(statement)} ${probeCommand(nonce, commandEndMarker)}\n`;
}
