import { dialectOfServer } from "../dialectOfServer.ts";
import type { TransactionStatus } from "../model.ts";
import type { SqlSession, StatementResult } from "../session/contract/sqlSession.ts";
import { statusAfterInternalQuery } from "../session/statusAfterInternalQuery.ts";
import type { Statement } from "../statements/statement.ts";
import { statementBody } from "../statements/statementBody.ts";
import { decideEditable, type EditDecision } from "./decideEditable.ts";
import type { EditRefusal } from "./editTarget.ts";
import { findOrigin } from "./findOrigin.ts";
import { probeQuery } from "./probeQuery.ts";
import { readTableFacts } from "./readTableFacts.ts";
import { findRefusal, rowsOf } from "./rowsOf.ts";

export interface EditQuestion {
  readonly statement: Statement;
  readonly columnCount: number;
  /** A name that no relation has: only letters, digits and `_`. */
  readonly viewName: string;
}

/**
 * Asks the server in a session whether a query's result can be edited. The session must be idle;
 * its transaction, if there is one, stays as it was.
 */
export async function askEditTarget(
  session: SqlSession,
  { statement, columnCount, viewName }: EditQuestion,
): Promise<EditDecision> {
  const { kind } = statement;
  if (kind.kind !== "sql" || !kind.isQuery) return refuse({ kind: "notQuery" });
  const transaction = await idleTransaction(session);
  if (typeof transaction !== "string") return refuse(transaction);
  const probe = probeQuery(statementBody(statement), viewName, columnCount, transaction === "open");
  // Queued together, so that no other statement runs in between and the rollback always runs.
  const queue = (statements: readonly Statement[]): readonly Promise<StatementResult>[] =>
    statements.map((each) => session.run(each, { pageSize: null }));
  const before = queue(probe.before);
  const creating = session.run(probe.create, { pageSize: null });
  const reading = session.run(probe.read, { pageSize: null, wantsExact: true });
  const after = queue(probe.after);
  const failure = findRefusal([...(await Promise.all(before)), await creating, await reading]);
  await Promise.all(after);
  if (failure !== null) return refuse(failure);
  const [[action, isEmptyNull] = []] = rowsOf(await reading);
  if (action == null) return refuse({ kind: "unread" });
  const origin = findOrigin(action);
  if (origin.kind === "none") return refuse({ kind: origin.reason });
  if (origin.attributes.length !== columnCount) return refuse({ kind: "unread" });
  const facts = await readTableFacts(session, origin.tableId);
  if ("kind" in facts) return refuse(facts);
  return decideEditable(facts, origin.attributes, {
    isEmptyNull: isEmptyNull === "true" || isEmptyNull === "t",
    dialect: dialectOfServer(session.server),
  });
}

/**
 * Returns the transaction status of a session in which statements may run now, or the reason; waits
 * for an internal query of the driver.
 */
export async function idleTransaction(
  session: SqlSession,
): Promise<TransactionStatus | EditRefusal> {
  const status = await statusAfterInternalQuery(session);
  if (status.kind !== "idle") return { kind: "busy" };
  if (status.transaction === "failed") return { kind: "failedTransaction" };
  return status.transaction === "unknown" ? { kind: "busy" } : status.transaction;
}

/** Whether a statement would run in a transaction that the user ends; with autocommit off too. */
export function isInTransaction(session: SqlSession, transaction: TransactionStatus): boolean {
  return transaction === "open" || !session.isAutocommit;
}

function refuse(reason: EditRefusal): EditDecision {
  return { kind: "refused", reason };
}
