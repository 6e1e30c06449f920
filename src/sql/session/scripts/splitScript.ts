import { ScriptReader } from "./scriptReader.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import type { Statement } from "../../statements/statement.ts";
import { addTrailingBlanks } from "../../statements/splitStatements.ts";

/**
 * Splits text into statements as the psql of a session will read them: with the mode and string
 * rule that the server reported, and after a statement that sets others with those.
 */
export function splitScript(text: string, server: ServerIdentity | null): readonly Statement[] {
  const reader = new ScriptReader(text, server);
  const statements: Statement[] = [];
  for (let next = reader.next(); next !== null; next = reader.next()) {
    if (next !== "pause") statements.push(next);
  }
  addTrailingBlanks(statements, text.length);
  return statements;
}
