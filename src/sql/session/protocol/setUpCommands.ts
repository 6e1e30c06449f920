import { outputSettings } from "../../output/outputSettings.ts";
import { nonceVariable, probeCommand } from "./marker.ts";

/** Random values of one session. */
export interface SessionSecrets {
  /** Random lower-case letters, by which the driver's frames are told from output. */
  readonly nonce: string;
  /** The text that psql prints for NULL. */
  readonly nullMarker: string;
  /** Seed of the server's `random()`, from -1 to 1; without it a snapshot repeats its numbers. */
  readonly randomSeed: number;
}

/**
 * Meta-commands, on one line, that set the psql settings on which reading its output relies.
 *
 * They are sent when a session begins and after everything that may have changed a setting. Prompts
 * contain the nonce, what psql waits for (`%R`) and the transaction (`%x`); `%p` tells a new
 * connection from the old one.
 *
 * @see PostgreSQL documentation, psql, "\pset", "Variables" and "Prompting"
 */
export function restoreCommands({ nonce, nullMarker }: SessionSecrets): string {
  return [
    "\\set QUIET on",
    "\\o",
    "\\set SINGLELINE off",
    "\\set SINGLESTEP off",
    "\\set IGNOREEOF 0",
    `\\set ${nonceVariable} '\\036'${nonce}`,
    `\\set PROMPT1 '\\036'${nonce}'1%R%x%p\\037'`,
    `\\set PROMPT2 '\\036'${nonce}'2%R%x\\037'`,
    `\\set PROMPT3 '\\036'${nonce}'3\\037'`,
    ...outputSettings(nullMarker),
  ].join(" ");
}

/**
 * Commands at the start of a session: `restoreCommands`, and the settings that a user may change
 * permanently. `\r` first discards what psql had collected: a line without its beginning, or an
 * unfinished statement.
 */
export function setUpCommands(secrets: SessionSecrets, isAutocommit: boolean): string {
  return `\\set QUIET on \\r \\set ON_ERROR_STOP 0 ${autocommitCommand(isAutocommit)} ${restoreCommands(secrets)}`;
}

/** Commands that restore the settings which a marker depends on, and print a marker. */
export function repairCommand(secrets: SessionSecrets, name: string): string {
  return `${restoreCommands(secrets)} ${probeCommand(secrets.nonce, name)}`;
}

/** Returns the command that turns psql's autocommit on or off. */
export function autocommitCommand(isAutocommit: boolean): string {
  return `\\set AUTOCOMMIT ${isAutocommit ? "on" : "off"}`;
}
