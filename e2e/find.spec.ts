import { expect, type Locator, type Page } from "@playwright/test";
import { shownText } from "./editorText.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

/** Finds by `text`, and chooses the first option of the name by Enter. */
async function find(page: Page, text: string, name: RegExp): Promise<void> {
  await page.keyboard.press("ControlOrMeta+P");
  const dialog = page.getByRole("dialog", { name: "Find anything" });
  await dialog.getByRole("combobox").fill(text);
  const option = dialog.getByRole("option", { name }).first();
  await expect(option).toBeVisible();
  // Objects of the server come late and stand first.
  while ((await option.getAttribute("aria-selected")) !== "true") {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
}

const explorer = (page: Page): Locator =>
  page.getByRole("complementary", { name: "Schema and snapshots" });

async function focusExplorer(page: Page): Promise<void> {
  await page.keyboard.press("Alt+Digit3");
  await expect(explorer(page).locator(":focus")).toHaveCount(1);
}

/** Expects the focus in the grid, where the arrow keys move it. */
async function expectInGrid({ page, grid }: WorkbenchPage, column: string): Promise<void> {
  await expect(grid.getByRole("columnheader", { name: column })).toBeVisible();
  await expect(grid.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(grid.locator(":focus")).toHaveCount(1);
}

test("a found object of the database is focused where it is opened", async ({
  page,
  workbench,
}) => {
  await workbench.runAll(
    "create table sought (id int primary key, sought_colour text);\n" +
      "insert into sought values (1, 'red'), (2, 'blue');\n" +
      "create table sought_empty (nothing_yet int);\n" +
      "create view sought_view as select id as view_id from sought;\n" +
      "create sequence sought_numbers;\n" +
      "create function sought_sum(int) returns int language sql as 'select $1';",
  );
  await expect(workbench.result).toContainText("CREATE FUNCTION");

  // From the editor, from the tree, and from a tool's page.
  await find(page, "sought", /^sought\W*Table/);
  await expectInGrid(workbench, "sought_colour");
  await focusExplorer(page);
  await find(page, "sought_view", /^sought_view/);
  await expectInGrid(workbench, "view_id");
  await page.keyboard.press("Alt+KeyD");
  await find(page, "sought_colour", /^sought_colour/);
  await expect(workbench.pageTabs.first()).toHaveAttribute("aria-selected", "true");
  await expectInGrid(workbench, "sought_colour");
  await find(page, "sought_empty", /^sought_empty/);
  await expect(workbench.grid.getByRole("columnheader", { name: "nothing_yet" })).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Results and messages" }).locator(":focus"),
  ).toHaveCount(1);

  await focusExplorer(page);
  await find(page, "sought_sum", /^sought_sum/);
  await expect.poll(() => shownText(page)).toContain("sought_sum");
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.press("Alt+KeyD");
  await find(page, "sought_numbers", /^sought_numbers/);
  await expect.poll(() => shownText(page)).toContain("sought_numbers");
  await expect(workbench.editor).toBeFocused();
});

test("a found tab, statement, snippet or command is focused", async ({ page, workbench }) => {
  await workbench.runAll("create table kept_rows as select 1 as kept_column;");
  await expect(workbench.result).toContainText("SELECT 1");
  await find(page, "kept_rows", /^kept_rows\W*Table/);
  await expectInGrid(workbench, "kept_column");

  // Tabs: of a text, and of an opened table.
  await focusExplorer(page);
  await find(page, "kept_column", /^query 1|Tab · create table kept_rows/i);
  await expect(workbench.editor).toBeFocused();
  await focusExplorer(page);
  await find(page, "kept_rows", /Tab · select/);
  await expectInGrid(workbench, "kept_column");

  await page.keyboard.press("Alt+KeyL");
  await find(page, "kept_column", /History/);
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.type("-- typed");
  await expect.poll(() => shownText(page)).toContain("-- typed");

  await focusExplorer(page);
  await find(page, "rows delete", /Snippet/);
  await expect(workbench.editor).toBeFocused();
  await expect.poll(() => shownText(page)).toMatch(/delete from/i);

  await focusExplorer(page);
  await find(page, "go to the editor", /^Go to the editor/);
  await expect(workbench.editor).toBeFocused();
  await find(page, "diagram", /^Diagram of a schema/);
  await expect(workbench.pageTabs.filter({ hasText: "Diagram" })).toBeFocused();
  await find(page, "about the server", /^About the server/);
  await expect(page.getByRole("dialog").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(workbench.pageTabs.filter({ hasText: "Diagram" })).toBeFocused();
});

test("without a choice the focus goes back, and a waiting user is not disturbed", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("create table awaited (id int primary key);");
  await expect(workbench.result).toContainText("CREATE TABLE");
  await focusExplorer(page);
  await page.keyboard.press("ControlOrMeta+P");
  await page.keyboard.press("Escape");
  await expect(explorer(page).locator(":focus")).toHaveCount(1);

  // The rows wait for another session's lock; meanwhile the user goes to the tree.
  await page.keyboard.press("Alt+KeyL");
  const side = page.getByRole("region", { name: /^Session 1521/ });
  await side.getByRole("textbox").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("begin; lock table awaited;");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(side.getByRole("log")).toContainText(/lock table awaited;\s*ok/);
  await find(page, "awaited", /^awaited\W*Table/);
  await expect(workbench.button("Cancel")).toBeEnabled();
  await focusExplorer(page);
  await workbench.pageTabs.filter({ hasText: "Two sessions" }).click();
  await side.getByRole("button", { name: "Roll back" }).click();
  await focusExplorer(page);
  await workbench.closeTools();
  await focusExplorer(page);
  await expect(workbench.grid.getByRole("columnheader", { name: "id" })).toBeVisible();
  await expect(explorer(page).locator(":focus")).toHaveCount(1);
});
