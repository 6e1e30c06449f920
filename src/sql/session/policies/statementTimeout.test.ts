import { expect, it } from "vitest";
import type { TransactionStatus } from "../../model.ts";
import { StatementTimeout } from "./statementTimeout.ts";

/** Returns the commands that are sent before a statement runs. */
async function sent(
  timeout: StatementTimeout,
  transaction: TransactionStatus = "none",
  isTaken = true,
): Promise<readonly string[]> {
  const commands: string[] = [];
  await timeout.apply(transaction, (command) => {
    commands.push(command);
    return Promise.resolve(isTaken);
  });
  return commands;
}

it("sends the timeout once, and again on a new connection", async () => {
  const timeout = new StatementTimeout({ wantedMs: 10_000, hasPast: false });
  expect(await sent(timeout)).toEqual(["set statement_timeout = 10000;"]);
  expect(await sent(timeout)).toEqual([]);
  timeout.noteServersOwn();
  expect(await sent(timeout)).toEqual(["set statement_timeout = 10000;"]);
});

it("sends the timeout again when the server did not accept it", async () => {
  const timeout = new StatementTimeout({ wantedMs: 10_000, hasPast: false });
  expect(await sent(timeout, "none", false)).toHaveLength(1);
  expect(await sent(timeout)).toHaveLength(1);
});

it.each(["open", "failed", "unknown"] as const)(
  "does not send the timeout while a transaction is %s",
  async (status) => {
    const timeout = new StatementTimeout({ wantedMs: 10_000, hasPast: false });
    expect(await sent(timeout, status)).toEqual([]);
    expect(await sent(timeout)).toHaveLength(1);
  },
);

it("sends nothing without a timeout, and a reset to a session that was used before", async () => {
  expect(await sent(new StatementTimeout({ wantedMs: null, hasPast: false }))).toEqual([]);
  expect(await sent(new StatementTimeout({ wantedMs: null, hasPast: true }))).toEqual([
    "reset statement_timeout;",
  ]);
  const changed = new StatementTimeout({ wantedMs: 10_000, hasPast: false });
  await sent(changed);
  changed.want(null);
  expect(await sent(changed)).toEqual(["reset statement_timeout;"]);
});

it.each([
  ["set statement_timeout = '1s'", true],
  ["SET LOCAL statement_timeout TO 1000", true],
  ["select set_config('statement_timeout', '10', false)", true],
  ["set statement_timeout = 0", false],
  ["set statement_timeout to default", false],
  ["reset statement_timeout", false],
  ["show statement_timeout", false],
  ["select 'set statement_timeout'", false],
])("knows whether a user's timeout is set after %s: %s", (text, isSet) => {
  const timeout = new StatementTimeout({ wantedMs: null, hasPast: false });
  timeout.noteStatement(text);
  expect(timeout.isSet).toBe(isSet);
  timeout.noteStatement("set statement_timeout = 5");
  expect(timeout.isSet).toBe(true);
  timeout.noteServersOwn();
  expect(timeout.isSet).toBe(false);
});
