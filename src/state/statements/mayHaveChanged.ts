import { mayChangeCatalog } from "../../sql/catalog/mayChangeCatalog.ts";
import type { StatementRun } from "../store/statementRun.ts";

export function isCatalogChange(run: StatementRun): boolean {
  const wasSent = run.status.kind === "ended" && run.status.outcome.kind !== "refused";
  return wasSent && mayChangeCatalog(run.statement.kind);
}

/** A query with a call may have side effects, as with `nextval`; without a call it only reads. */
export function mayHaveChanged({ status, statement }: StatementRun): boolean {
  const { kind } = statement;
  const onlyReads = kind.kind === "sql" && kind.isQuery && !statement.text.includes("(");
  return status.kind === "ended" && status.outcome.kind !== "refused" && !onlyReads;
}
