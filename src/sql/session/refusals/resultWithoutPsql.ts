import type { OutputBlock, TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import type { Execution } from "../results/statementExchange.ts";
import { resultWithout } from "../results/judgeOutcome.ts";
import type { Outcome } from "../contract/sqlSession.ts";

/** The execution of a statement that the driver answered itself; an error shows as psql's would. */
export function executionWithoutPsql(
  statement: Statement,
  outcome: Outcome,
  transaction: TransactionStatus,
): Execution {
  const blocks: readonly OutputBlock[] =
    outcome.kind === "failed" ? [{ kind: "text", text: outcome.error.message }] : [];
  // psql does not read the rest of the line behind a command that failed.
  const dropsLine = statement.kind.kind === "metaCommand" && outcome.kind === "failed";
  return {
    result: {
      ...resultWithout(statement, outcome, transaction),
      blocks,
      ...(dropsLine && { dropsLine }),
    },
    connection: "same",
  };
}
