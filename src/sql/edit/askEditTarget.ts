import { dialectOfServer } from "../dialectOfServer.ts";
import type { SqlSession } from "../session/contract/sqlSession.ts";
import { idleTransaction } from "../session/idleTransaction.ts";
import { runBracketed, undoBrackets } from "../session/undoBrackets.ts";
import type { Statement } from "../statements/statement.ts";
import { statementBody } from "../statements/statementBody.ts";
import { decideEditable, type EditDecision } from "./decideEditable.ts";
import type { EditRefusal } from "./editTarget.ts";
import { findOrigin } from "./findOrigin.ts";
import { probeQuery } from "./probeQuery.ts";
import { editSavepoint } from "./writeChanges.ts";
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
  const probe = probeQuery(statementBody(statement), viewName, columnCount);
  const brackets = undoBrackets(transaction === "open", editSavepoint);
  const { opened, value } = await runBracketed(session, brackets, () =>
    Promise.all([
      session.run(probe.create, { pageSize: null }),
      session.run(probe.read, { pageSize: null, wantsExact: true }),
    ]),
  );
  const failure = findRefusal([...opened, ...value]);
  if (failure !== null) return refuse(failure);
  const [[action, isEmptyNull] = []] = rowsOf(value[1]);
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

function refuse(reason: EditRefusal): EditDecision {
  return { kind: "refused", reason };
}
