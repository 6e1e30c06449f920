import { expect, type Locator, type Page } from "@playwright/test";
import { expectNothingSerious } from "./axe.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

async function choose(page: Page, workbench: WorkbenchPage, item: RegExp): Promise<void> {
  await workbench.button("Explain").click();
  await page.getByRole("menuitem", { name: item }).click();
}

function planOf(page: Page): Locator {
  return page.getByRole("treegrid", { name: "Plan" });
}

test("the plan of a statement is shown as a tree and as text", async ({ page, workbench }) => {
  await workbench.write(
    "select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace;",
  );
  await choose(page, workbench, /^Show the plan/);
  const plan = planOf(page);
  await expect(plan.getByRole("row", { name: /Aggregate/ }).first()).toBeVisible();
  await expect(plan.getByRole("row", { name: /Scan .*on pg_class c/ })).toBeVisible();
  await expect(plan.getByText("costliest")).toHaveCount(1);
  await expect(plan.getByRole("columnheader", { name: "Rows found" })).toHaveCount(0);
  const text = page.getByRole("document", { name: "Plan text" });
  await expect(text).toContainText(/Aggregate {2}\(cost=/);
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  await expect(text).toContainText('"Node Type": "Aggregate"');

  await plan
    .getByRole("row", { name: /Aggregate/ })
    .first()
    .click();
  const rows = await plan.getByRole("row").count();
  await page.keyboard.press("ArrowLeft");
  await expect(plan.getByRole("row")).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await expect(plan.getByRole("row")).toHaveCount(rows);
});

test("a plan is shown as blocks, which keys move through", async ({ page, workbench }) => {
  await workbench.write(
    "select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace;",
  );
  await choose(page, workbench, /^Run and measure/);
  const plan = planOf(page);
  await page.getByRole("button", { name: "Blocks", exact: true }).click();
  const picture = page.getByRole("group", { name: "Plan as blocks" });
  await picture.getByRole("button", { name: /^Aggregate: 100 % of the time/ }).focus();
  await page.keyboard.press("ArrowDown");
  const join = picture.getByRole("button", { name: /Join|Nested Loop/ });
  await expect(join).toBeFocused();
  await expect(join).toHaveAttribute("aria-pressed", "true");
  await expect(plan.getByRole("row", { selected: true })).toContainText(/Join|Nested Loop/);
  await page.getByRole("combobox", { name: "Width of the blocks" }).selectOption("Cost");
  await expect(picture.getByRole("button", { name: /of the cost/ }).first()).toBeVisible();
  await expectNothingSerious(page, "a plan as blocks");
});

test("a plan is compared with an earlier one of the same statement", async ({
  page,
  workbench,
}) => {
  await workbench.runAll(
    `drop table if exists stock; create table stock as
  select g as id, g % 50 as kind from generate_series(1, 20000) g; analyze stock;`,
  );
  await expect(workbench.result).toContainText("ANALYZE");
  const query = "select * from stock where id = 17;";
  await workbench.write(query);
  await choose(page, workbench, /^Run and measure/);
  await expect(planOf(page).getByRole("row", { name: /Seq Scan on stock/ })).toBeVisible();
  await workbench.runAll("create unique index stock_id on stock (id);");
  await expect(workbench.result).toContainText("CREATE INDEX");
  await workbench.write(query);
  await choose(page, workbench, /^Run and measure/);
  await expect(planOf(page).getByRole("row", { name: /Index Scan/ })).toBeVisible();

  await workbench.button("Compare plans").click();
  const comparison = page.getByRole("region", { name: "Comparison of two plans" });
  await expect(comparison.getByRole("combobox", { name: "Other plan" })).toBeFocused();
  await expect(comparison.getByRole("status", { name: "Whole plan" })).toHaveText(
    /^Time .* ms → .*× less · Cost /,
  );
  const row = comparison.getByRole("table", { name: "Compared plans" }).getByRole("row").nth(1);
  await expect(row.getByRole("cell")).toHaveText([
    /^Seq Scan on stock.*1 row found/,
    /changed.*Index Cond: none → \(id = 17\)/,
    /^Index Scan using stock_id on stock.*1 row found/,
  ]);
  await expectNothingSerious(page, "the comparison of two plans");
  await page.keyboard.press("Escape");
  await expect(comparison).toBeHidden();
  await expect(workbench.button("Compare plans")).toBeFocused();
});

test("ANALYZE shows actual values beside estimates", async ({ page, workbench }) => {
  await workbench.write("select * from generate_series(1, 20000) n where n % 2 = 0;");
  await choose(page, workbench, /^Run and measure/);
  const scan = planOf(page).getByRole("row", { name: /Function Scan/ });
  await expect(scan).toContainText("10,000");
  await expect(scan).toContainText(/\d+× off/);
});

test("ANALYZE of a change warns first and can be rolled back", async ({ page, workbench }) => {
  await workbench.runAll("create table kept (v int); insert into kept values (1), (2);");
  await expect(workbench.result).toContainText("INSERT 0 2");
  await workbench.write("delete from kept;");
  await choose(page, workbench, /^Run and measure/);
  const warning = page.getByRole("alertdialog", { name: "This statement would change data" });
  await warning.getByRole("button", { name: "Run and roll back" }).click();
  await expect(planOf(page).getByRole("row", { name: /Delete on kept/ })).toBeVisible();
  await expect(page.getByText("no transaction")).toBeVisible();
  await workbench.runAll("select count(*) from kept;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("2");

  await workbench.write("delete from kept;");
  await choose(page, workbench, /^Run and measure/);
  await warning.getByRole("button", { name: "Run and keep the changes" }).click();
  await expect(planOf(page)).toBeVisible();
  await workbench.runAll("select count(*) from kept;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("0");
});

test("an error of an explained statement is marked in the statement", async ({
  page,
  workbench,
}) => {
  await workbench.write("select relname,\n  nope\nfrom pg_class;");
  await page.keyboard.press("Alt+KeyE");
  await expect(page.getByRole("tabpanel")).toContainText('column "nope" does not exist');
  await expect(page.locator(".monaco-editor .squiggly-error")).toHaveCount(1);

  await workbench.write("vacuum;");
  await page.keyboard.press("Alt+KeyE");
  await expect(page.getByRole("dialog", { name: "There is no plan for this" })).toBeVisible();
});
