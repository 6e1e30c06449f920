import { expect, it } from "vitest";
import type { SessionStatus } from "./contract/sqlSession.ts";
import { idleTransaction, isInTransaction } from "./idleTransaction.ts";

const ask = (status: SessionStatus): Promise<unknown> =>
  idleTransaction({ status, onStatus: () => () => undefined });

it("returns the transaction of an idle session, and the reason for any other", async () => {
  expect(await ask({ kind: "idle", transaction: "none" })).toBe("none");
  expect(await ask({ kind: "idle", transaction: "open" })).toBe("open");
  expect(await ask({ kind: "idle", transaction: "failed" })).toEqual({ kind: "failedTransaction" });
  expect(await ask({ kind: "idle", transaction: "unknown" })).toEqual({ kind: "busy" });
});

it("takes a session with autocommit off for one in a transaction", () => {
  expect(isInTransaction({ isAutocommit: true }, "none")).toBe(false);
  expect(isInTransaction({ isAutocommit: true }, "open")).toBe(true);
  expect(isInTransaction({ isAutocommit: false }, "none")).toBe(true);
});
