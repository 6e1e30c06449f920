import type { OutputBlock, TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import type { Outcome, StatementResult } from "../contract/sqlSession.ts";
import { resultWithout } from "../results/judgeOutcome.ts";

/** Returns the result of a statement that psql did not get; an error has the form of psql's. */
export function resultWithoutPsql(
  statement: Statement,
  outcome: Outcome,
  transaction: TransactionStatus,
): StatementResult {
  const blocks: readonly OutputBlock[] =
    outcome.kind === "failed" ? [{ kind: "text", text: outcome.error.message }] : [];
  // psql does not read the rest of the line after a meta-command that failed.
  const dropsLine = statement.kind.kind === "metaCommand" && outcome.kind === "failed";
  return {
    ...resultWithout(statement, outcome, transaction),
    blocks,
    ...(dropsLine && { dropsLine }),
  };
}
