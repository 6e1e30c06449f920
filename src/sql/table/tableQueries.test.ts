import { describe, expect, it } from "vitest";
import { withSqlPlusLines } from "../dialectOfServer.ts";
import { type Dialect, oracleDialect, postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { filterLiteral } from "./filterLiteral.ts";
import type { FilterTest, OpenedTable } from "./openedTable.ts";
import { countTable, estimateTable, readEstimate, selectTable } from "./tableQueries.ts";

const rules = { dialect: postgresqlDialect, isEmptyNull: false };
const table: OpenedTable = {
  schema: "public",
  name: "orders",
  columns: [
    { name: "id", type: "integer" },
    { name: "note", type: "text" },
  ],
  filters: [],
  sorting: [],
  limit: 100,
};

function whereOf(test: FilterTest, column = "note", on = rules): string {
  return selectTable({ ...table, filters: [{ column, test }] }, on)
    .replace("select *\nfrom public.orders\nwhere ", "")
    .replace("\nlimit 100;\n", "");
}

describe("the statement of an opened table", () => {
  it("reads a table as it is", () => {
    expect(selectTable(table, rules)).toBe("select *\nfrom public.orders\nlimit 100;\n");
  });

  it("has all filters, then the keys in their order", () => {
    const shown = selectTable(
      {
        ...table,
        filters: [
          { column: "id", test: { kind: "compare", operator: ">=", value: "5" } },
          { column: "note", test: { kind: "isNotNull" } },
        ],
        sorting: [
          { column: "note", isDescending: true },
          { column: "id", isDescending: false },
        ],
      },
      rules,
    );
    expect(shown).toBe(
      "select *\nfrom public.orders\nwhere id >= '5'\n  and note is not null\n" +
        "order by note desc nulls last, id\nlimit 100;\n",
    );
  });

  it("is counted and estimated with its filters, without order and limit", () => {
    const filtered = { ...table, filters: [{ column: "id", test: { kind: "isNull" } }] } as const;
    expect(countTable(filtered, rules)).toBe(
      "select count(*)\nfrom public.orders\nwhere id is null;",
    );
    expect(estimateTable(filtered, rules)).toBe(
      "explain select 1\nfrom public.orders\nwhere id is null;",
    );
  });

  it.each<[string, FilterTest, string, string]>([
    ["text as it is", { kind: "contains", value: "Ab" }, "note", "note ilike '%Ab%'"],
    ["other types as text", { kind: "contains", value: "1" }, "id", "id::text ilike '%1%'"],
    [
      "wildcards as characters",
      { kind: "contains", value: "50%_!" },
      "note",
      "note ilike '%50!%!_!!%' escape '!'",
    ],
    [
      "a backslash as a character",
      { kind: "contains", value: "\\n!" },
      "note",
      "note ilike E'%\\\\n!!%' escape '!'",
    ],
    ["an exclamation mark alone", { kind: "contains", value: "a!" }, "note", "note ilike '%a!%'"],
    ["an empty value", { kind: "compare", operator: "=", value: "" }, "note", "note = ''"],
  ])("tests %s", (_what, test, column, expected) => {
    expect(whereOf(test, column)).toBe(expected);
  });

  it.each([
    ["=", "note is null"],
    ["<>", "note is not null"],
    ["<", "note < ''"],
  ] as const)("asks for NULL where '' is NULL: %s", (operator, expected) => {
    const test = { kind: "compare", operator, value: "" } as const;
    expect(whereOf(test, "note", { dialect: oracleDialect, isEmptyNull: true })).toBe(expected);
  });

  it("quotes names as the port demands", () => {
    const odd = { ...table, schema: "My Shop", name: 'or"der', filters: [], sorting: [] };
    expect(selectTable(odd, rules)).toContain('from "My Shop"."or""der"');
    const shouted = { ...odd, schema: "public", name: "ORDERS" };
    const oracle = { dialect: oracleDialect, isEmptyNull: false };
    // IvorySQL stores a quoted name of one case in the other case.
    expect(selectTable(shouted, oracle)).toContain('from public."orders"');
  });
});

const pieces = [
  ...Array.from("'\"\\;%_!&:$/-\n\r\t\u0001\u007f"),
  ...Array.from("\u0000é漢👋ax0 "),
  ...[
    "''",
    "\\'",
    "\\n",
    ":name",
    "$1",
    "$$",
    "--",
    "/*",
    "*/",
    "\n/\n",
    "\nEXIT\n",
    "&&v",
    "';drop",
  ],
];

/** Texts of the pieces, the same in every run. */
function generate(count: number): readonly string[] {
  let seed = 20_240_229;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join(""),
  );
}

/** Reads a literal as the server does; `null` if it does not end where the text ends. */
function readLiteral(literal: string): string | null {
  const isEscaped = literal.startsWith("E'");
  const body = /^E?'((?:[^'\\]|''|\\.)*)'$/s.exec(literal)?.[1];
  if (body === undefined) return isEscaped ? null : readPlain(literal);
  const unquoted = body.replaceAll("''", "'");
  if (!isEscaped) return unquoted;
  return unquoted.replaceAll(/\\([0-7]{3}|.)/gs, (_all, code: string) => {
    if (code.length === 3) return String.fromCharCode(Number.parseInt(code, 8));
    return { n: "\n", r: "\r", t: "\t", "\\": "\\" }[code] ?? "?";
  });
}

function readPlain(literal: string): string | null {
  const body = /^'((?:[^']|'')*)'$/s.exec(literal)?.[1];
  return body?.replaceAll("''", "'") ?? null;
}

const dialects: readonly (readonly [string, Dialect])[] = [
  ["PostgreSQL's port", postgresqlDialect],
  ["Oracle's port of PostgreSQL", withSqlPlusLines(postgresqlDialect)],
  ["IvorySQL's Oracle mode", withSqlPlusLines(oracleDialect)],
];

describe.each(dialects)("any value on %s", (_port, dialect) => {
  it("is one literal on one line that means the value", () => {
    for (const value of generate(3000)) {
      const literal = filterLiteral(value, dialect);
      expect(literal).not.toMatch(/[\n\r\0]/);
      if (dialect.sqlPlusLines) expect(literal).not.toContain("&");
      expect(readLiteral(literal), JSON.stringify(value)).toBe(value.replaceAll("\0", ""));
    }
  });

  it("and any name leave one statement", () => {
    const texts = generate(600);
    for (const [index, value] of texts.entries()) {
      const column = (texts[texts.length - 1 - index] ?? "").replaceAll("\0", "");
      const sql = selectTable(
        {
          ...table,
          name: column,
          columns: [{ name: column, type: "integer" }],
          filters: [
            { column, test: { kind: "contains", value } },
            { column, test: { kind: "compare", operator: "=", value } },
          ],
          sorting: [{ column, isDescending: index % 2 === 0 }],
        },
        { dialect, isEmptyNull: false },
      );
      const statements = splitStatements(sql, dialect);
      expect(
        statements.map(({ text }) => text),
        sql,
      ).toEqual([sql.trimEnd()]);
    }
  });
});

describe("the planner's estimate", () => {
  it.each([
    ["Seq Scan on t  (cost=0.00..1.10 rows=10 width=4)", 10],
    ["Result  (cost=0.00..0.00 rows=0 width=0)", 0],
    ['Seq Scan on "two\nlines"  (cost=0.00..1.10 rows=12 width=4)\n  Filter: (rows=3)', 12],
    ["", null],
    ["Seq Scan", null],
  ])("of %j", (line, rows) => {
    expect(readEstimate(line)).toBe(rows);
  });
});
