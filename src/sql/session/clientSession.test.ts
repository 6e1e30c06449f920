import { expect, it } from "vitest";
import { oracleDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { PsqlSession } from "./psqlSession.ts";
import { FakePsql } from "./testing/fakePsql.ts";
import { ManualClock } from "./testing/manualClock.ts";

// Made-up exchanges: psql's output follows the sources of IvorySQL's psql.

const printed = "+---+\n| N |\n+---+\n| 5 |\n+---+\n\n";
const said: Readonly<Record<string, string>> = {
  "variable n number": "",
  "exec :n := 5": "PL/iSQL procedure successfully completed.\n",
  "print n": printed,
  "print m": 'Bind variable "m" not declared.\n\n',
};

const failure = "ERROR:  22012: division by zero\nLOCATION:  f, f.c:1\n";

async function connect(): Promise<{ readonly psql: FakePsql; readonly session: PsqlSession }> {
  const psql = new FakePsql((sql) =>
    sql.startsWith("select pg_backend_pid()")
      ? { variables: { wb_pid: "1", wb_mode: "oracle", wb_version: "IvorySQL, made up" } }
      : sql === "fail"
        ? { output: failure, sqlState: "22012" }
        : {},
  );
  psql.obeyLine = (line) => said[line] ?? null;
  const session = new PsqlSession({
    port: 1521,
    serial: psql,
    clock: new ManualClock(),
    secrets: { nonce: "secret", nullMarker: "\ue000", randomSeed: 0.5 },
    files: null,
    rescue: null,
  });
  await session.whenReady();
  return { psql, session };
}

it("runs client commands, whatever the outcome of the statement before them", async () => {
  const { session } = await connect();
  const text = "variable n number\nexec :n := 5\nfail;\nprint n\nprint m\nvariable n number\n";
  const results: unknown[] = [];
  for (const statement of splitStatements(text, oracleDialect)) {
    const { outcome, blocks } = await session.run(statement, { pageSize: 500 });
    const error = outcome.kind === "failed" ? outcome.error.message : outcome.kind;
    results.push([error, blocks.map((block) => (block.kind === "tag" ? block.tag : block.kind))]);
  }
  expect(results).toEqual([
    ["completed", []],
    ["completed", ["PL/iSQL procedure successfully completed."]],
    ["division by zero", ["message"]],
    ["completed", ["table"]],
    ['Bind variable "m" not declared.', ["text"]],
    ["completed", []],
  ]);
  session.dispose();
});

it("rewrites a statement with a client word at the start of a line, or refuses it", async () => {
  const { psql, session } = await connect();
  psql.statements.length = 0;
  const text = "create table t (\nprint number);\nvalues(1, -- one\nprint);\nselect 2;\n";
  const results = [];
  for (const statement of splitStatements(text, oracleDialect)) {
    const result = await session.run(statement, { pageSize: null });
    expect(result.statement).toBe(statement);
    results.push(result.outcome);
  }
  expect(results).toEqual([
    { kind: "completed" },
    { kind: "refused", refusal: { kind: "clientWord", word: "print", line: 2 } },
    { kind: "completed" },
  ]);
  expect(psql.statements).toEqual(["create\ntable t (\nprint number)", "select 2"]);
  session.dispose();
});
