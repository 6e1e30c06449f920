import type { StatementKind } from "../statements/statement.ts";

const harmlessKeywords: ReadonlySet<string> = new Set([
  "ABORT",
  "BEGIN",
  "CLOSE",
  "COPY",
  "DECLARE",
  "DELETE",
  "EXPLAIN",
  "FETCH",
  "INSERT",
  "LISTEN",
  "LOCK",
  "MERGE",
  "MOVE",
  "NOTIFY",
  "SAVEPOINT",
  "SET",
  "SHOW",
  "START",
  "TABLE",
  "UNLISTEN",
  "UPDATE",
  "VACUUM",
  "VALUES",
]);

/**
 * Whether a statement may have created, changed or dropped something that the catalogue lists.
 *
 * Returns true if in doubt: COMMIT ends a transaction with changes, DO and CALL can do anything.
 */
export function mayChangeCatalog(kind: StatementKind): boolean {
  switch (kind.kind) {
    case "sql":
      return !kind.isQuery && !harmlessKeywords.has(kind.leadingKeyword);
    case "copyFromStdin":
      return false;
    case "metaCommand":
      return ["i", "ir", "include", "include_relative", "gexec"].includes(kind.name);
    case "client":
      return true;
    case "sqlplus":
      return kind.command.kind === "execute";
  }
}
