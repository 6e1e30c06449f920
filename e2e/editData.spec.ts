import { expect, type Locator, type Page } from "@playwright/test";
import { expectNothingSerious } from "./axe.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

const query = "select id, name, mood, done, data from people order by id;";

/** Makes the table anew and opens its rows for editing. */
async function openPeople(workbench: WorkbenchPage): Promise<void> {
  await workbench.runAll(
    `set client_min_messages = error; drop table if exists people; drop type if exists mood;
create type mood as enum ('sad', 'fine', 'happy');
create table people (id int generated always as identity primary key, name text not null,
  mood mood default 'fine', done boolean, data json);
insert into people (name, mood, done, data) values ('Ada', 'happy', true, '{"a": 1}'),
  ('Bob', 'sad', false, null), ('Cy', null, null, '[]');
${query}`,
  );
  await expect(cell(workbench, 3, "name")).toHaveText("Cy");
  await workbench.button("Edit data").click();
  await expect(toolbar(workbench.page)).toBeVisible();
}

function toolbar(page: Page): Locator {
  return page.getByRole("toolbar", { name: "Edit data" });
}

/** How many rows have changes. */
function pending(page: Page): Locator {
  return page.getByRole("status", { name: "Pending changes" });
}

const columns = ["id", "name", "mood", "done", "data"];

/** A cell by its row, counted from 1, and its column. */
function cell({ grid }: WorkbenchPage, row: number, column: string): Locator {
  return grid.getByRole("row").nth(row).getByRole("gridcell").nth(columns.indexOf(column));
}

async function apply(workbench: WorkbenchPage): Promise<void> {
  await workbench.button("Apply changes").click();
}

/** The table as another statement reads it, which replaces the edited result. */
async function readTable(workbench: WorkbenchPage): Promise<string[][]> {
  await workbench.runAll(query);
  await expect(workbench.resultTabs).toHaveCount(1);
  await expect(workbench.button("Edit data")).toBeEnabled();
  const rows = await workbench.rows();
  // The words for booleans come with the types, a moment later.
  return rows.map((row) =>
    row.map((text) => text.replace(/\s*\(no value\)$/, "").replace(/^t$/, "true")),
  );
}

test("cells are changed by keyboard, reviewed and applied", async ({ page, workbench }) => {
  await openPeople(workbench);
  await cell(workbench, 1, "name").click();
  await page.keyboard.type("Ada L.");
  await page.keyboard.press("Enter");
  await expect(cell(workbench, 1, "name")).toHaveText(/^Ada L\..*\(changed\)$/);
  await expect(cell(workbench, 2, "name"), "Enter goes down").toBeFocused();
  await page.keyboard.press("F2");
  await page.keyboard.press("End");
  await page.keyboard.type("by");
  await page.keyboard.press("Tab");
  await expect(cell(workbench, 2, "mood"), "Tab goes right").toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "New value of mood" }).selectOption("happy");
  await page.keyboard.press("Tab");
  await page.keyboard.press("t");
  await page.keyboard.press("Enter");
  await expect(cell(workbench, 2, "done")).toHaveText(/^true/);
  // Escape leaves the old value.
  await cell(workbench, 3, "name").dblclick();
  await page.keyboard.type("nobody");
  await page.keyboard.press("Escape");
  await expect(cell(workbench, 3, "name")).toHaveText("Cy");
  await cell(workbench, 1, "mood").click();
  await workbench.button("Set NULL").click();
  await expect(pending(page)).toHaveText("2 changed");

  await workbench.button("Review changes").click();
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await expect(dialog).toContainText(
    "update public.people\n  set name = 'Bobby',\n    mood = 'happy',\n    done = true\n  where id = 2",
  );
  await expect(dialog).toContainText("and mood is not distinct from 'sad'::mood");
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied");
  await page.keyboard.press("Escape");

  await apply(workbench);
  await expect(page.getByText("Applied and committed.")).toBeVisible();
  await expect(pending(page)).toHaveText("No changes");
  expect(await readTable(workbench)).toEqual([
    ["1", "Ada L.", "NULL", "true", '{"a": 1}'],
    ["2", "Bobby", "happy", "true", "NULL"],
    ["3", "Cy", "NULL", "NULL", "[]"],
  ]);
});

test("axe finds nothing serious", async ({ page, workbench }) => {
  await openPeople(workbench);
  await cell(workbench, 1, "mood").click();
  await page.keyboard.press("Delete");
  await workbench.button("Add row").click();
  await cell(workbench, 2, "name").click();
  await workbench.button("Delete rows").click();
  await apply(workbench);
  await expect(workbench.alert).toContainText("The server refused new row 1.");
  await expectNothingSerious(page, "editing grid");
  await workbench.button("Review changes").click();
  await expectNothingSerious(page, "review of changes");
  await page.keyboard.press("Escape");
  await workbench.button("Discard changes").click();
  await workbench.button("Stop editing").click();
});

test("rows are added, duplicated and deleted, and steps are undone", async ({
  page,
  workbench,
}) => {
  await openPeople(workbench);
  await workbench.button("Add row").click();
  await expect(cell(workbench, 4, "id")).toHaveText(/^default/);
  await cell(workbench, 4, "name").click();
  await page.keyboard.type("Dee");
  await page.keyboard.press("Enter");
  await cell(workbench, 1, "name").click();
  await workbench.button("Duplicate rows").click();
  await expect(cell(workbench, 5, "name")).toHaveText("Ada");
  await cell(workbench, 2, "name").click();
  await workbench.button("Delete rows").click();
  await expect(pending(page)).toHaveText("2 new, 1 to delete");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(pending(page)).toHaveText("2 new");
  await workbench.button("Redo").click();
  await expect(pending(page)).toHaveText("2 new, 1 to delete");
  // The identity is read-only, and says so.
  await cell(workbench, 1, "id").dblclick();
  await expect(page.getByText("Read-only: the table always generates this identity")).toBeVisible();
  await apply(workbench);
  await expect(page.getByText("Applied and committed.")).toBeVisible();
  expect(await readTable(workbench)).toEqual([
    ["1", "Ada", "happy", "true", '{"a": 1}'],
    ["3", "Cy", "NULL", "NULL", "[]"],
    ["4", "Dee", "fine", "NULL", "NULL"],
    ["5", "Ada", "happy", "true", '{"a": 1}'],
  ]);
});

test("an error marks its row, and the changes stay until they are discarded", async ({
  page,
  workbench,
}) => {
  await openPeople(workbench);
  await cell(workbench, 3, "name").click();
  await page.keyboard.press("Delete");
  await apply(workbench);
  await expect(workbench.alert).toContainText("The server refused row 3. Nothing was applied.");
  await expect(workbench.alert).toContainText('null value in column "name"');
  await expect(cell(workbench, 3, "name")).toHaveAttribute("aria-invalid", "true");
  await expect(pending(page)).toHaveText("1 changed");
  // JSON is checked before it is kept.
  await cell(workbench, 2, "data").click();
  await page.keyboard.type("{oops");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This is not valid JSON")).toBeVisible();
  await page.keyboard.press("Escape");
  await workbench.button("Discard changes").click();
  await expect(cell(workbench, 3, "name")).toHaveText("Cy");
  await expect(pending(page)).toHaveText("No changes");
  await workbench.button("Stop editing").click();
});

test("nothing is applied over another session's change, which is shown", async ({
  page,
  workbench,
}) => {
  await openPeople(workbench);
  await cell(workbench, 2, "name").click();
  await page.keyboard.type("mine");
  await page.keyboard.press("Enter");
  await workbench.choosePort("1521 Oracle");
  await workbench.runAll("update people set name = 'theirs' where id = 2;");
  await expect(workbench.result).toContainText("1 row affected");
  // The result with pending changes was kept.
  await workbench.resultTabs.first().click();
  await workbench.choosePort("5432 PostgreSQL");
  await apply(workbench);
  await expect(workbench.alert).toContainText("Nothing was applied: row 2 was changed meanwhile.");
  await expect(workbench.alert).toContainText("name was “Bob” and is now “theirs”");
  await workbench.button("Continue from the new values").click();
  await expect(cell(workbench, 2, "name")).toHaveText(/^mine/);
  await apply(workbench);
  await expect(page.getByText("Applied and committed.")).toBeVisible();
  await expect(cell(workbench, 2, "name")).toHaveText("mine");
  await workbench.button("Stop editing").click();
});

test("a block is pasted, filled down, and applied inside the open transaction", async ({
  page,
  workbench,
}) => {
  await openPeople(workbench);
  await workbench.button("Stop editing").click();
  await workbench.runAll(`begin; ${query}`);
  await expect(cell(workbench, 3, "name")).toHaveText("Cy");
  await workbench.button("Edit data").click();
  await expect(toolbar(page)).toBeVisible();
  await cell(workbench, 2, "name").click();
  await page.evaluate(() => navigator.clipboard.writeText("B\thappy\nC\thappy\nD\thappy"));
  await page.keyboard.press("ControlOrMeta+v");
  await expect(cell(workbench, 4, "name"), "a row is added for the third line").toHaveText(/^D/);
  await cell(workbench, 1, "done").click();
  await cell(workbench, 3, "done").click({ modifiers: ["Shift"] });
  await page.keyboard.press("ControlOrMeta+d");
  await expect(cell(workbench, 3, "done")).toHaveText(/^true/);
  await apply(workbench);
  await expect(page.getByText("Applied in your open transaction.")).toBeVisible();
  await workbench.button("Roll back").click();
  expect(await readTable(workbench).then((rows) => rows.map(([, name]) => name))).toEqual([
    ...["Ada", "Bob", "Cy"],
  ]);
});

test("a result that is not one table's rows says why it is not editable", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("select 1 as one;");
  await workbench.button("Edit data").click();
  await expect(
    page.getByText("Not editable: the rows do not come from exactly one table."),
  ).toBeVisible();
  await workbench.button("Dismiss").click();
  await expect(workbench.grid).toBeVisible();
});

test("a result with pending changes is closed only after a question", async ({
  page,
  workbench,
}) => {
  const leaves = (): Promise<boolean> =>
    page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })));
  await openPeople(workbench);
  expect(await leaves(), "nothing is pending").toBe(true);
  await cell(workbench, 1, "name").click();
  await page.keyboard.type("Eve");
  await page.keyboard.press("Enter");
  await expect(pending(page)).toHaveText("1 changed");
  expect(await leaves(), "the browser asks").toBe(false);
  const question = page.getByRole("alertdialog", { name: "Drop pending changes?" });
  await workbench.resultTabs.last().press("Delete");
  await expectNothingSerious(page, "question before changes are dropped");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(pending(page)).toHaveText("1 changed");
  await workbench.resultTabs.last().press("Delete");
  await question.getByRole("button", { name: "Drop changes" }).click();
  await expect(toolbar(page)).toBeHidden();
  expect(await leaves()).toBe(true);
});

test("the first row of an empty table is added, and many rows are deleted after a checkpoint", async ({
  page,
  workbench,
}) => {
  await workbench.runAll(
    `drop table if exists lonely; create table lonely (id int primary key, name text);
table lonely;`,
  );
  await workbench.button("Edit data").click();
  await expect(toolbar(page)).toBeVisible();
  await workbench.button("Add row").click();
  await workbench.grid.getByRole("row").nth(1).getByRole("gridcell").first().click();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await apply(workbench);
  await expect(page.getByText("Applied and committed.")).toBeVisible();
  await expect(workbench.grid.getByRole("row")).toHaveCount(2);

  await workbench.runAll("insert into lonely select generate_series(2, 12); table lonely;");
  await expect(workbench.grid.getByRole("row")).toHaveCount(13);
  await workbench.button("Settings").click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("checkbox", { name: /^Checkpoint before/ }).click();
  await page.keyboard.press("Escape");
  await workbench.button("Edit data").click();
  await expect(toolbar(page)).toBeVisible();
  await workbench.grid.getByRole("row").nth(1).getByRole("gridcell").first().click();
  const last = workbench.grid.getByRole("row").nth(12).getByRole("gridcell").first();
  await last.click({ modifiers: ["Shift"] });
  await workbench.button("Delete rows").click();
  await expect(pending(page)).toHaveText("12 to delete");
  await apply(workbench);
  await expect(page.getByText("Applied and committed.")).toBeVisible();
  await expect(page.getByRole("group", { name: "Checkpoint" })).toContainText("before");
  await workbench.button("Settings").click();
  await settings.getByRole("checkbox", { name: /^Checkpoint before/ }).click();
  await page.keyboard.press("Escape");
});
