import { plainStatement } from "./plainStatement.ts";
import type { Statement } from "./statements/statement.ts";

/**
 * A psql command that sets the guest's clock: `\! date`, PostgreSQL documentation, psql, `\!`.
 * Only a psql that root runs may do it. Whole seconds: a finer clock is lost on the way anyway.
 */
export function setClockTask(secondsSinceEpoch: number): Statement {
  return shellTask(`date -u -s @${Math.round(secondsSinceEpoch)} > /dev/null`);
}

function shellTask(command: string): Statement {
  return plainStatement(`\\! ${command}`, { kind: "backslash", name: "!" });
}
