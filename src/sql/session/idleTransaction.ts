import type { TransactionStatus } from "../model.ts";
import type { SqlSession } from "./contract/sqlSession.ts";
import { statusAfterInternalQuery } from "./statusAfterInternalQuery.ts";

/** Why the driver cannot run a query of its own in a user's session now. */
export interface NotIdle {
  readonly kind: "busy" | "failedTransaction";
}

/**
 * Returns the transaction status of a session in which statements may run now, or the reason; waits
 * for an internal query of the driver.
 */
export async function idleTransaction(
  session: Pick<SqlSession, "status" | "onStatus">,
): Promise<"none" | "open" | NotIdle> {
  const status = await statusAfterInternalQuery(session);
  if (status.kind !== "idle") return { kind: "busy" };
  if (status.transaction === "failed") return { kind: "failedTransaction" };
  return status.transaction === "unknown" ? { kind: "busy" } : status.transaction;
}

/** Whether a statement would run in a transaction that the user ends; with autocommit off too. */
export function isInTransaction(
  session: Pick<SqlSession, "isAutocommit">,
  transaction: TransactionStatus,
): boolean {
  return transaction === "open" || !session.isAutocommit;
}
