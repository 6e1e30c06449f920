import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import { runScript } from "../../sql/session/scripts/runScript.ts";
import type { CancelOutcome, Outcome, SessionLoss } from "../../sql/session/contract/sqlSession.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { describeBlocks, openTestGuest, rowsOf, run, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
const oracle = sessionOf(guest, 1521);

function delay(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

/** Starts a statement, cancels it after a while, and returns how both ended. */
async function cancelAfter(
  on: PsqlSession,
  text: string,
  delayMs: number,
  pageSize: number | null = null,
): Promise<{ outcome: Outcome; blocks: readonly OutputBlock[]; cancelled: CancelOutcome }> {
  const result = run(on, text, pageSize);
  await delay(delayMs);
  const cancelled = await on.cancel();
  const { outcome, blocks } = await result;
  return { outcome, blocks, cancelled };
}

/** A statement that still waits for earlier cursors to be closed is not run at all. */
function endOf(outcome: Outcome): string {
  return outcome.kind === "notRun" ? outcome.reason : outcome.kind;
}

async function expectAlive(on: PsqlSession): Promise<void> {
  expect(await rowsOf(on, "select 41 + 1;")).toEqual([["42"]]);
}

const cancelledByUser = { kind: "cancelled", error: { sqlState: "57014" } };

describe("cancel", () => {
  it.each([5432, 1521])("ends a sleeping statement, port %d", async (port) => {
    const on = sessionOf(guest, port);
    const { outcome, cancelled } = await cancelAfter(on, "select pg_sleep(100);", 500);
    expect(cancelled).toBe("cancelled");
    expect(outcome).toMatchObject(cancelledByUser);
    await expectAlive(on);
  });

  it("ends a computing query, paged", async () => {
    const { outcome, blocks } = await cancelAfter(
      session,
      "select count(*) from generate_series(1, 100000000) a;",
      500,
      500,
    );
    expect(outcome).toMatchObject(cancelledByUser);
    const words = describeBlocks(blocks).filter((text) => !text.startsWith("Cancel request sent"));
    expect(words).toEqual(["ERROR: canceling statement due to user request"]);
    await expectAlive(session);
    expect(await rowsOf(session, "select count(*) from pg_cursors;")).toEqual([["0"]]);
  });

  it("ends a query that prints many rows", async () => {
    const { outcome } = await cancelAfter(
      session,
      "select g, repeat('x', 100) from generate_series(1, 50000) g;",
      3000,
    );
    expect(outcome.kind).toBe("cancelled");
    await expectAlive(session);
  });

  it("ends a statement in a transaction and leaves the transaction failed", async () => {
    await run(session, "begin;");
    await cancelAfter(session, "select pg_sleep(100);", 200);
    expect(session.status).toEqual({ kind: "idle", transaction: "failed" });
    await run(session, "rollback;");
    await expectAlive(session);
  });

  it("ends a statement that is sent as a file, and runs none of its text", async () => {
    const text = `select pg_sleep(100), '${"x".repeat(5000)}';`;
    expect((await cancelAfter(session, text, 500)).outcome).toMatchObject(cancelledByUser);
    await expectAlive(session);
  });

  it("ends a batch and runs nothing after it", async () => {
    const statements = splitStatements(
      "create temp table k (a int);\n" +
        "insert into k values (1);\n".repeat(10) +
        "insert into k select 2 from pg_sleep(100);\n" +
        "insert into k values (3);\n".repeat(10),
      postgresqlDialect,
    );
    const outcomes: string[] = [];
    let onSleeping = (): void => undefined;
    const sleeping = new Promise<void>((resolve) => {
      onSleeping = resolve;
    });
    const script = runScript(session, statements, {
      pageSize: null,
      stopsOnError: false,
      onResult: ({ outcome }) => {
        outcomes.push(outcome.kind);
        if (outcomes.length === 11) onSleeping();
      },
    });
    await sleeping;
    expect(await session.cancel()).toBe("cancelled");
    await script;
    expect(outcomes).toEqual([
      ...Array.from({ length: 11 }, () => "completed"),
      "cancelled",
      ...Array.from({ length: 10 }, () => "notRun"),
    ]);
    expect(await rowsOf(session, "select a, count(*) from k group by a;")).toEqual([["1", "10"]]);
  });

  it("stops a shell command", async () => {
    await cancelAfter(session, "\\! sleep 100", 500);
    await expectAlive(session);
  });

  it("has no effect while the session is idle", async () => {
    expect(await session.cancel()).toBe("wasIdle");
    await expectAlive(session);
  });

  it("works a hundred times in a row, at any moment of a statement", async () => {
    for (let n = 0; n < 100; n += 1) {
      const text = n % 2 === 0 ? "select pg_sleep(100);" : "select * from generate_series(1, 300);";
      const pageSize = n % 4 < 2 ? null : 100;
      const { outcome } = await cancelAfter(session, text, n % 2 === 0 ? n : n / 3, pageSize);
      expect(["cancelled", "completed"]).toContain(endOf(outcome));
      expect(await rowsOf(session, `select ${n};`)).toEqual([[String(n)]]);
    }
  });

  it.each([5432, 1521])("never runs the second half of a statement, port %d", async (port) => {
    const on = sessionOf(guest, port);
    const comments = `-- ${"x".repeat(40)}\n`.repeat(8);
    const text = `explain\n${comments}delete from wanted;\n`;
    await run(on, "create temp table wanted as select generate_series(1, 10) a;");
    for (let n = 0; n < 60; n += 1) {
      const { outcome } = await cancelAfter(on, text, n / 12);
      expect(["cancelled", "completed"], `try ${n}`).toContain(endOf(outcome));
      expect(await rowsOf(on, "select count(*) from wanted;"), `try ${n}`).toEqual([["10"]]);
    }
    await run(on, "drop table wanted;");
  });

  it("restarts psql if nothing else helps", async () => {
    const result = run(session, "\\! trap '' INT; sleep 300");
    const waiting = run(session, "create table never ();");
    await delay(1000);
    expect(await session.cancel()).toBe("respawned");
    expect((await result).outcome).toMatchObject({ kind: "sessionLost" });
    expect((await waiting).outcome).toEqual({ kind: "notRun", reason: "cancelled" });
    await session.whenReady();
    expect(await rowsOf(session, "select to_regclass('never');")).toEqual([[null]]);
    // Input typed while no psql was reading must not reach the new one.
    expect(await rowsOf(session, "select pg_backend_pid();")).toEqual([
      [String(session.server?.processId)],
    ]);
  });

  it("ends a statement through the server, without an interrupt for psql", async () => {
    // The service cancels the backend directly.
    const result = run(session, "select pg_sleep(100);");
    const processId = session.server?.processId ?? 0;
    const isRunning = `select state from pg_stat_activity where pid = ${processId};`;
    while ((await rowsOf(oracle, isRunning))[0]?.[0] !== "active") await delay(50);
    await guest.service.cancelBackend(processId);
    expect((await result).outcome).toMatchObject({ kind: "failed", error: { sqlState: "57014" } });
    await expectAlive(session);
  });
});

describe("the end of a session", () => {
  async function losing(
    on: PsqlSession,
    act: () => Promise<unknown>,
  ): Promise<readonly SessionLoss[]> {
    const losses: SessionLoss[] = [];
    const unsubscribe = on.onLoss((loss) => losses.push(loss));
    await act();
    await on.whenReady();
    unsubscribe();
    return losses;
  }

  it.each(["\\q", "exit", "quit"])("by %s", async (text) => {
    const losses = await losing(session, async () => {
      const results = await Promise.all([
        run(session, text),
        run(session, "create table never ();"),
      ]);
      expect(results.map(({ outcome }) => outcome)).toEqual([
        { kind: "sessionLost", reason: { kind: "psqlEnded", exitStatus: 0 } },
        { kind: "notRun", reason: "sessionLost" },
      ]);
    });
    expect(losses).toEqual([{ kind: "psqlEnded", exitStatus: 0 }]);
    expect(await rowsOf(session, "select to_regclass('never');")).toEqual([[null]]);
  });

  it.each([5432, 1521])("by a backend that terminates itself, port %d", async (port) => {
    const on = sessionOf(guest, port);
    const losses = await losing(on, async () => {
      const { outcome, blocks } = await run(on, "select pg_terminate_backend(pg_backend_pid());");
      expect(outcome).toEqual({ kind: "sessionLost", reason: { kind: "connectionLost" } });
      expect(describeBlocks(blocks).join("\n")).toContain("server closed the connection");
    });
    expect(losses).toEqual([{ kind: "connectionLost" }]);
    expect(await rowsOf(on, "select pg_backend_pid();")).toEqual([[String(on.server?.processId)]]);
  });

  it("by a connection that ended while no statement ran", async () => {
    const losses = await losing(session, async () => {
      await rowsOf(oracle, `select pg_terminate_backend(${session.server?.processId ?? 0});`);
      await delay(300);
      // psql notices it at the next statement, which is then not run.
      const { outcome } = await run(session, "create table never ();");
      expect(outcome).toEqual({ kind: "sessionLost", reason: { kind: "connectionLost" } });
    });
    expect(losses).toEqual([{ kind: "connectionLost" }]);
    expect(await rowsOf(session, "select to_regclass('never');")).toEqual([[null]]);
  });

  it.each([5432, 1521])("by a psql that is killed, port %d", async (port) => {
    const on = sessionOf(guest, port);
    const losses = await losing(on, async () => {
      const result = run(on, "select pg_sleep(100);");
      await delay(300);
      await guest.service.endPsql(port);
      expect((await result).outcome).toMatchObject({ kind: "sessionLost" });
    });
    expect(losses).toMatchObject([{ kind: "psqlEnded" }]);
    await expectAlive(on);
  });

  it("by a psql that is killed while no statement runs", async () => {
    const ready = new Promise((resolve) => session.onLoss(resolve));
    await guest.service.endPsql(5432);
    expect(await ready).toMatchObject({ kind: "psqlEnded" });
    await session.whenReady();
    await expectAlive(session);
  });

  it("by no text that the server prints", async () => {
    const losses = await losing(session, async () => {
      const { outcome } = await run(
        session,
        "do $$ begin raise notice E'\\x1eSESSION-END 0\\x1f\\n\\x1eSESSION-START 5432\\x1f'; " +
          "perform pg_sleep(2); end $$;",
      );
      expect(outcome).toEqual({ kind: "completed" });
    });
    expect(losses).toEqual([]);
    await expectAlive(session);
  });
});
