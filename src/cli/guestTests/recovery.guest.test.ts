import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { SessionLoss, StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { openTestGuest, rowsOf, run, runAll, sessionOf, tableOf } from "./testing/guestTest.ts";
import { readGuestTraits } from "./testing/guestTraits.ts";
import { leaveOut } from "./testing/leaveOut.ts";
import { skipReasons } from "./testing/skipReasons.ts";

// Each test affects both sessions and changes the server, so they have their own file.
const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
const oracle = sessionOf(guest, 1521);
const traits = await readGuestTraits(guest);
const dataDirectory = (await rowsOf(session, "show data_directory;"))[0]?.[0] ?? "";
await run(session, "create table ran (id int);");

/** Runs a statement that `act` interrupts, with others queued; waits until the sessions recover. */
async function lose(
  on: PsqlSession,
  act: () => Promise<unknown>,
): Promise<{ readonly outcomes: readonly string[]; readonly losses: readonly SessionLoss[] }> {
  const losses: SessionLoss[] = [];
  // The next statement notices a connection that was lost while none ran.
  await untilAnswered(on, "truncate ran;");
  const unsubscribe = on.onLoss((loss) => losses.push(loss));
  const results = Promise.all([
    run(on, "insert into ran values (1);"),
    run(on, "insert into ran select 2 from pg_sleep(300);"),
    run(on, "insert into ran values (3);"),
    run(on, "insert into ran values (4);"),
  ]);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await act();
  const outcomes = (await results).map(({ outcome }) =>
    outcome.kind === "notRun" ? `notRun: ${outcome.reason}` : outcome.kind,
  );
  await Promise.all([on.whenReady(), guest.serviceSession.whenReady()]);
  unsubscribe();
  return { outcomes, losses };
}

const lostAndNotRun = ["completed", "sessionLost", "notRun: sessionLost", "notRun: sessionLost"];

/** Retries while the server starts; a lost or failed statement has not run. */
async function untilAnswered(on: PsqlSession, text: string): Promise<StatementResult> {
  for (;;) {
    await on.whenReady();
    const result = await run(on, text);
    if (result.outcome.kind === "completed") return result;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function expectAlive(on: PsqlSession): Promise<void> {
  const result = await untilAnswered(on, "select id from ran order by id;");
  expect(tableOf(result).rows).toEqual([["1"]]);
}

const patienceMs = 300_000;

describe("a busy session recovers, runs nothing twice, and drops queued statements", () => {
  it.each([5432, 1521])(
    "when the server restarts, port %d",
    async (port) => {
      const on = sessionOf(guest, port);
      const { outcomes, losses } = await lose(on, () =>
        guest.service.system(`kill -INT $(head -n 1 ${dataDirectory}/postmaster.pid)`),
      );
      expect(outcomes).toEqual(lostAndNotRun);
      expect(losses.length).toBeGreaterThan(0);
      await expectAlive(on);
    },
    patienceMs,
  );

  it(
    "when pgbouncer restarts",
    async (context) => {
      leaveOut(context, !traits.hasPooler, skipReasons.noPooler);
      const { outcomes } = await lose(oracle, () => guest.service.system("killall -9 pgbouncer"));
      expect(outcomes).toEqual(lostAndNotRun);
      await expectAlive(oracle);
      await expectAlive(session);
    },
    patienceMs,
  );

  it(
    "when its backend is killed and the server recovers",
    async () => {
      const { outcomes } = await lose(session, () =>
        guest.service.system(`kill -9 ${session.server?.processId ?? 0}`),
      );
      expect(outcomes).toEqual(lostAndNotRun);
      await expectAlive(session);
    },
    patienceMs,
  );
});

it.each([5432, 1521])(
  "tells a loss that the next page of a result finds, and goes on, port %d",
  async (port) => {
    const on = sessionOf(guest, port);
    await untilAnswered(on, "set application_name = 'before';");
    const [statement] = splitStatements(
      "select g from generate_series(1, 9) g;",
      postgresqlDialect,
    );
    if (statement === undefined) throw new Error("no statement");
    const { cursor } = await on.run(statement, { pageSize: 2 });
    if (cursor === null) throw new Error("no cursor");
    const losses: SessionLoss[] = [];
    const unsubscribe = on.onLoss((loss) => losses.push(loss));
    await guest.service.system(`kill ${on.server?.processId ?? 0}`);
    expect(await on.fetchMore(cursor, 2)).toMatchObject({ kind: "failed" });
    const result = await untilAnswered(on, "show application_name;");
    unsubscribe();
    expect(losses).toEqual([{ kind: "connectionLost" }]);
    expect(tableOf(result).rows).not.toEqual([["before"]]);
  },
  patienceMs,
);

it("survives a statement that needs more memory than there is", async () => {
  const result = run(
    session,
    "select length(string_agg(repeat(md5(g::text), 1000), '')) from generate_series(1, 30000) g;",
  );
  const waiting = run(session, "select 'still here';");
  expect((await result).outcome).toMatchObject({
    kind: "failed",
    error: { sqlState: "53200", message: "out of memory" },
  });
  expect(tableOf(await waiting).rows).toEqual([["still here"]]);
  await expectAlive(oracle);
});

it("runs scripts on both sessions independently afterwards", async () => {
  const [left, right] = await Promise.all([
    runAll(session, "begin; select 1/0; rollback; select 5432;"),
    runAll(oracle, "select 'a'; select 1521;"),
  ]);
  expect(left.map(({ outcome }) => outcome.kind)).toEqual([
    "completed",
    "failed",
    "completed",
    "completed",
  ]);
  expect(right.map(({ outcome }) => outcome.kind)).toEqual(["completed", "completed"]);
  expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
});
