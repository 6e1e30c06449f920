import { expect, type Locator, type Page } from "@playwright/test";
import { expectNothingSerious } from "./axe.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

function node(page: Page, name: RegExp): Locator {
  return page.getByRole("tree", { name: "Schema" }).getByRole("treeitem", { name });
}

/** The bar above the rows of an opened table. */
function bar(page: Page): Locator {
  return page.getByRole("group", { name: "Table stock" });
}

function rowsStatus(page: Page): Locator {
  return bar(page).getByRole("status", { name: "Rows of the table" });
}

function editorPane(page: Page): Locator {
  return page.getByRole("region", { name: "Editor", exact: true });
}

/** The line that stands for the statement while the editor is folded. */
function statementLine(page: Page): Locator {
  return editorPane(page).locator("code");
}

async function heightOf(place: Locator): Promise<number> {
  return Math.round((await place.boundingBox())?.height ?? 0);
}

/** The texts of a column in the first rows. */
async function firstCells(
  { grid }: WorkbenchPage,
  column: number,
  count: number,
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => grid.getByRole("row").nth(index + 1));
  return Promise.all(rows.map((row) => row.getByRole("gridcell").nth(column).innerText()));
}

async function addFilter(page: Page, column: string, how: string, value: string): Promise<void> {
  await bar(page).getByRole("button", { name: "Filter the table" }).click();
  const form = page.getByRole("form", { name: "Filter the table" });
  await form.getByRole("combobox", { name: "Column" }).selectOption(column);
  await form.getByRole("combobox", { name: "Test" }).selectOption(how);
  await form.getByRole("textbox", { name: "Value" }).fill(value);
  await page.keyboard.press("Enter");
}

test("an opened table is filtered, sorted and counted by the server", async ({
  page,
  workbench,
}) => {
  await workbench.runAll(
    `drop table if exists stock; create table stock (id int primary key, name text, price numeric);
insert into stock select g, case when g % 100 = 0 then 'O''Neil 50%' else 'item ' || g end, g % 7 from generate_series(1, 1300) g;`,
  );
  await node(page, /^stock table/).dblclick();
  await expect(rowsStatus(page)).toHaveText("Rows 1–500 of 1,300");
  await expectNothingSerious(page, "an opened table");

  await addFilter(page, "name", "contains", "o'neil 50%");
  await expect(rowsStatus(page)).toHaveText("Rows 1–13 of 13");
  await expect(workbench.resultTabs).toHaveCount(1);
  await expect(statementLine(page)).toContainText("where name ilike '%o''neil 50!%%' escape '!'");
  // The focus stays in the bar although the result was replaced.
  await expect(bar(page).getByRole("button", { name: "Filter the table" })).toBeFocused();

  // By pointer, then by keyboard: the focus is at the header of the new grid.
  await workbench.grid.getByRole("columnheader", { name: "price" }).click();
  const header = workbench.grid.getByRole("columnheader", { name: "price" });
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await expect(statementLine(page)).toContainText("order by price");
  await expect(header).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await expect(header).toBeFocused();
  await workbench.grid.getByRole("columnheader", { name: "id" }).click({ modifiers: ["Shift"] });
  await expect(workbench.grid.getByRole("columnheader", { name: "id" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(bar(page)).toContainText("Sorted by price ↓, id ↑");
  expect(await firstCells(workbench, 2, 3)).toEqual(["6", "6", "5"]);
  await expect(rowsStatus(page)).toHaveText("Rows 1–13 of 13");

  await addFilter(page, "price", ">", "nonsense");
  await expect(page.getByRole("article", { name: /invalid input syntax/ })).toBeVisible();
  await bar(page).getByRole("button", { name: "Remove the filter price > nonsense" }).click();
  await expect(rowsStatus(page)).toHaveText("Rows 1–13 of 13");
  await bar(page).getByRole("button", { name: "Reset" }).click();
  await expect(rowsStatus(page)).toHaveText("Rows 1–500 of 1,300");

  await workbench.button("Edit data").click();
  await expect(workbench.button("Add row")).toBeVisible();
  await expect(bar(page)).toContainText("Stop editing to filter or sort");
  await expect(bar(page).getByRole("button", { name: "Filter the table" })).toBeDisabled();
  await workbench.button("Stop editing").click();
  await expect(bar(page).getByRole("button", { name: "Filter the table" })).toBeEnabled();
});

test("F4 opens a table as soon as its row is there, also a table created anew", async ({
  page,
  workbench,
}) => {
  for (const value of [1, 2]) {
    await workbench.runAll(
      `drop table if exists stock; create table stock as select ${value} as id;`,
    );
    const row = node(page, /^stock table/);
    await row.waitFor();
    await row.press("F4");
    await expect(workbench.grid.getByRole("gridcell")).toHaveText([String(value)]);
    await workbench.editorTabs.first().click();
  }
});

test("a statement that the user edits is the user's", async ({ page, workbench }) => {
  await workbench.runAll(
    "drop table if exists stock; create table stock as select 7 as id, 'x' as name;",
  );
  await node(page, /^stock table/).dblclick();
  await expect(rowsStatus(page)).toHaveText("Rows 1–1 of 1");
  await workbench.write("select * from stock where id = 7;");
  await expect(bar(page)).toHaveCount(0);
  // The rows stay, and are now sorted here.
  await expect(workbench.grid).toBeVisible();
  await workbench.button("Run all").click();
  await expect(workbench.grid.getByRole("row")).toHaveCount(2);
  await expect(bar(page)).toHaveCount(0);
});

test("the editor of an opened table is folded until it is wanted", async ({ page, workbench }) => {
  await workbench.runAll("drop table if exists stock; create table stock as select 7 as id;");
  const open = await heightOf(editorPane(page));
  await node(page, /^stock table/).dblclick();
  await expect(rowsStatus(page)).toHaveText("Rows 1–1 of 1");
  const results = page.getByRole("region", { name: "Results and messages" });
  expect(await heightOf(editorPane(page))).toBeLessThan(70);
  expect(await heightOf(results)).toBeGreaterThan(600);
  await expect(statementLine(page)).toHaveText("select * from public.stock limit 100000;");
  await expectNothingSerious(page, "a folded editor");

  // Other tabs keep their share, and this one stays folded.
  await page.keyboard.press("Alt+PageUp");
  await expect.poll(() => heightOf(editorPane(page))).toBe(open);
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.press("Alt+PageDown");
  await expect(workbench.button("Show the statement")).toBeVisible();
  await expect(results.locator(":focus")).toHaveCount(1);

  // By a button, by the keyboard, by the divider, and by what writes into the editor.
  await workbench.button("Show the statement").press("Enter");
  await expect.poll(() => heightOf(editorPane(page))).toBe(open);
  await workbench.button("Fold the statement").press("Enter");
  await expect.poll(() => heightOf(editorPane(page))).toBeLessThan(70);
  await page.keyboard.press("Alt+Digit1");
  await expect(workbench.editor).toBeFocused();
  await expect.poll(() => heightOf(editorPane(page))).toBe(open);
  await page.keyboard.type("-- ");
  await expect(page.locator(".monaco-editor .view-lines")).toContainText("-- ");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Backspace");

  await workbench.button("Fold the statement").click();
  await page.reload();
  await workbench.waitUntilReady();
  await expect(workbench.button("Show the statement")).toBeVisible();
  expect(await heightOf(editorPane(page))).toBeLessThan(70);
  await page.getByRole("separator", { name: "Editor and results" }).press("ArrowDown");
  await expect(workbench.button("Fold the statement")).toBeVisible();
  await workbench.editorTabs.first().click();
  expect(await heightOf(editorPane(page))).toBeGreaterThan(70);
});

test("the columns of an opened table stay as they are when it is sorted or filtered", async ({
  page,
  workbench,
}) => {
  const names = Array.from({ length: 30 }, (_, index) => `g * ${index + 1} as c${index + 1}`);
  await workbench.runAll(
    `drop table if exists stock; create table stock as select ${names.join(", ")} from generate_series(1, 20) g;`,
  );
  await node(page, /^stock table/).dblclick();
  await expect(rowsStatus(page)).toHaveText("Rows 1–20 of 20");
  const header = (name: string): Locator =>
    workbench.grid.getByRole("columnheader", { name, exact: true });
  await header("c2").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Hide" }).click();
  await workbench.grid.getByRole("gridcell").first().click();
  await page.keyboard.press("Control+End");
  const left = async (): Promise<number> => Math.round((await header("c30").boundingBox())?.x ?? 0);
  await expect(header("c30")).toBeInViewport();
  const before = await left();
  await header("c30").click();
  await expect(header("c30")).toHaveAttribute("aria-sort", "ascending");
  expect(await left()).toBe(before);
  await addFilter(page, "c1", ">", "10");
  await expect(rowsStatus(page)).toHaveText("Rows 1–10 of 10");
  expect(await left()).toBe(before);
  await expect(page.getByText("1 hidden")).toBeVisible();
});
