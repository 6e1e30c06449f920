import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { canReadRows } from "../cursors/runGexec.ts";
import { runsItsRows } from "../statements/unseenCopy.ts";
import type { Outcome } from "../contract/sqlSession.ts";

/**
 * Whether a script ends at a statement even if it continues after errors.
 *
 * - After a `\connect` that failed or was refused: the rest would run in the previous database; a
 *   psql that reads a file has no connection then (psql, command.c, `do_connect`).
 * - Where the rest may have been split wrongly: another standard_conforming_strings, or data of a
 *   COPY that comes from a variable or `\gexec`, or may come from a `\gexec` whose rows cannot be
 *   read first.
 */
export function endsScript(statement: Statement, outcome: Outcome): boolean {
  if (outcome.kind !== "failed" && outcome.kind !== "refused") return false;
  if (outcome.kind === "refused") {
    const { kind } = outcome.refusal;
    if (kind === "stringSetting" || kind === "unseenCopy") return true;
  }
  if (runsItsRows(statement) && !canReadRows(statement)) return true;
  return metaCommandsOf(statement).some(({ name }) => name === "c" || name === "connect");
}
