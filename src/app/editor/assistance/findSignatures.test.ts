import { expect, it } from "vitest";
import type { OutputBlock } from "../../../sql/model.ts";
import {
  createTestWorkbench,
  type TestWorkbench,
} from "../../../state/testing/createTestWorkbench.ts";
import { findCompletions } from "./findCompletions.ts";
import { findSignatures } from "./findSignatures.ts";

function printed(rows: readonly unknown[]): readonly OutputBlock[] {
  const columns = [{ name: "j", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  const cells = rows.map((row) => [JSON.stringify(row)]);
  return [{ kind: "table", table: { ...shape, columns, rows: cells } }];
}

const head =
  "function raise(id number, by in number default 1) return number;\n" +
  "procedure fire(id number);\nlimit number := 5;\nend";

async function boot(): Promise<TestWorkbench> {
  const test = createTestWorkbench();
  await test.boot();
  test.serviceAnswer = (sql) => ({
    blocks: sql.includes("'schema'")
      ? printed([
          ["schema", 10, "public", "postgres", false, false],
          ["schema", 11, "hr", "postgres", false, false],
          ["schema", 12, "pg_catalog", "postgres", true, false],
          ["function", "instr", 3],
          ["function", "add_months", 2],
          ["server", true],
        ])
      : sql.includes("relnamespace = 10")
        ? printed([
            ["routine", 2, "salary_of", "f", "integer, OUT pay numeric", "numeric"],
            ["routine", 3, "salary_of", "f", "id integer, at date, b integer", "numeric"],
            ["routine", 4, "pay", "p", "id integer, OUT pay sys.number", null],
            ["routine", 5, "join_all", "f", "a text, VARIADIC list text[]", "text"],
          ])
        : sql.includes("relnamespace = 11")
          ? printed([["package", 6, "staff", head]])
          : printed([]),
  });
  return test;
}

/** The signatures at the `|`; the active one is marked, and its active parameter. */
async function signatures(marked: string, port = 5432): Promise<readonly string[]> {
  const { workbench } = await boot();
  workbench.editor.setPort(port);
  const found = await findSignatures(workbench, marked.replace("|", ""), marked.indexOf("|"));
  return (found?.items ?? []).map(({ label, parameters, activeParameter }, index) => {
    const range = activeParameter === null ? undefined : parameters[activeParameter];
    const text = range === undefined ? "" : ` <${label.slice(range.start, range.end)}>`;
    return `${index === found?.active ? "* " : ""}${label}${text}`;
  });
}

const longSalary = "salary_of(id integer, at date, b integer) returns numeric";

it.each([
  [
    "select salary_of(|",
    ["* salary_of(integer) returns numeric <integer>", `${longSalary} <id integer>`],
  ],
  ["select salary_of(1, |", ["salary_of(integer) returns numeric", `* ${longSalary} <at date>`]],
  [
    "select salary_of(1, b => |",
    ["salary_of(integer) returns numeric", `* ${longSalary} <b integer>`],
  ],
  [
    "select public.salary_of((1 + 2|",
    ["* salary_of(integer) returns numeric <integer>", `${longSalary} <id integer>`],
  ],
  ["select 1; call pay(1, |", ["* pay(id integer, OUT pay sys.number) <OUT pay sys.number>"]],
  [
    "select join_all('a', 'b', 'c', |",
    ["* join_all(a text, VARIADIC list text[]) returns text <VARIADIC list text[]>"],
  ],
  [
    "select staff.raise(1, |",
    ["* raise(id number, by in number default 1) return number <by in number default 1>"],
  ],
  ["call hr.staff.fire(|", ["* fire(id number) <id number>"]],
  ["select staff.limit(|", []],
  ["select public.staff.raise(|", []],
  ["select to_char(|", ["* to_char(value, format)"]],
  ["select nothing(|", []],
  ["select salary_of|", []],
])("%s", async (text, expected) => {
  expect(await signatures(text)).toEqual(expected);
});

it("limits the arguments of Oracle's functions to those in the catalogue", async () => {
  expect(await signatures("select instr(|", 1521)).toEqual(["* instr(text, text [, start])"]);
  expect(await signatures("select instr(|")).toEqual([]);
});

it("proposes the members of a package in any schema, but no missing function", async () => {
  const { workbench } = await boot();
  workbench.editor.setPort(1521);
  const labels = async (text: string): Promise<readonly string[]> =>
    (await findCompletions(workbench, text, text.length))?.items.map(({ label }) => label) ?? [];
  expect(await labels("select staff.")).toEqual(["raise", "fire", "limit"]);
  const all = await labels("select ");
  expect(all).toEqual(expect.arrayContaining(["instr", "add_months", "nvl"]));
  expect(all).not.toEqual(expect.arrayContaining(["median"]));
});
