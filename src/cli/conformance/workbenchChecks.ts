import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import type { SqlSession, StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import type { ConformanceState } from "./writeConformanceTable.ts";

/** An operation that the workbench needs of a server, tried on an idle session. */
export interface WorkbenchCheck {
  readonly feature: string;
  readonly run: (session: SqlSession) => Promise<ConformanceState>;
}

const works: ConformanceState = { kind: "works" };

/** In the order in which a page needs them. */
export const workbenchChecks: readonly WorkbenchCheck[] = [
  {
    feature: "a query's rows, NULL apart from text",
    async run(session: SqlSession): Promise<ConformanceState> {
      const result = await runOne(session, "select 1 as a, null as b, 'ä | x' as c;", null);
      return same(rowsOf(result), [["1", null, "ä | x"]]);
    },
  },
  {
    feature: "the place of an error",
    async run(session: SqlSession): Promise<ConformanceState> {
      const { outcome } = await runOne(session, "select 1,\n  nope;", null);
      return same(outcome.kind === "failed" ? outcome.error.position : outcome.kind, 12);
    },
  },
  {
    feature: "transactions",
    async run(session: SqlSession): Promise<ConformanceState> {
      const states: unknown[] = [];
      for (const sql of ["start transaction;", "select 1/0;", "rollback;"]) {
        states.push((await runOne(session, sql, null)).transaction);
      }
      return same(states, ["open", "failed", "none"]);
    },
  },
  {
    feature: "paging through a cursor",
    async run(session: SqlSession): Promise<ConformanceState> {
      const query = "select g from generate_series(1, 12) g;";
      const { cursor, rowCount } = await runOne(session, query, 5);
      if (cursor === null) return { kind: "absent" };
      const page = await session.fetchMore(cursor, 5);
      const rows = page.kind === "rows" ? page.rows.length : page.kind;
      await session.closeCursor(cursor);
      return same([rowCount, rows], [12, 5]);
    },
  },
  {
    feature: "exact values of a row",
    async run(session: SqlSession): Promise<ConformanceState> {
      const query = "select 'a  ' || g from generate_series(1, 12) g;";
      const { cursor } = await runOne(session, query, 5);
      if (cursor === null) return { kind: "absent" };
      const row = await session.readExactly(cursor, 0);
      await session.closeCursor(cursor);
      return same(row, { kind: "row", cells: ["a  1"] });
    },
  },
  {
    feature: "types of a result",
    async run(session: SqlSession): Promise<ConformanceState> {
      const { statement } = await runOne(session, "select 1 as a, 'x' as b;", null);
      const columns = await session.describe(statement);
      return columns === null
        ? { kind: "absent" }
        : same(
            columns.map(({ name }) => name),
            ["a", "b"],
          );
    },
  },
  {
    feature: "notices",
    async run(session: SqlSession): Promise<ConformanceState> {
      const { blocks } = await runOne(session, "drop table if exists wb_no_such_table;", null);
      return same(
        blocks.map(({ kind }) => kind),
        ["message", "tag"],
      );
    },
  },
  {
    feature: "COPY from inline data",
    async run(session: SqlSession): Promise<ConformanceState> {
      await runOne(session, "create temp table wb_conformance (a int, b text);", null);
      const copy = "copy wb_conformance from stdin;\n1\tx\n2\t\\N\n\\.\n";
      const copied = await runOne(session, copy, null);
      await runOne(session, "drop table wb_conformance;", null);
      return same(copied.rowCount, 2);
    },
  },
  {
    feature: "a statement timeout",
    async run(session: SqlSession): Promise<ConformanceState> {
      await runOne(session, "set statement_timeout = 300;", null);
      const { outcome } = await runOne(session, "select pg_sleep(5);", null);
      await runOne(session, "reset statement_timeout;", null);
      return same(outcome.kind === "failed" ? outcome.error.sqlState : outcome.kind, "57014");
    },
  },
];

async function runOne(
  session: SqlSession,
  text: string,
  pageSize: number | null,
): Promise<StatementResult> {
  const [statement] = splitStatements(text, dialectOfServer(session.server));
  if (statement === undefined) throw new Error(`no statement: ${text}`);
  return session.run(statement, { pageSize });
}

function rowsOf({ blocks }: StatementResult): unknown {
  return blocks.find((block) => block.kind === "table")?.table.rows;
}

function same(actual: unknown, expected: unknown): ConformanceState {
  const [found, wanted] = [JSON.stringify(actual ?? null), JSON.stringify(expected)];
  return found === wanted ? works : { kind: "differs", answer: `${found} instead of ${wanted}` };
}
