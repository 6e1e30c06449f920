import { expect, test } from "vitest";
import { Emitter } from "../../base/emitter.ts";
import { postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import type { SessionStatus } from "./contract/sqlSession.ts";
import { statusAfterInternalQuery } from "./statusAfterInternalQuery.ts";

const idle: SessionStatus = { kind: "idle", transaction: "none" };
const internal: SessionStatus = { kind: "busy", statement: null, sinceMs: 0 };
const [statement = null] = splitStatements("select 1;", postgresqlDialect);
const users: SessionStatus = { kind: "busy", statement, sinceMs: 0 };

function createSession(status: SessionStatus) {
  const changes = new Emitter<SessionStatus>();
  const session = {
    status,
    onStatus: (listener: (status: SessionStatus) => void) => changes.on(listener),
  };
  return {
    session,
    change: (next: SessionStatus): void => {
      session.status = next;
      changes.emit(next);
    },
  };
}

test.each([
  ["an idle session", idle],
  ["a user's statement", users],
  ["a start", { kind: "starting" } as const],
])("%s is not waited for", async (_, status) => {
  await expect(statusAfterInternalQuery(createSession(status).session)).resolves.toBe(status);
});

test.each([
  ["idle", idle],
  ["a user's statement", users],
])("internal queries are waited for, up to %s", async (_, last) => {
  const { session, change } = createSession(internal);
  let found: SessionStatus | null = null;
  const asking = statusAfterInternalQuery(session).then((status) => (found = status));
  change({ ...internal, sinceMs: 1 });
  await Promise.resolve();
  await Promise.resolve();
  expect(found).toBeNull();
  change(last);
  await asking;
  expect(found).toBe(last);
});
