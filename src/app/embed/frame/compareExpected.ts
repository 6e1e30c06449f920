import { findLineDifference } from "../../../sql/regression/findLineDifference.ts";
import type { Verdict } from "../protocol/embedMessages.ts";

/**
 * Compares printed lines with the expected output, both as psql prints them.
 *
 * Blanks at line ends, empty lines and a common indentation do not count; neither do the place of an
 * error (`LINE 1: ...` with its `^`, CONTEXT, QUERY, LOCATION), its SQLSTATE, and the name of a
 * script file before it: they depend on how psql was started.
 *
 * @see PostgreSQL documentation, psql, variables VERBOSITY and SHOW_CONTEXT
 */
export function compareExpected(printed: readonly string[], expected: string): Verdict {
  const before = comparableLines(expected.split("\n")).join("\n");
  const after = comparableLines(printed.join("\n").split("\n")).join("\n");
  if (before === after) return { kind: "same" };
  const lines = findLineDifference(`${before}\n`, `${after}\n`).flatMap((hunk) => hunk.lines);
  return { kind: "different", lines };
}

function comparableLines(lines: readonly string[]): readonly string[] {
  const full = lines
    .map((line) => line.replaceAll("\t", "        ").trimEnd())
    .filter((line) => line !== "");
  const indent = Math.min(...full.map((line) => line.search(/\S/)));
  const found: string[] = [];
  let isAtPlace = false;
  for (const indented of full) {
    const line = indented.slice(indent).replace(messageStart, "$1:  ");
    // The mark below a LINE stands alone.
    const isMark = isAtPlace && /^\s*\^$/.test(line);
    isAtPlace = /^LINE \d+: /.test(line);
    if (!isAtPlace && !isMark && !/^(?:CONTEXT|QUERY|LOCATION): {2}/.test(line)) found.push(line);
  }
  return found;
}

const messageStart =
  /^(?:psql:[^:]*:\d+: )?(DEBUG|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC): {2}(?:[0-9A-Z]{5}: )?/;
