import { outputSettings } from "../../output/outputSettings.ts";
import { nonceVariable, probeCommand } from "./marker.ts";

/** Random values of one session. */
export interface SessionSecrets {
  /** Random lower-case letters and digits, by which the driver's frames are told from output. */
  readonly nonce: string;
  /** What psql prints for NULL. */
  readonly nullMarker: string;
  /** What the server's `random()` starts from, from -1 to 1; without it a snapshot repeats itself. */
  readonly randomSeed: number;
}

/**
 * The psql settings that reading its output relies on, as one line of meta-commands.
 *
 * It is sent when a session begins and again after everything that may have changed one of them.
 * Prompts carry the nonce, and with `%R` and `%x` what psql waits for and the transaction; `%p`
 * tells a new connection from the old one.
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
 * What a session starts with: the settings, and what a user may change for good. In front of it
 * stands the end of whatever was typed before: a line that psql got without its beginning, or what
 * somebody left.
 */
export function setUpCommands(secrets: SessionSecrets, isAutocommit: boolean): string {
  return `\\set QUIET on \\r \\set ON_ERROR_STOP 0 ${autocommitCommand(isAutocommit)} ${restoreCommands(secrets)}`;
}

/** Sets everything right that a marker is made of, and prints one. */
export function repairCommand(secrets: SessionSecrets, name: string): string {
  return `${restoreCommands(secrets)} ${probeCommand(secrets.nonce, name)}`;
}

/** Chooses whether psql begins a transaction in front of a statement. */
export function autocommitCommand(isAutocommit: boolean): string {
  return `\\set AUTOCOMMIT ${isAutocommit ? "on" : "off"}`;
}
