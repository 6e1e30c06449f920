import { plainStatement } from "./plainStatement.ts";
import type { Statement } from "./statements/statement.ts";

/** Returns the statement that commits or rolls back a transaction. */
export function transactionEnd(how: "commit" | "rollback"): Statement {
  return plainStatement(`${how};`, {
    kind: "sql",
    isQuery: false,
    isBlock: false,
    leadingKeyword: how.toUpperCase(),
  });
}
