import { postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import type { PsqlSession } from "../psqlSession.ts";
import type { SessionSecrets } from "../protocol/setUpCommands.ts";
import type { OpenCursor, StatementResult } from "../contract/sqlSession.ts";

/** A step of the scenario that is recorded from a real psql and replayed in tests. */
export type ScenarioStep =
  | { readonly kind: "run"; readonly text: string; readonly pageSize?: number }
  /** Fetches from the cursor of the last paged query. */
  | { readonly kind: "fetchMore"; readonly rows: number }
  | { readonly kind: "readExactly"; readonly row: number }
  | { readonly kind: "readRows"; readonly first: number; readonly count: number }
  | { readonly kind: "describe"; readonly text: string };

/** Fixed, so that a recorded stream can be replayed. */
export const scenarioSecrets: SessionSecrets = {
  nonce: "recorded",
  nullMarker: "\ue0f1\uf2e3",
  randomSeed: 0.5,
};

export const scenario: readonly ScenarioStep[] = [
  { kind: "run", text: "select 1 as one, null as none, '' as empty, E'a\\nb | c' as lines;" },
  { kind: "run", text: "select g, 'row ' || g as row from generate_series(1, 12) g;", pageSize: 5 },
  { kind: "fetchMore", rows: 5 },
  { kind: "readExactly", row: 2 },
  { kind: "fetchMore", rows: 5 },
  { kind: "run", text: "select E'tab\\there \\n', null, '', E'\\x01\\r' as c;", pageSize: 5 },
  { kind: "readExactly", row: 0 },
  { kind: "readExactly", row: 1 },
  { kind: "readRows", first: 0, count: 5 },
  { kind: "run", text: "select g from generate_series(1, 3) g;", pageSize: 5 },
  { kind: "run", text: "\\echo :ROW_COUNT :ERROR :SQLSTATE" },
  { kind: "run", text: "select\n  nope\nfrom pg_class;", pageSize: 5 },
  { kind: "run", text: "select 1 / (3 - g) from generate_series(1, 5) g;" },
  { kind: "run", text: "begin;" },
  { kind: "run", text: "do $$ begin raise notice 'one'; raise warning E'two\\nlines'; end $$;" },
  { kind: "describe", text: "select 1::numeric(6,2) as a, 'x'::varchar(3) as b;" },
  { kind: "run", text: "select 1/0;" },
  { kind: "run", text: "rollback;" },
  { kind: "run", text: "\\x\n" },
  { kind: "run", text: "select 'Grüße, 世界 👋' as greeting;" },
  { kind: "run", text: "select 'help\nhelp\n' as by_file, nope;" },
  { kind: "run", text: "create temp table t (a int, b text);" },
  { kind: "run", text: "copy t from stdin;\n1\tone\n2\t\\N\n\\.\n" },
  { kind: "run", text: "update t set a = a + 1 returning *;" },
  { kind: "run", text: "set client_encoding = 'LATIN1';" },
  { kind: "run", text: "\\d t" },
  { kind: "run", text: "listen news; " },
  { kind: "run", text: "notify news, 'hi there';" },
];

/** Plays the scenario; returns the result of each step, without times. */
export async function playScenario(session: PsqlSession): Promise<readonly unknown[]> {
  await session.whenReady();
  const results: unknown[] = [session.server];
  let cursor: OpenCursor | null = null;
  for (const step of scenario) {
    if (step.kind === "fetchMore" || step.kind === "readExactly" || step.kind === "readRows") {
      if (cursor === null) throw new Error("no cursor to fetch from");
      results.push(await read(session, cursor, step));
      continue;
    }
    const [statement] = splitStatements(step.text, postgresqlDialect);
    if (statement === undefined) throw new Error(`no statement: ${step.text}`);
    if (step.kind === "describe") {
      results.push(await session.describe(statement));
      continue;
    }
    const result = await session.run(statement, { pageSize: step.pageSize ?? null });
    cursor = result.cursor ?? cursor;
    results.push(withoutTime(result));
  }
  return results;
}

function read(
  session: PsqlSession,
  cursor: OpenCursor,
  step: ScenarioStep & { readonly kind: "fetchMore" | "readExactly" | "readRows" },
): Promise<unknown> {
  switch (step.kind) {
    case "fetchMore":
      return session.fetchMore(cursor, step.rows);
    case "readExactly":
      return session.readExactly(cursor, step.row);
    case "readRows":
      return session.readRows(cursor, step.first, step.count);
  }
}

function withoutTime({ statement, ...result }: StatementResult): unknown {
  const { blocks, outcome, rowCount, cursor, transaction } = result;
  return { text: statement.text, blocks, outcome, rowCount, cursor, transaction };
}
