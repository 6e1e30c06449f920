import type { Statement } from "../../statements/statement.ts";
import { probeCommand } from "../protocol/marker.ts";
import { withoutTerminalInput } from "../statements/withoutTerminalInput.ts";

/** The marker that follows a command on its line; psql throws it away when the command failed. */
export const commandEndMarker = "done";

/**
 * Whether a meta-command can be followed by another one on its line.
 *
 * psql has no variable that tells whether a command of its own failed, but it does not read the
 * rest of the line then (psql, command.c, `HandleSlashCmds`). Commands that take the rest of the
 * line as it is show nothing.
 */
export function reportsFailure({ kind, text, unterminated }: Statement): boolean {
  if (kind.kind !== "metaCommand" || unterminated !== null) return false;
  if (kind.name === "" || wholeLineCommands.test(kind.name)) return false;
  return !text.includes("|");
}

// An \if block has lines of its own; \q ends psql.
const wholeLineCommands = /^(?:!|copy|h|help|ef|ev|s[fv]\+?|if|q|quit)$/;

/** The line for such a command, with the marker behind it. */
export function metaCommandLine(statement: Statement, nonce: string): string {
  return `${withoutTerminalInput(statement)} ${probeCommand(nonce, commandEndMarker)}\n`;
}
