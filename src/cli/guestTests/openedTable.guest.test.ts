import { beforeAll, describe, expect, it } from "vitest";
import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import { rowsOf as rowsOfResult } from "../../sql/edit/rowsOf.ts";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import { columnsQuery, parseColumns } from "../../sql/table/columnsQuery.ts";
import type { ColumnFilter, OpenedTable, TableColumn } from "../../sql/table/openedTable.ts";
import {
  countTable,
  estimateTable,
  type PortRules,
  readEstimate,
  selectTable,
} from "../../sql/table/tableQueries.ts";
import { openTestGuest, rowsOf, runAll, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();
const postgresql = sessionOf(guest, 5432);

const schema = 'Odd "Shop"';
const name = "or'd\\er\n:x";
/** Values that text could be mistaken for something else, with what ends or changes a literal. */
const values = [
  "plain",
  "O'Neil",
  "back\\slash",
  "\\'; drop table nothing; --",
  "two\nlines\n/\nEXIT\n",
  "tab\tand\rreturn\u0001",
  ":name and :'name' and $1 and $$",
  "AT&T &&v",
  "100%",
  "a_b",
  "axb",
  "wow!",
  '"double"',
  "漢字👋",
];

beforeAll(async () => {
  const list = values
    .map(
      (value, index) =>
        `(${index}, convert_from('\\x${Buffer.from(value).toString("hex")}', 'UTF8'))`,
    )
    .join(", ");
  const table = `"Odd ""Shop"""."or'd\\er\n:x"`;
  const results = await runAll(
    postgresql,
    `create schema "Odd ""Shop"""; create table ${table} ("I d" int, "no%te\\" varchar, "j" json);
     insert into ${table} select n, v, '{}' from (values ${list}) as t (n, v);
     insert into ${table} values (99, null, null);`,
  );
  expect(results.map(({ outcome }) => outcome.kind)).toEqual(results.map(() => "completed"));
});

async function readColumns(): Promise<readonly TableColumn[] | null> {
  const { blocks } = await postgresql.run(plainQuery(columnsQuery(schema, name)), {
    pageSize: null,
  });
  return parseColumns(blocks);
}

const noteColumn = "no%te\\";
const columns: readonly TableColumn[] = [
  { name: "I d", type: "integer" },
  { name: noteColumn, type: "character varying" },
  { name: "j", type: "json" },
];

function openedOn(filters: readonly ColumnFilter[]): OpenedTable {
  return { schema, name, columns, filters, sorting: [], limit: 100 };
}

function rulesOf(session: PsqlSession): PortRules {
  return { dialect: dialectOfServer(session.server), isEmptyNull: false };
}

/** The statement as the editor runs it: split by the rules of the port. */
async function idsOf(session: PsqlSession, table: OpenedTable): Promise<readonly number[]> {
  const statements = splitScript(selectTable(table, rulesOf(session)), session.server);
  expect(statements).toHaveLength(1);
  const [statement] = statements;
  if (statement === undefined) return [];
  const result = await session.run(statement, { pageSize: null });
  expect(result.outcome.kind, statement.text).toBe("completed");
  return rowsOfResult(result).map(([id]) => Number(id));
}

describe.each([5432, 1521])("an opened table on port %i", (port) => {
  const session = sessionOf(guest, port);
  const column = noteColumn;

  it("reads odd names of columns, and types", async () => {
    expect(await readColumns()).toEqual(columns);
  });

  it("finds a row by any value, and by nothing else that looks like it", async () => {
    for (const [id, value] of values.entries()) {
      for (const test of [
        { kind: "compare", operator: "=", value },
        { kind: "contains", value },
      ] as const) {
        const table = openedOn([{ column, test }]);
        expect(await idsOf(session, table), JSON.stringify(test)).toEqual([id]);
        if (test.kind === "compare") continue;
        expect(await rowsOf(session, countTable(table, rulesOf(session)))).toEqual([["1"]]);
      }
    }
  });

  it("takes wildcards as characters, ignores case, and sorts NULL last in both directions", async () => {
    const contains = async (value: string): Promise<readonly number[]> =>
      idsOf(session, openedOn([{ column, test: { kind: "contains", value } }]));
    expect(await contains("%")).toEqual([8]);
    expect(await contains("_")).toEqual([9]);
    expect(await contains("!")).toEqual([11]);
    expect(await contains("O'NEIL")).toEqual([1]);
    const all = openedOn([]);
    for (const isDescending of [false, true]) {
      const sorted = { ...all, sorting: [{ column, isDescending }] };
      expect((await idsOf(session, sorted)).at(-1)).toBe(99);
    }
    const several: readonly ColumnFilter[] = [
      { column: "I d", test: { kind: "compare", operator: ">", value: "9" } },
      { column: "j", test: { kind: "contains", value: "{}" } },
      { column, test: { kind: "isNotNull" } },
    ];
    const filtered = openedOn(several);
    expect(
      await idsOf(session, { ...filtered, sorting: [{ column: "I d", isDescending: true }] }),
    ).toEqual([13, 12, 11, 10]);
    expect(await idsOf(session, openedOn([{ column, test: { kind: "isNull" } }]))).toEqual([99]);
  });

  it("is estimated by the planner", async () => {
    const plan = await rowsOf(session, estimateTable(openedOn([]), rulesOf(session)));
    expect(readEstimate(plan.join("\n"))).toBeGreaterThan(0);
  });
});
