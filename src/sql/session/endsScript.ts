import type { Statement } from "../statements/statement.ts";
import { commandsIn } from "./commandsIn.ts";
import type { Outcome } from "./sqlSession.ts";

/**
 * Whether a script ends at a statement whatever is done on errors: a `\connect` that failed or was
 * refused. What follows would run in the database before it; a psql that reads a file has no
 * connection then (psql, command.c, `do_connect`).
 */
export function endsScript(statement: Statement, outcome: Outcome): boolean {
  if (outcome.kind !== "failed" && outcome.kind !== "refused") return false;
  return commandsIn(statement).some(({ name }) => name === "c" || name === "connect");
}
