import { expect, it } from "vitest";
import { postgresqlDialect, withPlainEscapes } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import type { StatementResult } from "../contract/sqlSession.ts";
import { PsqlSession } from "../psqlSession.ts";
import { FakePsql } from "../testing/fakePsql.ts";
import { ManualClock } from "../testing/manualClock.ts";

it("refuses a batch that was split for another standard_conforming_strings", async () => {
  const psql = new FakePsql((sql) =>
    sql.startsWith("select pg_backend_pid()")
      ? { variables: { wb_pid: "4711", wb_mode: "", wb_strings: "on", wb_version: "Fake 1.0" } }
      : {},
  );
  const session = new PsqlSession({
    port: 5432,
    serial: psql,
    clock: new ManualClock(),
    secrets: { nonce: "secret", nullMarker: "\ue000", randomSeed: 0.5 },
    files: null,
    rescue: null,
  });
  await session.whenReady();
  const text = "insert into t values ('it\\'s; ');\ninsert into t values (1);";
  const statements = splitStatements(text, withPlainEscapes(postgresqlDialect, true));
  const results: StatementResult[] = [];
  await session.runBatch(statements, {
    stopsOnError: false,
    onResult: (result) => results.push(result),
  });
  expect(results.map(({ outcome }) => outcome)).toEqual([
    { kind: "refused", refusal: { kind: "stringSetting", plainEscapes: false } },
    { kind: "notRun", reason: "earlierError" },
  ]);
  expect(psql.statements.filter((sql) => sql.startsWith("insert"))).toEqual([]);
});
