import { expect, it } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { PsqlSession } from "./psqlSession.ts";
import { FakePsql } from "./testing/fakePsql.ts";
import { ManualClock } from "./testing/manualClock.ts";

it("refuses a statement that psql leaves open at its end, and discards the open text", async () => {
  const psql = new FakePsql((sql) =>
    sql.startsWith("select pg_backend_pid()")
      ? { variables: { wb_pid: "4711", wb_mode: "", wb_version: "Fake 1.0" } }
      : { output: "SELECT 0\n" },
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
  psql.statements.length = 0;
  // The fake psql does not know dollar quotes, so it waits for the end of a string.
  const outcomes = [];
  for (const statement of splitStatements("select $$it's$$; select 1;", postgresqlDialect)) {
    outcomes.push((await session.run(statement, { pageSize: null })).outcome);
  }
  expect(outcomes).toEqual([
    { kind: "refused", refusal: { kind: "leftOpen", state: "-" } },
    { kind: "completed" },
  ]);
  expect(psql.statements).toEqual(["select 1"]);
  session.dispose();
});
