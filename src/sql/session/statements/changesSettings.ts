import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "./metaCommandsOf.ts";
import { hasTarget } from "./outputTarget.ts";

/**
 * Whether a statement may leave psql with other settings than the driver needs. It may err on the
 * side of yes, which costs a line of commands that put them right.
 */
export function changesSettings(statement: Statement): boolean {
  return (
    statement.kind.kind === "client" ||
    metaCommandsOf(statement).some(
      (command) => !harmlessCommand.test(command.name) || hasTarget(command),
    )
  );
}

/** Commands that only show something, or work on the guest's files; rows for a file need other settings. */
const harmlessCommand =
  /^(?:d.*|l\+?|list\+?|z|echo|warn|conninfo|copyright|errverbose|h|help|\?|sf\+?|sv\+?|p|print|!|copy|gx?|gdesc|crosstabview)$/;
