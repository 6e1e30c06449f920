import { plainStatement } from "./plainStatement.ts";
import type { Statement } from "./statements/statement.ts";

/** The statement that ends a transaction: what it did is kept, or is as if it never was. */
export function transactionEnd(how: "commit" | "rollback"): Statement {
  return plainStatement(`${how};`, {
    kind: "sql",
    isQuery: false,
    isBlock: false,
    leadingKeyword: how.toUpperCase(),
  });
}
