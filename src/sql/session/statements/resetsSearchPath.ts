import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/** Whether a statement sets the search path, and maybe all else, back to the server's own default. */
export function resetsSearchPath(statement: Statement): boolean {
  return statement.kind.kind === "sql" && pathLoser.test(statementBody(statement));
}

const pathLoser =
  /^\s*(?:discard\s+all|reset\s+(?:all|"?search_path"?)|set\s+(?:session\s+)?"?search_path"?\s*(?:=|\sto\s)\s*default)\s*$/i;
