import { expect } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";

test("Oracle-only SQL fails with advice on what to use instead", async ({ page, workbench }) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.runAll("select 1 from dual minus select 2 from dual;");
  const error = page.getByRole("article", { name: /^Error: syntax error/ });
  await expect(error).toContainText("EXCEPT");
  await expect(error).toContainText("select 1 from dual except select 2 from dual");

  await error.getByRole("button", { name: "Apply in the editor" }).click();
  await workbench.button("Run all").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1");
});

test("an error about Oracle's names on port 5432 suggests port 1521", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("select 7 from dual;");
  await expect(page.getByRole("article", { name: /^Error: relation "dual"/ })).toContainText(
    "Port 1521 finds it",
  );
  await workbench.choosePort("1521 Oracle");
  await workbench.button("Run").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("7");
});

test("the server dialog shows version and features of the server", async ({ page, workbench }) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.button("About this server").click();
  const dialog = page.getByRole("dialog", { name: "The server on port 1521 Oracle" });
  await expect(dialog).toContainText("PostgreSQL 15");
  await expect(dialog).toContainText("It is not IvorySQL");
  const feature = (name: string): ReturnType<typeof dialog.getByRole> =>
    dialog.getByRole("listitem").filter({ hasText: name });
  await expect(feature("NVL, DECODE").getByLabel("present")).toBeVisible();
  await expect(feature("CONNECT BY").getByLabel("missing")).toBeVisible();
  await expect(dialog).toContainText('"$user", public, oracle, pg_catalog');
  await expect(dialog).toContainText("no NLS parameters of Oracle’s own");
  await expect(dialog.getByText("orafce.nls_date_format")).toBeVisible();

  await workbench.button("Done").click();
  await workbench.choosePort("5432 PostgreSQL");
  await workbench.button("About this server").click();
  const other = page.getByRole("dialog", { name: "The server on port 5432 PostgreSQL" });
  await expect(
    other.getByRole("listitem").filter({ hasText: "NVL, DECODE" }).getByLabel("missing"),
  ).toBeVisible();
});

test("dates in the grid follow a setting changed in the server dialog", async ({
  page,
  workbench,
}) => {
  await workbench.choosePort("5432 PostgreSQL");
  await workbench.button("About this server").click();
  const dialog = page.getByRole("dialog", { name: "The server on port 5432 PostgreSQL" });
  await dialog.getByRole("textbox", { name: "DateStyle" }).fill("German, DMY");
  await dialog.getByRole("button", { name: "Set" }).click();
  await expect(dialog.getByRole("button", { name: "Set" })).toHaveCount(0);
  await workbench.button("Done").click();
  await workbench.runAll("select date '2024-02-29';");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("29.02.2024");

  // Sorted by value, not by text.
  await workbench.runAll(
    "select d::date from unnest(array['2024-02-29', '2023-03-01', '2024-01-31']) d;",
  );
  await workbench.grid.getByRole("columnheader", { name: /^d\b/ }).click();
  const cells = workbench.grid.getByRole("gridcell");
  await expect(cells).toHaveText(["01.03.2023", "31.01.2024", "29.02.2024"]);

  await workbench.runAll("begin;");
  await workbench.button("About this server").click();
  await expect(dialog.getByRole("note")).toContainText("ROLLBACK takes back what is set here");
  await workbench.button("Done").click();
  await workbench.runAll("rollback; reset datestyle;");
});

test("an error inside of a block is marked at its line, and a block can be folded", async ({
  page,
  workbench,
}) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.runAll("do $$\nbegin\n  perform 1;\n  raise exception 'here';\nend $$;");
  const error = page.getByRole("article", { name: "Error: here" });
  await expect(error).toContainText("LINE 4:");
  await expect(page.locator(".monaco-editor .squiggly-error")).toHaveCount(1);
  await error.getByRole("button", { name: "Show line in editor" }).click();
  await expect(page.locator(".line-numbers.active-line-number")).toHaveText("4");

  const lines = page.locator(".monaco-editor .view-line");
  await expect(lines).toHaveCount(5);
  await page.locator(".monaco-editor .view-lines").hover();
  await page.locator(".monaco-editor .codicon-folding-expanded").click();
  await expect(lines).toHaveCount(1);
});

test("DBMS_OUTPUT lines are shown unless the switch is off", async ({ page, workbench }) => {
  await workbench.choosePort("1521 Oracle");
  const block = "do $$ begin perform dbms_output.put_line('a line of output'); end $$;";
  const result = page.getByRole("tabpanel", { name: /\bok\b/ });
  await workbench.runAll(block);
  await expect(result).toContainText("a line of output");
  await page.getByRole("switch", { name: "DBMS_OUTPUT" }).click();
  await workbench.button("Run all").click();
  await expect(result).not.toContainText("a line of output");
  await expect(result).toContainText("DO");
  await page.getByRole("switch", { name: "DBMS_OUTPUT" }).click();
});

/** Emulates IvorySQL's package catalogues (`pg_package.h` and others) on another server. */
const madePackages = `
set allow_system_table_mods = on;
create table pg_catalog.pg_package (
  oid oid primary key, pkgname name, pkgnamespace oid, pkgowner oid, define_invok bool default true,
  editable bool default true, pkgsrc text);
create table pg_catalog.pg_package_body (oid oid primary key, pkgoid oid, bodysrc text);
insert into pg_package (oid, pkgname, pkgnamespace, pkgowner, pkgsrc)
  select 9001, 'calc', oid, 10, E'function twice(n number) return number;\\nend'
  from pg_namespace where nspname = 'public';
insert into pg_package_body values (9002, 9001, 'function twice(n number) return number is');
insert into pg_package (oid, pkgname, pkgnamespace, pkgowner, pkgsrc)
  select 9003, 'bare', oid, 10, E'limit number := 5;\\nend'
  from pg_namespace where nspname = 'public';
create table public.beside (a int);`;

test("packages are in the tree, with specification and body", async ({ page, workbench }) => {
  await workbench.runAll(madePackages);
  const tree = page.getByRole("tree", { name: "Schema" });
  await tree.getByRole("treeitem", { name: /^Packages/ }).click();
  const source = async (name: RegExp): Promise<void> => {
    await tree.getByRole("treeitem", { name }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Show the definition" }).click();
  };
  const lines = page.locator(".monaco-editor .view-lines");
  await source(/^calc/);
  await expect(lines).toContainText("function twice(n number) return number;");
  await expect(lines).toContainText("create or replace package body public.calc is");
  await expect(lines).toContainText("return number is");
  await source(/^bare/);
  await expect(lines).toContainText("limit number := 5;");
  await expect(lines).not.toContainText("package body");

  // Parameter help while the call of a member is typed.
  await workbench.write("");
  await page.keyboard.type("select calc.twice(");
  await expect(page.getByText("twice(n number) return number")).toBeVisible();
});
