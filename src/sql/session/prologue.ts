import { nonceVariable } from "./marker.ts";

/** Stands for NULL in psql's output; a private-use character, so that no text means it. */
export const nullMarker = "\u{F8F0}";

/**
 * The psql settings that reading its output relies on, as one line of backslash commands.
 *
 * It is sent when a session begins and again after everything that may have changed one of them.
 * PostgreSQL documentation, psql, "\pset" and "Variables". Prompts carry the nonce, and with `%R`
 * and `%x` what psql waits for and the transaction; `%p` tells a new connection from the old one.
 */
export function restoreCommands(nonce: string): string {
  return [
    "\\set QUIET on",
    ...formatSettings.map((setting) => `\\pset ${setting}`),
    "\\o",
    "\\timing off",
    ...variables.map((variable) => `\\set ${variable}`),
    `\\set ${nonceVariable} '\\036'${nonce}`,
    `\\set PROMPT1 '\\036'${nonce}'1%R%x%p\\037'`,
    `\\set PROMPT2 '\\036'${nonce}'2%R%x\\037'`,
    `\\set PROMPT3 '\\036'${nonce}'3\\037'`,
    "\\set QUIET off",
  ].join(" ");
}

/** What a session starts with and a user may change for good. */
export function initialCommands(): string {
  return initialVariables.map((variable) => `\\set ${variable}`).join(" ");
}

const formatSettings = [
  "format aligned",
  "border 2",
  "linestyle ascii",
  "expanded off",
  `null ${nullMarker}`,
  "footer on",
  "tuples_only off",
  "title",
  "pager off",
  "columns 0",
  "numericlocale off",
];

const variables = ["FETCH_COUNT 0", "SINGLELINE off", "SINGLESTEP off", "IGNOREEOF 0", "ECHO none"];

const initialVariables = [
  "VERBOSITY default",
  "SHOW_CONTEXT errors",
  "ON_ERROR_STOP 0",
  "ECHO_HIDDEN off",
  "AUTOCOMMIT on",
];
