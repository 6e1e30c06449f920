import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import type { Cell } from "../model.ts";
import type { EditTarget, TableColumn } from "./editTarget.ts";
import { addRows, deleteRows, noChanges, setCells } from "./pendingChanges.ts";
import { changeBrackets, writeChanges, writeRowQuery, writeScript } from "./writeChanges.ts";

function column(name: string, type: string, change: Partial<TableColumn> = {}): TableColumn {
  return {
    kind: "table",
    name,
    type,
    castType: type,
    editor: type === "integer" ? "number" : "text",
    isComparable: true,
    isNotNull: false,
    defaultText: null,
    labels: [],
    foreignKey: null,
    readOnly: null,
    ...change,
  };
}

function target(columns: EditTarget["columns"], change: Partial<EditTarget> = {}): EditTarget {
  return {
    schema: "public",
    table: "t",
    columns,
    key: [0],
    canInsert: true,
    canUpdate: true,
    canDelete: true,
    isEmptyNull: false,
    dialect: postgresqlDialect,
    ...change,
  };
}

const id = column("id", "integer");

/** The change itself, without the check of its row count, on one line. */
function bare(text: string | undefined): string {
  const [, change = ""] =
    /^with changed as \(\n {2}([^]*)\n {2}returning 1\n\)/.exec(text ?? "") ?? [];
  return change.replaceAll(/\n\s+/g, " ");
}

function update(edited: TableColumn, old: Cell, value: Cell): string {
  const place = target([id, edited]);
  const rows = [["7", old]];
  const pending = setCells(noChanges, [{ row: 0, column: 1, value }], rows, place);
  const [first] = writeChanges(place, rows, pending);
  return bare(first?.text);
}

describe("a changed cell", () => {
  it.each<readonly [string, TableColumn, Cell, Cell, string]>([
    [
      "a number",
      column("n", "integer"),
      "4",
      "5",
      "set n = 5 where id = 7 and n is not distinct from 4",
    ],
    [
      "a negative number",
      column("n", "integer"),
      "-4",
      "-5",
      "set n = -5 where id = 7 and n is not distinct from -4",
    ],
    // Bare, the server would round it.
    [
      "a fraction for an integer",
      column("n", "integer"),
      "1",
      "1.5",
      "set n = '1.5' where id = 7 and n is not distinct from 1",
    ],
    [
      "NULL",
      column("n", "integer"),
      "4",
      null,
      "set n = null where id = 7 and n is not distinct from 4",
    ],
    ["what was NULL", column("n", "integer"), null, "4", "set n = 4 where id = 7 and n is null"],
    [
      "an empty text",
      column("a", "text"),
      "x",
      "",
      "set a = '' where id = 7 and a is not distinct from 'x'::text",
    ],
    [
      "a quote",
      column("a", "text"),
      "it's",
      "isn't",
      "set a = 'isn''t' where id = 7 and a is not distinct from 'it''s'::text",
    ],
    [
      "a backslash",
      column("a", "text"),
      "a\\b",
      "\\",
      "set a = E'\\\\' where id = 7 and a is not distinct from E'a\\\\b'::text",
    ],
    [
      "wide characters",
      column("a", "text"),
      "漢字",
      "👋",
      "set a = '👋' where id = 7 and a is not distinct from '漢字'::text",
    ],
    [
      "digits of a text",
      column("a", "text"),
      "007",
      "7",
      "set a = '7' where id = 7 and a is not distinct from '007'::text",
    ],
    [
      "bytes",
      column("b", "bytea"),
      "\\x00ff",
      "\\x01",
      "set b = E'\\\\x01' where id = 7 and b is not distinct from E'\\\\x00ff'::bytea",
    ],
    [
      "a boolean",
      column("f", "boolean", { editor: "boolean" }),
      "t",
      "false",
      "set f = false where id = 7 and f is not distinct from true",
    ],
    [
      "a type without equality",
      column("j", "json", { editor: "json", isComparable: false }),
      '{"a": 1}',
      "{}",
      `set j = '{}' where id = 7 and j is not null and pg_catalog.format('%s', j) = '{"a": 1}'`,
    ],
    // A cast to the type with its length would cut the value.
    [
      "a text that may be too long",
      column("a", "character varying(3)", { castType: "character varying" }),
      "abc",
      "abcd",
      "set a = 'abcd' where id = 7 and a is not distinct from 'abc'::character varying",
    ],
    [
      "a name to be quoted",
      column('Or"der', "integer"),
      "1",
      "2",
      `set "Or""der" = 2 where id = 7 and "Or""der" is not distinct from 1`,
    ],
    [
      "a keyword",
      column("select", "integer"),
      "1",
      "2",
      `set "select" = 2 where id = 7 and "select" is not distinct from 1`,
    ],
  ])("writes %s", (_title, edited, old, value, expected) => {
    expect(update(edited, old, value)).toBe(
      `update t ${expected}`.replace("update t", "update public.t"),
    );
  });

  it("keeps line breaks", () => {
    const place = target([id, column("a", "text")]);
    const rows = [["1", "one\r\ntwo"]];
    const pending = setCells(noChanges, [{ row: 0, column: 1, value: "a\nb" }], rows, place);
    const [statement] = writeChanges(place, rows, pending);
    expect(statement?.text).toContain("set a = 'a\nb'");
    expect(statement?.text).toContain("'one\r\ntwo'::text");
  });
});

describe("rows", () => {
  const composite = target(
    [column("a", "text", { castType: "text" }), column("n", "integer"), column("b", "integer")],
    { key: [0, 2], schema: "My schema", table: "T" },
  );
  const rows = [
    ["x", "1", "2"],
    ["y", null, "3"],
  ];

  it("are found by all columns of their key, with its old values", () => {
    const pending = setCells(noChanges, [{ row: 0, column: 2, value: "9" }], rows, composite);
    expect(writeChanges(composite, rows, pending).map(({ text }) => bare(text))).toEqual([
      `update "My schema"."T" set b = 9 where a = 'x'::text and b = 2`,
    ]);
    expect(writeRowQuery(composite, rows, 0)).toBe(
      `select a, n, b from "My schema"."T"\n  where a = 'x'::text and b = 2;`,
    );
  });

  it("are deleted by key and all old values, before rows are changed and added", () => {
    const changed = setCells(noChanges, [{ row: 0, column: 1, value: "5" }], rows, composite);
    const added = addRows(changed, [new Map([[0, "z"]]), new Map()]);
    const pending = deleteRows(added, [1]);
    expect(
      writeChanges(composite, rows, pending).map(({ row, text }) => [row, bare(text)]),
    ).toEqual([
      [1, `delete from "My schema"."T" where a = 'y'::text and b = 3 and n is null`],
      [
        0,
        `update "My schema"."T" set n = 5 where a = 'x'::text and b = 2 and n is not distinct from 1`,
      ],
      [-1, `insert into "My schema"."T" (a) values ('z')`],
      [-2, `insert into "My schema"."T" default values`],
    ]);
  });

  it("are not changed before they are deleted", () => {
    const changed = setCells(noChanges, [{ row: 0, column: 1, value: "5" }], rows, composite);
    const kinds = writeChanges(composite, rows, deleteRows(changed, [0])).map(({ kind }) => kind);
    expect(kinds).toEqual(["delete"]);
  });

  it("of a temporary table are named without the number of its schema", () => {
    const temporary = target([id], { schema: "pg_temp_4" });
    expect(bare(writeChanges(temporary, [["1"]], deleteRows(noChanges, [0]))[0]?.text)).toBe(
      "delete from pg_temp.t where id = 1",
    );
  });
});

it("checks the number of rows at the server, inside a transaction or a savepoint", () => {
  const statements = writeChanges(target([id]), [["1"]], deleteRows(noChanges, [0]));
  expect(writeScript(statements, changeBrackets(false))).toBe(
    `begin;

with changed as (
  delete from public.t
  where id = 1
  returning 1
)
select case count(*) when 1 then 1 else (count(*) || ' rows instead of 1')::integer end
  from changed;

commit;
`,
  );
  expect(writeScript(statements, changeBrackets(true))).toMatch(
    /^savepoint workbench_edit;\n[^]*\nrelease savepoint workbench_edit;\n$/,
  );
});
