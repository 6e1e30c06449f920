import type { SessionStatus, SqlSession } from "./contract/sqlSession.ts";

/**
 * Resolves to the session's status once no internal query of the driver runs. Such a query is short
 * and none of the user's, so that the user need not know of it; a user's statement is not waited for.
 */
export async function statusAfterInternalQuery(
  session: Pick<SqlSession, "status" | "onStatus">,
): Promise<SessionStatus> {
  while (isRunningInternalQuery(session.status)) await whenStatusChanges(session);
  return session.status;
}

function isRunningInternalQuery(status: SessionStatus): boolean {
  return status.kind === "busy" && status.statement === null;
}

function whenStatusChanges(session: Pick<SqlSession, "onStatus">): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = session.onStatus(() => {
      unsubscribe();
      resolve();
    });
  });
}
