import type { Statement } from "../statements/statement.ts";

/**
 * Whether a statement may leave psql with other settings than the driver needs. It may err on the
 * side of yes, which costs a line of commands that put them right.
 */
export function changesSettings(statement: Statement): boolean {
  const { kind, text, terminator } = statement;
  switch (kind.kind) {
    case "backslash":
      return !harmlessCommand.test(kind.name);
    case "client":
      return true;
    case "copyFromStdin":
    case "sql":
      return terminator === "backslashCommand" || changingCommand.test(text);
  }
}

/** Commands that only show something, or work on the guest's files. */
const harmlessCommand =
  /^(?:d.*|l\+?|list\+?|z|echo|warn|conninfo|copyright|errverbose|h|help|\?|sf\+?|sv\+?|p|print|!|copy)$/;

/** Commands in the midst of a statement's text; also found in its strings, which does no harm. */
const changingCommand =
  /\\(?:set|unset|pset|[aCfHotxTc]|timing|out|encoding|connect|i|ir|include|include_relative|if|gset|gexec|getenv|q|quit|r|reset|s|cd)\b/;
