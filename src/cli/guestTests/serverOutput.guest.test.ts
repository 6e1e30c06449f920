import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import type { Guest } from "../guest/openGuest.ts";
import {
  describeBlocks,
  openTestGuest,
  rowsOf,
  run,
  runAll,
  sessionOf,
} from "./testing/guestTest.ts";
import { type GuestTraits, readGuestTraits } from "./testing/guestTraits.ts";
import { madeDbmsOutput } from "./testing/madeDbmsOutput.ts";
import { leaveOut } from "./testing/leaveOut.ts";
import { skipReasons } from "./testing/skipReasons.ts";

let guest: Guest;
let session: PsqlSession;
let traits: GuestTraits;

beforeAll(async () => {
  guest = await openTestGuest();
  session = sessionOf(guest, 5432);
  traits = await readGuestTraits(guest);
});

afterAll(() => {
  guest.dispose();
});

const put = "perform sys.ora_dbms_output_put_line";

/** The visible part of a result, and the transaction after it. */
function essence({ outcome, blocks, transaction }: StatementResult): unknown {
  return [outcome.kind, describeBlocks(blocks), transaction];
}

async function connectTo(dbmsOutput: string): Promise<void> {
  const made = await runAll(session, dbmsOutput);
  expect(made.filter(({ outcome }) => outcome.kind !== "completed")).toEqual([]);
  await run(session, "\\c");
}

it("makes orafce send its lines, unless the switch is off", async (context) => {
  leaveOut(context, !traits.hasOrafce, skipReasons.noOrafce);
  const block = "do $$ begin perform dbms_output.put_line('sent'); end $$;";
  expect(session.server?.outputFacility).toBe("messages");
  expect(essence(await run(session, block))).toEqual(["completed", ["sent", "DO"], "none"]);
  session.setServerOutput(false);
  expect(essence(await run(session, block))).toEqual(["completed", ["DO"], "none"]);
  session.setServerOutput(true);
});

describe.each([
  { isLasting: false, name: "that ends with its transaction" },
  { isLasting: true, name: "that lasts" },
])("an emulated IvorySQL buffer $name", ({ isLasting }) => {
  beforeEach((context) => {
    leaveOut(context, traits.hasSysSchema, skipReasons.sysSchema);
  });

  beforeAll(async () => {
    if (traits.hasSysSchema) return;
    await connectTo(madeDbmsOutput(isLasting));
    expect(session.server?.outputFacility).toBe("buffer");
    await runAll(
      session,
      "drop table if exists t; create table t (a int unique deferrable initially deferred); " +
        `create or replace procedure p() language plpgsql as $$ begin ${put}('p');` +
        " insert into t values (10); commit; insert into t values (11); end $$; " +
        `create or replace function f(n int) returns int language plpgsql as $$ begin ${put}('f ' || n);` +
        " return n; end $$;",
    );
  });

  it("is read after a block, which is committed", async () => {
    const result = await run(
      session,
      `do $$ begin ${put}(E'  a\\t'); raise notice 'said'; ${put}(null); ${put}('ü');` +
        " insert into t values (1); end $$;",
    );
    expect(essence(result)).toEqual(["completed", ["NOTICE: said", "  a\t\n\nü", "DO"], "none"]);
    expect(await rowsOf(session, "select a from t;")).toEqual([["1"]]);
    await run(session, "rollback;");
    expect(await rowsOf(session, "select a from t;")).toEqual([["1"]]);
  });

  it("is read after a query, which keeps its rows and row count", async () => {
    const result = await run(session, "select f(7), f(8);");
    expect(essence(result)).toEqual(["completed", ["table of 1", "f 7\nf 8"], "none"]);
    expect(result.rowCount).toBe(1);
  });

  it("is read after a failed block, which is rolled back", async () => {
    const sql = `do $$\nbegin\n  ${put}('before');\n  insert into t values (2);\n  perform nope();\nend $$;`;
    const result = await run(session, sql);
    expect(essence(result)).toEqual([
      "failed",
      ["ERROR: function nope() does not exist", "before"],
      "none",
    ]);
    expect(await rowsOf(session, "select a from t;")).toEqual([["1"]]);
  });

  it("does not change error positions", async () => {
    const sql = "select\n  f(1), nope from t;";
    const { outcome } = await run(session, sql);
    const position = outcome.kind === "failed" ? outcome.error.position : null;
    expect(position).toBe(sql.indexOf("nope"));
  });

  it("reports a failed commit as the statement's failure", async () => {
    await run(session, "\\set ON_ERROR_STOP on");
    const result = await run(
      session,
      `do $$ begin ${put}('twice'); insert into t values (1); end $$;`,
    );
    expect(essence(result)).toMatchObject(["failed", expect.anything(), "none"]);
    expect(result.outcome).toMatchObject({ error: { sqlState: "23505" } });
    expect(describeBlocks(result.blocks)).toContain("twice");
    expect(describeBlocks(result.blocks)).not.toContain("DO");
    await run(session, "\\set ON_ERROR_STOP off");
    expect(await rowsOf(session, "select a from t;")).toEqual([["1"]]);
  });

  it("lets a procedure end transactions", async () => {
    const result = await run(session, "call p();");
    expect(result.outcome.kind).toBe("completed");
    expect(describeBlocks(result.blocks)).toEqual(["p", "CALL"]);
    expect(await rowsOf(session, "select a from t order by a;")).toEqual([["1"], ["10"], ["11"]]);
  });

  it("is read inside of a transaction, which stays open", async () => {
    const results = await runAll(session, `begin; do $$ begin ${put}('inside'); end $$; rollback;`);
    expect(results.map(essence)).toEqual([
      ["completed", ["BEGIN"], "open"],
      ["completed", ["inside", "DO"], "open"],
      ["completed", ["ROLLBACK"], "none"],
    ]);
  });

  it("is read without autocommit, and the transaction stays open", async () => {
    await session.setAutocommit(false);
    const result = await run(
      session,
      `do $$ begin ${put}('open'); insert into t values (3); end $$;`,
    );
    expect(essence(result)).toEqual(["completed", ["open", "DO"], "open"]);
    await run(session, "rollback;");
    await session.setAutocommit(true);
    expect(await rowsOf(session, "select a from t where a = 3;")).toEqual([]);
  });

  it("restores psql's state if an interrupt hits an internal query", async () => {
    for (let moment = 0; moment < 60; moment += 10) {
      await run(session, "\\c");
      const running = run(session, `do $$ begin ${put}('x'); perform pg_sleep(100); end $$;`);
      await new Promise((resolve) => setTimeout(resolve, moment));
      await session.cancel();
      expect((await running).outcome.kind).toMatch(/cancelled|notRun/);
      const [tag] = (await run(session, "create temp table if not exists kept (a int);")).blocks;
      expect(tag).toMatchObject({ kind: "tag", tag: "CREATE TABLE" });
      const { blocks } = await run(session, "\\echo :AUTOCOMMIT :{?WB_V} :{?WB_E}");
      expect(describeBlocks(blocks)).toEqual(["on FALSE FALSE"]);
    }
  });

  // With a lasting buffer the driver opens no transaction.
  it.skipIf(isLasting)("leaves no transaction open if the unit is cancelled", async () => {
    const { statement } = await run(session, "do $$ begin perform pg_sleep(0); end $$;");
    const slow = { ...statement, text: statement.text.replace("(0)", "(100)") };
    const range = { start: 0, end: slow.text.length };
    const running = session.run(
      { ...slow, range, textRange: range, bodyRange: { start: 0, end: range.end - 1 } },
      { pageSize: null },
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await session.cancel();
    expect(essence(await running)).toMatchObject(["cancelled", expect.anything(), "none"]);
  });

  it("is not read if the switch is off", async () => {
    session.setServerOutput(false);
    const result = await run(session, `do $$ begin ${put}('unseen'); end $$;`);
    session.setServerOutput(true);
    expect(essence(result)).toEqual(["completed", ["DO"], "none"]);
    expect(essence(await run(session, "select f(9);"))).toEqual([
      "completed",
      ["table of 1", "f 9"],
      "none",
    ]);
  });
});
