import { Reply } from "./reply.ts";
import { type StatementExchange, statementExchange } from "./statementExchange.ts";

/** The exchange of a statement that was cancelled before it was typed. */
export function notStarted(): StatementExchange {
  return statementExchange({ end: { kind: "notStarted" }, reply: new Reply() });
}
