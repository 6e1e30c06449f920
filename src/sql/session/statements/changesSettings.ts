import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "./metaCommandsOf.ts";
import { hasTarget } from "./outputTarget.ts";

/**
 * Whether a statement may change psql settings that the driver needs. It errs on the side of yes,
 * which costs a line of commands that restore them.
 */
export function changesSettings(statement: Statement): boolean {
  return (
    statement.kind.kind === "client" ||
    metaCommandsOf(statement).some(
      (command) => !harmlessCommand.test(command.name) || hasTarget(command),
    )
  );
}

/** Commands that only show something or use the guest's files; `\g` only without a target. */
const harmlessCommand =
  /^(?:d.*|l\+?|list\+?|z|echo|warn|conninfo|copyright|errverbose|h|help|\?|sf\+?|sv\+?|p|print|!|copy|gx?|gdesc|crosstabview)$/;
