import { expect } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";

test("port 5432 answers as PostgreSQL", async ({ workbench }) => {
  await workbench.write("select version();");
  await workbench.button("Run").click();
  await expect(workbench.grid.getByRole("columnheader", { name: "version" })).toBeVisible();
  await expect(workbench.grid.getByRole("gridcell").first()).toContainText(/^PostgreSQL \d+/);
});

test("port 1521 knows Oracle's names", async ({ workbench }) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.write("select sysdate() from dual;");
  await workbench.button("Run").click();
  const year = String(new Date().getUTCFullYear());
  await expect(workbench.grid.getByRole("gridcell").first()).toContainText(
    new RegExp(`^${year}-\\d\\d-\\d\\d`),
  );
});

test("the guest's clock is set to the page's, not to that of the snapshot", async ({
  workbench,
}) => {
  await workbench.write("select extract(epoch from clock_timestamp())::int8;");
  await workbench.button("Run").click();
  const cell = workbench.grid.getByRole("gridcell").first();
  await expect(cell).toHaveText(/^\d+$/);
  const aheadSeconds = Number(await cell.textContent()) - Date.now() / 1000;
  expect(Math.abs(aheadSeconds)).toBeLessThan(60);
});

test("a script has a result tab per statement, and NULL differs from the empty string", async ({
  workbench,
}) => {
  await workbench.runAll(
    "create table pets (id int primary key, name text);\n" +
      "insert into pets values (1, 'Ada'), (2, ''), (3, null), (4, 'NULL');\n" +
      "select id, name from pets order by id;",
  );
  await expect(workbench.resultTabs).toHaveCount(3);
  await workbench.resultTabs.nth(1).click();
  await expect(workbench.result).toContainText("INSERT 0 4");
  await workbench.resultTabs.nth(2).click();
  await expect(workbench.grid.getByRole("row")).toHaveCount(5);
  const names = (await workbench.rows()).map((row) => row.at(-1));
  expect(names[0]).toBe("Ada");
  expect(new Set(names).size, `four different cells: ${names.join(" | ")}`).toBe(4);
});

test("a wrong column name is marked and the next statement works", async ({ page, workbench }) => {
  await workbench.write("select 1 as one,\n       nope\nfrom pg_class;");
  await workbench.button("Run").click();
  await expect(workbench.result).toContainText('column "nope" does not exist');
  await expect(workbench.result).toContainText("42703");
  await expect(page.locator(".monaco-editor .squiggly-error")).toHaveCount(1);

  await workbench.write("select 41 + 1 as answer;");
  await workbench.button("Run").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("42");
});

test("10,000 rows scroll to the last one", async ({ page, workbench }) => {
  await workbench.write("select n, md5(n::text) as digest from generate_series(1, 10000) n;");
  await workbench.button("Run").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1");
  await workbench.button("Fetch more").click();
  await expect(workbench.grid).toHaveAttribute("aria-rowcount", "1001");
  await workbench.button("Fetch all").click();
  await expect(workbench.grid).toHaveAttribute("aria-rowcount", "10001");
  expect(await workbench.grid.getByRole("row").count()).toBeLessThan(200);
  await workbench.grid.getByRole("gridcell").first().click();
  await page.keyboard.press("ControlOrMeta+End");
  await expect(workbench.grid.getByRole("gridcell", { name: "10000", exact: true })).toBeVisible();
  await expect(workbench.grid.locator("[data-row-number]").last()).toHaveText("10000");
});

test("a long statement can be cancelled, and the session continues", async ({ workbench }) => {
  await workbench.write("select pg_sleep(600);");
  await workbench.button("Run").click();
  await workbench.button("Cancel").click();
  await expect(workbench.result).toContainText(/cancel/i);
  await workbench.write("select 'still here' as answer;");
  await workbench.button("Run").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("still here");
});

test("Control+Enter runs the statement at the cursor", async ({ page, workbench }) => {
  await workbench.write("select 'first' as a;\nselect 'second' as b;");
  await page.keyboard.press("Control+Enter");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("second");
});

test("a long script shares one result, and its error is marked at its place", async ({
  workbench,
}) => {
  const inserts = "insert into long_script values (1);\n".repeat(200);
  await workbench.runAll(
    `create table long_script (a int);\n${inserts}insert into long_script values (nope);\n${inserts}`,
  );
  await expect(workbench.result).toContainText('column "nope" does not exist');
  await expect(workbench.resultTabs).toHaveCount(2);
  await expect(workbench.resultTabs.first()).toContainText("402 statements");

  await workbench.runAll(`${inserts}select count(*) from long_script;`);
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("400");
  await workbench.resultTabs.first().click();
  await expect(workbench.result).toContainText("200 statements done, 200 rows affected");
});

test("shows the progress of a script, folds statements that were not run, and continues after errors", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("select 1;\nselect pg_sleep(3);\nselect nope;\nselect 4;\nselect 5;");
  const { resultTabs } = workbench;
  await expect(resultTabs.nth(1)).toHaveAccessibleName(/running/);
  await expect(resultTabs.nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(resultTabs.nth(2)).toHaveAttribute("aria-selected", "true");
  await expect(resultTabs).toHaveCount(3);
  await workbench.button("2 statements were not run").click();
  await expect(resultTabs).toHaveCount(5);
  await expect(resultTabs.nth(4)).toHaveAccessibleName(/not run/);

  const continues = page.getByRole("switch", { name: "Continue on error" });
  await continues.click();
  await workbench.runAll("select nope;\nselect 2;\nselect 3;");
  await expect(resultTabs.nth(2)).toHaveAccessibleName(/ok/);
  await continues.click();
  await expect(continues).not.toBeChecked();
});

test("an open transaction is shown, and Commit and Roll back end it", async ({
  page,
  workbench,
}) => {
  const bar = page.getByRole("contentinfo");
  await workbench.runAll("create table pot (n int); begin; insert into pot values (1);");
  await expect(bar).toContainText("transaction open");
  await workbench.button("Roll back").click();
  await expect(bar).toContainText("no transaction");
  await expect(workbench.button("Commit")).toHaveCount(0);
  await workbench.runAll("begin; insert into pot values (2);");
  await expect(bar).toContainText("transaction open");
  await workbench.button("Commit").click();
  await expect(bar).toContainText("no transaction");
  await workbench.runAll("begin; select nope;");
  await expect(bar).toContainText("transaction failed: roll back");
  await workbench.button("Roll back").click();
  await expect(bar).toContainText("no transaction");
  await workbench.runAll("select string_agg(n::text, ',') from pot;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("2");
});

test("a running statement shows the elapsed time, its result the duration", async ({
  workbench,
}) => {
  await workbench.runAll("select pg_sleep(2.5);");
  await expect(workbench.result).toContainText(/Running for \d\.\d+ s/);
  await expect(workbench.resultTabs.first()).toContainText(/ok\s+1 row\s+\d+\.\d+ s/);
});

test("autocommit can be switched off, by the switch and by the meta-command", async ({
  page,
  workbench,
}) => {
  const autocommit = page.getByRole("switch", { name: "Autocommit" });
  await autocommit.click();
  await expect(autocommit).not.toBeChecked();
  await workbench.runAll("create table undone (a int);");
  await expect(page.getByText("transaction open")).toBeVisible();
  await workbench.runAll("rollback;");
  await autocommit.click();
  await workbench.runAll("\\set AUTOCOMMIT off\n");
  await expect(autocommit).not.toBeChecked();
  await autocommit.click();
  await expect(autocommit).toBeChecked();
  await workbench.runAll("select coalesce(to_regclass('undone')::text, 'gone') as it;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("gone");
});

test("a statement timeout ends a longer statement, is explained, and survives a reload", async ({
  page,
  workbench,
}) => {
  await workbench.button("Settings").click();
  await page.getByRole("combobox", { name: "Statement timeout" }).selectOption("Custom");
  await page.getByRole("spinbutton", { name: "Statement timeout in seconds" }).fill("1");
  await workbench.button("Done").click();
  await expect(workbench.button("timeout 1 s")).toBeVisible();

  await workbench.runAll("select pg_sleep(60);");
  const result = workbench.result;
  await expect(result).toContainText("canceling statement due to statement timeout");
  await expect(result).toContainText("The statement timeout of the settings is 1 s.");

  await page.reload();
  await workbench.waitUntilReady();
  await expect(workbench.button("timeout 1 s")).toBeVisible();
  await workbench.runAll("show statement_timeout;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1s");
  await workbench.button("timeout 1 s").click();
  await page.getByRole("combobox", { name: "Statement timeout" }).selectOption("None");
  await workbench.button("Done").click();
  await workbench.runAll("show statement_timeout;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("0");
});
