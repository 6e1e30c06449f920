import { expect, it } from "vitest";
import type { OutputBlock } from "../../../sql/model.ts";
import { createTestWorkbench } from "../../../state/testing/createTestWorkbench.ts";
import { findHover } from "./findHover.ts";

function printed(rows: readonly unknown[]): readonly OutputBlock[] {
  const columns = [{ name: "j", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  const cells = rows.map((row) => [JSON.stringify(row)]);
  return [{ kind: "table", table: { ...shape, columns, rows: cells } }];
}

it.each([
  ["a table", "select * from em|p e", "emp (\n  id integer\n)"],
  ["an alias", "select e|.id from emp e", "emp (\n  id integer\n)"],
  ["a column", "select i|d from emp", "emp.id integer not null"],
  ["a WITH query", "with c as (select id as n from emp) select * from c|", "c (\n  n\n)"],
  ["its column", "with c as (select id as n from emp) select c.n| from c", "c.n"],
  [
    "a column through it",
    "with c as (select * from emp) select c.i|d from c",
    "c.id integer not null",
  ],
  ["a variable", "do $$ declare total int; begin tot|al := 1; end $$", "total int"],
  [
    "a record's field",
    "do $$ begin for r in select * from emp loop r.i|d := 1; end loop; end $$",
    "r.id integer not null",
  ],
])("says what %s is", async (_name, marked, expected) => {
  const test = createTestWorkbench();
  await test.boot();
  test.serviceAnswer = (sql) => ({
    blocks: sql.includes("'schema'")
      ? printed([
          ["schema", 10, "public", "postgres", false, false],
          ["server", false],
        ])
      : sql.includes("relnamespace = 10")
        ? printed([["relation", 1, "emp", "r", false, 0]])
        : printed([["column", 1, "id", "integer", true, null, "", ""]]),
  });
  const hover = await findHover(test.workbench, marked.replace("|", ""), marked.indexOf("|"));
  expect(hover?.code).toBe(expected);
});
