import { beforeEach, describe, expect, it } from "vitest";
import { findErrorPlace } from "../../sql/output/messages/findErrorPlace.ts";
import { findOracleConstruct } from "../../sql/oracle/constructs/findOracleConstruct.ts";
import type { HintEnvironment } from "../../sql/oracle/constructs/hintEnvironment.ts";
import type { OracleConstruct } from "../../sql/oracle/constructs/oracleConstruct.ts";
import { oracleConstructs } from "../../sql/oracle/constructs/oracleConstructs.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { openTestGuest, run, runAll, sessionOf } from "./testing/guestTest.ts";
import { readGuestTraits } from "./testing/guestTraits.ts";
import { leaveOut } from "./testing/leaveOut.ts";
import { skipReasons } from "./testing/skipReasons.ts";

const guest = await openTestGuest();
const traits = await readGuestTraits(guest);

/** Runs a statement in a transaction that is rolled back, and returns the results. */
async function tryOut(port: number, sql: string): Promise<readonly StatementResult[]> {
  const session = sessionOf(guest, port);
  // SAVEPOINT must fail here because there is no transaction.
  if (sql.startsWith("savepoint")) return runAll(session, `${sql};`);
  await run(session, "start transaction;");
  const results = await runAll(session, sql.endsWith(";") ? sql : `${sql};`);
  await run(session, "rollback;");
  return results;
}

function findHint(
  [result]: readonly StatementResult[],
  environment: HintEnvironment,
): string | null {
  if (result?.outcome.kind !== "failed") return null;
  const { statement, outcome } = result;
  const found = findOracleConstruct(statement.text, outcome.error, environment);
  return found?.kind ?? null;
}

function onPort(
  port: "oracle" | "plain",
  environment: HintEnvironment,
): readonly OracleConstruct[] {
  return oracleConstructs.filter(
    ({ ports, environments }) =>
      (ports === "both" || ports === port) && environments?.includes(environment) !== false,
  );
}

describe("Oracle's SQL on a server that is not Oracle-compatible", () => {
  beforeEach((context) => {
    leaveOut(context, traits.hasOracleSyntax, skipReasons.oracleSyntax);
    leaveOut(context, !traits.hasOrafce, skipReasons.noOrafce);
  });

  it.each(onPort("oracle", "orafce"))("1521 refuses $kind: $example", async ({ kind, example }) => {
    expect(findHint(await tryOut(1521, example), "orafce")).toBe(kind);
  });

  it.each(onPort("plain", "orafceElsewhere"))(
    "5432 refuses $kind: $example",
    async ({ kind, example }) => {
      const found = findHint(await tryOut(5432, example), "orafceElsewhere");
      // Without Oracle's names, another part of the example may fail first.
      expect([kind, "oracleNames"]).toContain(found);
    },
  );

  it.each(onPort("oracle", "orafce"))("1521 accepts $alternative", async ({ alternative }) => {
    const outcomes = (await tryOut(1521, alternative)).map(({ outcome }) => outcome.kind);
    expect(new Set(outcomes)).toEqual(new Set(["completed"]));
  });
});

describe("errors inside of bodies", () => {
  const cases: readonly [string, string, string][] = [
    ["raised", "do $$\nbegin\n  perform 1;\n  raise exception 'x';\nend $$;", "raise exception"],
    ["raised, one line", "do $$ begin raise exception 'x'; end $$;", "begin raise"],
    [
      "of an SQL statement",
      "do $$\ndeclare n int;\nbegin\n  select 1, nope\n    into n;\nend $$;",
      "nope",
    ],
    ["of an expression", "do $$ declare n int;\nbegin\n  n := 1 / 0;\nend $$;", "n := 1"],
    [
      "of syntax",
      "create function f() returns int as $$\nbegin\n  retur 1;\nend $$ language plpgsql;",
      "retur",
    ],
    [
      "of a type",
      "create function f() returns int as $$\ndeclare\n  n nope;\nbegin return 1; end $$ language plpgsql;",
      "nope",
    ],
  ];

  it.each(cases)("%s", async (_, sql, expected) => {
    const [result] = await tryOut(5432, sql);
    const error = result?.outcome.kind === "failed" ? result.outcome.error : null;
    const place = error === null ? null : findErrorPlace(sql, error);
    const found = place === null ? JSON.stringify(error) : sql.slice(place);
    expect(found.slice(0, expected.length)).toBe(expected);
  });
});
