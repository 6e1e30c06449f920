import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../../../sql/model.ts";
import {
  createTestWorkbench,
  type TestWorkbench,
} from "../../../state/testing/createTestWorkbench.ts";
import { findCompletions } from "./findCompletions.ts";

function printed(rows: readonly unknown[]): readonly OutputBlock[] {
  const columns = [{ name: "j", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  const cells = rows.map((row) => [JSON.stringify(row)]);
  return [{ kind: "table", table: { ...shape, columns, rows: cells } }];
}

/** A server with two schemas; `public` has a table and a function. */
async function boot(): Promise<TestWorkbench> {
  const test = createTestWorkbench();
  await test.boot();
  test.serviceAnswer = (sql) => ({
    blocks: sql.includes("'schema'")
      ? printed([
          ["schema", 10, "public", "postgres", false, false],
          ["schema", 11, "hr", "postgres", false, false],
          ["server", false],
        ])
      : sql.includes("relnamespace = 10")
        ? printed([
            ["relation", 1, "emp", "r", false, 0],
            ["routine", 2, "salary_of", "f", "integer", "numeric"],
          ])
        : sql.includes("relnamespace = 11")
          ? printed([["relation", 3, "Dept", "r", false, 0]])
          : printed([
              ["column", 1, "id", "integer", true, null, "", ""],
              ["column", 2, "Name", "text", false, null, "", ""],
            ]),
  });
  return test;
}

/** The proposals at the `|` that come from the catalogue. */
async function proposals(marked: string, test?: TestWorkbench): Promise<readonly string[] | null> {
  const { workbench } = test ?? (await boot());
  const offset = marked.indexOf("|");
  const found = await findCompletions(workbench, marked.replace("|", ""), offset);
  return (
    found?.items
      .filter(({ kind }) => !["keyword", "type", "builtin", "snippet"].includes(kind))
      .map(({ kind, insertText }) => `${kind} ${insertText}`) ?? null
  );
}

describe("findCompletions", () => {
  const objects = ["relation emp", "function salary_of", "schema hr", "schema public"];

  it.each([
    ["an alias", "select e.| from emp e", ["column id", 'column "Name"']],
    ["a table", "select emp.| from emp", ["column id", 'column "Name"']],
    ["a schema", "select * from hr.|", ['relation "Dept"']],
    ["a table of a schema", 'select "Dept".| from hr."Dept"', ["column id", 'column "Name"']],
    ["nothing that is known", "select x.| from emp", []],
    ["FROM", "select * from |", ["relation emp", "schema hr", "schema public"]],
    ["SELECT", "select |", objects],
    ["SELECT before its table", "select | from emp", ["column id", 'column "Name"', ...objects]],
    ["a WITH query", "with c as (select id as n from emp) select c.| from c", ["column n"]],
    [
      "all of one",
      "with c as (select * from emp) select c.| from c",
      ["column id", 'column "Name"'],
    ],
    [
      "a subquery",
      "select s.| from (select e.id, 1 as one from emp e) s",
      ["column id", "column one"],
    ],
    [
      "FROM behind WITH",
      "with c as (select 1) select * from |",
      ["relation c", "relation emp", "schema hr", "schema public"],
    ],
    [
      "USING of DELETE",
      'delete from hr."Dept" d using emp e where e.|',
      ["column id", 'column "Name"'],
    ],
    ["a record", "do $$ begin for r in select id from emp loop r.|", ["column id"]],
    ["a type of a variable", "do $$ declare v emp.|%type", ["column id", 'column "Name"']],
    [
      "a body",
      "do $$ declare v int; begin select | from emp; end $$",
      ["variable found", "variable v", "column id", 'column "Name"', ...objects],
    ],
    ["another statement's alias", "select e.|; select * from emp e", []],
    ["the statement at the cursor only", "select * from emp; select |", objects],
  ])("after %s", async (_name, text, expected) => {
    expect(await proposals(text)).toEqual(expected);
  });

  it("looks for names without a schema on the session's search path", async () => {
    const test = await boot();
    const session = test.session(5432);
    const place = (searchPath: readonly string[] | null): void => {
      session.place = { database: "postgres", user: "postgres", searchPath };
    };
    place(["nowhere", "hr", "public"]);
    await test.workbench.runs.runAll("select 0;");
    const ofBoth = await proposals('select d.| from "Dept" d', test);
    expect(ofBoth).toEqual(["column id", 'column "Name"']);
    expect(await proposals("select |", test)).toEqual(['relation "Dept"', ...objects]);
    place(["hr"]);
    await test.workbench.runs.runAll("select 0;");
    expect(await proposals("select e.| from emp e", test)).toEqual([]);
    expect(await proposals("select * from |", test)).toEqual([
      'relation "Dept"',
      "schema hr",
      "schema public",
    ]);
  });

  it("proposes keywords as well", async () => {
    const { workbench } = await boot();
    const found = await findCompletions(workbench, "sel", 3);
    expect(found?.wordStart).toBe(0);
    expect(found?.items.map(({ label }) => label)).toContain("select");
  });

  it.each([
    [5432, ["timestamptz type"]],
    [1521, ["dual keyword", "timestamptz type"]],
  ])("proposes keywords and types of the port %d", async (port, expected) => {
    const { workbench } = await boot();
    workbench.editor.setPort(port);
    const found = await findCompletions(workbench, "", 0);
    const asked = ["dual", "rownum", "sys_refcursor", "timestamptz"];
    const words = found?.items.filter(({ label }) => asked.includes(label)) ?? [];
    expect(words.map(({ label, kind }) => `${label} ${kind}`).sort()).toEqual(expected);
  });

  it.each([
    ["oracle", ["exec", "variable", "print"]],
    ["pg", []],
  ])("proposes commands without a backslash in the mode %s", async (compatibleMode, expected) => {
    const test = await boot();
    const session = test.session(5432);
    const version = "made for this test";
    session.server = { version, compatibleMode, processId: 1, outputFacility: null };
    await test.workbench.runs.runAll("select 0;");
    const found = await findCompletions(test.workbench, "", 0);
    const commands = found?.items.filter(
      ({ kind, label }) => kind === "snippet" && /^(?:exec|variable|print)$/.test(label),
    );
    expect(commands?.map(({ label }) => label)).toEqual(expected);
  });

  it("does not read the catalogue while the machine is not running", async () => {
    const test = createTestWorkbench();
    expect(await proposals("select * from |", test)).toEqual([]);
  });

  it("proposes nothing inside of a string", async () => {
    expect(await proposals("select 'fro|m'")).toBeNull();
  });
});
