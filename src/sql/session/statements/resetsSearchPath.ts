import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/**
 * Whether a statement resets the search path, perhaps with other settings, to the server's default.
 */
export function resetsSearchPath(statement: Statement): boolean {
  return statement.kind.kind === "sql" && pathLoser.test(statementBody(statement));
}

const pathLoser =
  /^\s*(?:discard\s+all|reset\s+(?:all|"?search_path"?)|set\s+(?:session\s+)?"?search_path"?\s*(?:=|\sto\s)\s*default)\s*$/i;
