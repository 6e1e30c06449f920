import { expect, it } from "vitest";
import type { TransactionStatus } from "../../model.ts";
import { followTransaction } from "./followTransaction.ts";

it.each<[TransactionStatus, string, string, TransactionStatus]>([
  ["none", "insert into t values (1)", "INSERT 0 1", "none"],
  ["none", "begin", "BEGIN", "open"],
  ["none", "start transaction", "START TRANSACTION", "open"],
  ["none", "begin \\; insert into t values (1) \\; commit", "BEGIN,INSERT 0 1,COMMIT", "none"],
  ["open", "insert into t values (1)", "INSERT 0 1", "open"],
  ["open", "insert into nope values (1)", "", "failed"],
  ["none", "insert into nope values (1)", "", "none"],
  ["failed", "insert into t values (1)", "", "failed"],
  ["failed", "commit", "ROLLBACK", "none"],
  ["open", "commit and chain", "COMMIT", "open"],
  ["failed", "rollback to savepoint s", "ROLLBACK", "open"],
  ["open", "rollback", "ROLLBACK", "none"],
  ["open", "prepare transaction 'x'", "PREPARE TRANSACTION", "none"],
])("%s, %s, %s: %s", (before, body, tags, after) => {
  const blocks = tags
    .split(",")
    .filter((tag) => tag !== "")
    .map((tag) => ({ kind: "tag", tag }) as const);
  expect(followTransaction(before, { body, blocks, hasFailed: tags === "" }, true)).toBe(after);
});

it.each<[TransactionStatus, string, boolean, TransactionStatus]>([
  ["none", "INSERT 0 1", false, "open"],
  ["none", "", true, "failed"],
  ["open", "COMMIT", false, "none"],
])("without autocommit: %s, %s, failed %s: %s", (before, tag, hasFailed, after) => {
  const blocks = tag === "" ? [] : [{ kind: "tag", tag } as const];
  expect(followTransaction(before, { body: "", blocks, hasFailed }, false)).toBe(after);
});
