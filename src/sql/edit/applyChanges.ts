import type { Cell } from "../model.ts";
import { plainCommand, plainQuery } from "../plainStatement.ts";
import type { SqlSession, StatementResult } from "../session/contract/sqlSession.ts";
import { idleTransaction, isInTransaction } from "../session/idleTransaction.ts";
import type { ApplyEnd } from "./dataEdit.ts";
import type { EditTarget } from "./editTarget.ts";
import { findNamedColumn } from "./findNamedColumn.ts";
import type { PendingChanges } from "./pendingChanges.ts";
import { rowsOf } from "./rowsOf.ts";
import {
  changeBrackets,
  rowCountComplaint,
  type RowStatement,
  writeChanges,
  writeRowQuery,
} from "./writeChanges.ts";

type Rows = readonly (readonly Cell[])[];

/**
 * Applies pending changes in one transaction, or inside the user's open one after a savepoint.
 * Nothing is applied if a statement fails or a row is not as it was.
 */
export async function applyChanges(
  session: SqlSession,
  target: EditTarget,
  rows: Rows,
  pending: PendingChanges,
): Promise<ApplyEnd> {
  const transaction = await idleTransaction(session);
  if (typeof transaction !== "string") return { kind: "refused", reason: transaction };
  const isInside = isInTransaction(session, transaction);
  const brackets = changeBrackets(isInside);
  const changes = writeChanges(target, rows, pending);
  const run = (text: string): Promise<StatementResult> =>
    session.run(plainCommand(text), { pageSize: null });
  // Queued together, so that no other statement runs in between. The commit waits for the results:
  // with psql's ON_ERROR_ROLLBACK a failed statement does not keep the others from committing.
  const [opened, ...results] = await Promise.all(
    [brackets.before, ...changes.map(({ text }) => text)].map(run),
  );
  const failed = results.findIndex(({ outcome }) => outcome.kind !== "completed");
  if (opened?.outcome.kind === "completed" && failed === -1) {
    const ended = await run(brackets.after);
    return judgeEnd(ended, changes.length, isInside);
  }
  for (const text of brackets.undo) await run(text);
  const [change, result] = [changes[failed], results[failed]];
  if (opened?.outcome.kind !== "completed" || change === undefined || result === undefined) {
    return { kind: "refused", reason: { kind: "stopped" } };
  }
  return judgeFailure(session, { target, rows, pending, change, result });
}

function judgeEnd(result: StatementResult, count: number, isInside: boolean): ApplyEnd {
  const { outcome, blocks } = result;
  if (outcome.kind === "failed") {
    const { message, detail } = outcome.error;
    return { kind: "failed", row: null, message, detail, column: null };
  }
  const tag = isInside ? "RELEASE" : "COMMIT";
  const hasTag = blocks.some((block) => block.kind === "tag" && block.tag === tag);
  // A warning: there was no transaction any more.
  const isWarned = blocks.some(
    (block) => block.kind === "message" && block.message.sqlState === "25P01",
  );
  if (outcome.kind !== "completed" || !hasTag || isWarned) return { kind: "unknown" };
  return { kind: "applied", count, isCommitted: !isInside };
}

interface FailedChange {
  readonly target: EditTarget;
  readonly rows: Rows;
  readonly pending: PendingChanges;
  readonly change: RowStatement;
  readonly result: StatementResult;
}

async function judgeFailure(
  session: SqlSession,
  { target, rows, pending, change, result }: FailedChange,
): Promise<ApplyEnd> {
  const { outcome } = result;
  if (outcome.kind !== "failed") {
    return {
      kind: "refused",
      reason: { kind: outcome.kind === "sessionLost" ? "lost" : "stopped" },
    };
  }
  const { row } = change;
  const { error } = outcome;
  if (row >= 0 && error.message.includes(rowCountComplaint)) {
    const query = plainQuery(writeRowQuery(target, rows, row));
    const found = await session.run(query, { pageSize: null, wantsExact: true });
    if (found.outcome.kind === "completed") {
      const [current = null] = rowsOf(found);
      return { kind: "conflict", row, current };
    }
  }
  const column = findNamedColumn(target, pending, change, error);
  return { kind: "failed", row, message: error.message, detail: error.detail, column };
}
