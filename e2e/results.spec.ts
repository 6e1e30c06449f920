import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { expect, type Page } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

async function exportAs(
  page: Page,
  workbench: WorkbenchPage,
  choices: readonly string[],
): Promise<{ readonly name: string; readonly text: string; readonly bytes: Uint8Array }> {
  await workbench.button("Export to a file").click();
  const dialog = page.getByRole("dialog", { name: "Export the result" });
  for (const choice of choices) {
    await dialog.getByRole("radio", { name: new RegExp(`^${choice}`) }).check();
  }
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export" }).click();
  const file = await download;
  await expect(dialog).toBeHidden();
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), text: bytes.toString("utf8"), bytes };
}

test("the whole result is exported, not the shown page", async ({ page, workbench }) => {
  await workbench.runAll(
    "create sequence calls;\nselect n, nextval('calls') as call from generate_series(1, 1200) n;",
  );
  await expect(page.getByText("500 of 1,200 rows")).toBeVisible();

  const csv = await exportAs(page, workbench, ["CSV"]);
  const lines = csv.text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(1201);
  expect(lines.at(-1), "fetched from the cursor: nothing ran twice").toBe("1200,1200");

  const json = await exportAs(page, workbench, ["JSON"]);
  expect((JSON.parse(json.text) as readonly unknown[]).at(-1)).toEqual({ n: 1200, call: 1200 });
  const sql = await exportAs(page, workbench, ["SQL INSERT statements"]);
  expect(sql.text).toMatch(/\(1200, 1200\);\n$/);
  const excel = await exportAs(page, workbench, ["Excel"]);
  expect(excel.name).toBe("result.xlsx");
  const sheet = unzipSync(excel.bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array();
  expect(strFromU8(sheet)).toMatch(
    /<row><c><v>1200<\/v><\/c><c><v>1200<\/v><\/c><\/row><\/sheetData><\/worksheet>$/,
  );
});

test("an export can run the statement again, and says so", async ({ page, workbench }) => {
  await workbench.runAll(
    "create sequence second_calls;\nselect n, nextval('second_calls') as call -- twice\nfrom generate_series(1, 1200) n;",
  );
  await expect(page.getByText("500 of 1,200 rows")).toBeVisible();
  const csv = await exportAs(page, workbench, ["CSV", "Run the statement again"]);
  const lines = csv.text.trimEnd().split("\n");
  expect(lines).toHaveLength(1201);
  expect(lines[0]).toBe("n,call");
  expect(lines.at(-1)).toBe("1200,2400");
});

test("an export can be stopped, and the fetched rows stay", async ({ page, workbench }) => {
  await workbench.runAll("select n, repeat(md5(n::text), 4) from generate_series(1, 20000) n;");
  await expect(page.getByText("500 of 20,000 rows")).toBeVisible();
  await workbench.button("Export to a file").click();
  const dialog = page.getByRole("dialog", { name: "Export the result" });
  await dialog.getByRole("button", { name: "Export" }).click();
  await expect(dialog.getByText(/\d,\d+ of 20,000 rows/)).toBeVisible();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await expect(dialog.getByRole("button", { name: "Export" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText(/^\d+,\d+ of 20,000 rows$/)).toBeVisible();
  await workbench.runAll("select 'alive' as answer;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("alive");
});

test("rows can be filtered, columns moved, hidden and sorted", async ({ page, workbench }) => {
  await workbench.runAll(
    "select * from (values (1, 'Ada', 'x'), (2, 'Grace', null), (3, 'Edsger', 'x')) t (id, name, mark);",
  );
  await expect(workbench.grid.getByRole("row")).toHaveCount(4);

  const filter = page.getByRole("searchbox", { name: "Filter the fetched rows" });
  await filter.fill("x ed");
  await expect(workbench.grid.getByRole("row")).toHaveCount(2);
  expect(await workbench.rows()).toEqual([["3", "Edsger", "x"]]);
  await filter.fill("");

  const header = (name: string) => workbench.grid.getByRole("columnheader", { name });
  await header("name").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Move left" }).click();
  await expect(workbench.grid.getByRole("columnheader").first()).toHaveAccessibleName("name");
  await header("mark").dragTo(header("name"), { targetPosition: { x: 4, y: 10 } });
  await expect(workbench.grid.getByRole("columnheader").first()).toHaveAccessibleName("mark");
  await header("mark").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Hide" }).click();
  await header("name").click();
  expect((await workbench.rows()).map((row) => row[0])).toEqual(["Ada", "Edsger", "Grace"]);

  // The same without a mouse: the header has the focus after the click.
  const widthOf = async (name: string): Promise<number> =>
    (await header(name).boundingBox())?.width ?? 0;
  const width = await widthOf("name");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await widthOf("name")).toBe(width + 32);
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: "Sort ascending" })).toBeFocused();
  await expect(async () => {
    await page.keyboard.press("m");
    await expect(page.getByRole("menuitem", { name: "Move right" })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(workbench.grid.getByRole("columnheader").first()).toHaveAccessibleName("id");

  await header("id").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Pin to the left" }).click();
  await expect(header("id")).toHaveAttribute("draggable", "false");

  const box = await header("id").boundingBox();
  if (box === null) throw new Error("the column is not drawn");
  await page.mouse.move(box.x + box.width - 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 58, box.y + 10);
  await page.mouse.up();
  expect(await widthOf("id")).toBe(box.width + 60);
});

test("of many columns only the visible ones are rendered", async ({ page, workbench }) => {
  const columns = Array.from({ length: 60 }, (_, index) => `${index} as column_${index}`);
  await workbench.runAll(`select ${columns.join(", ")};`);
  const headers = workbench.grid.getByRole("columnheader");
  await expect(headers.first()).toHaveAccessibleName("column_0");
  await expect(workbench.grid).toHaveAttribute("aria-colcount", "60");
  expect(await headers.count()).toBeLessThan(40);
  await workbench.grid.getByRole("gridcell").first().click();
  await page.keyboard.press("End");
  await expect(headers.last()).toHaveAccessibleName("column_59");
  await expect(workbench.grid.getByRole("gridcell", { name: "59", exact: true })).toBeInViewport();
});

test("a range can be selected by keyboard and copied in another format", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("select n as id, 'v' || n as v from generate_series(1, 5) n;");
  await workbench.grid.getByRole("gridcell").first().click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  const copied = async (item: RegExp): Promise<string> => {
    await workbench.button("Copy the selection").click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.getByText("Copied")).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied(/^Copy Ctrl/)).toBe("1\tv1\n2\tv2");
  expect(await copied(/^Copy as CSV/)).toBe("id,v\r\n1,v1\r\n2,v2\r\n");
  expect(await copied(/^Copy as Markdown table/)).toContain("| 1 | v1 |");
  expect(JSON.parse(await copied(/^Copy as JSON/))).toEqual([
    { id: 1, v: "v1" },
    { id: 2, v: "v2" },
  ]);
  expect(await copied(/^Copy as INSERT/)).toContain("(2, 'v2');");

  await workbench.resultTabs.first().click({ button: "right" });
  await page.getByRole("menuitem", { name: "Copy as a bug report" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^\*\*Where\*\*\n\n- Engine: PostgreSQL 15[^]*- Port: 5432 PostgreSQL\n/);
});

test("a value can be read exactly if psql's output does not show it", async ({
  page,
  workbench,
}) => {
  await workbench.runAll(
    "create temp sequence s;\nselect n, n || E'\\tb ' || nextval('s') || '  ' from generate_series(1, 3) n;",
  );
  await workbench.grid.getByRole("columnheader", { name: "n", exact: true }).click();
  await workbench.grid.getByRole("columnheader", { name: "n", exact: true }).click();
  await workbench.grid.getByRole("gridcell").nth(1).click();
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("region", { name: "Cell viewer" });
  await viewer.getByRole("button", { name: "Read the exact value" }).click();
  await expect(viewer.getByRole("note")).toHaveText("The exact value: it is not as printed.");
  // The first row is the last fetched one, and the query did not run again.
  expect(await viewer.getByRole("document").textContent()).toBe("3\tb 3  ");
});

test("a value is shown completely: JSON, an array, bytes", async ({ page, workbench }) => {
  await workbench.runAll(
    `select '{"a": [1, 2]}'::jsonb as j, array['x', null] as a, '\\xcafe00'::bytea as b,
      rtrim(repeat('long ', 500)) as t;`,
  );
  const cells = workbench.grid.getByRole("gridcell");
  const value = page.getByRole("document", { name: "Value" });
  await cells.first().dblclick();
  await expect(value).toContainText('"a"');
  await cells.nth(1).click();
  await expect(value).toContainText("NULL");
  await cells.nth(2).click();
  await expect(value).toContainText("ca fe 00");
  await cells.nth(3).click();
  await expect(value).toHaveText("long ".repeat(500).trim());
  await expect(page.getByRole("region", { name: "Cell viewer" })).toContainText("2,499 characters");
});

test("results can be stacked and shown as text, and a pinned one stays", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("select 1 as one; select 2 as two; select nope;");
  await expect(workbench.resultTabs).toHaveCount(3);
  await workbench.view("Stacked").click();
  await expect(page.getByRole("tabpanel")).toHaveCount(3);
  await expect(page.getByRole("grid")).toHaveCount(2);
  await expect(page.getByRole("tabpanel").nth(2)).toContainText("does not exist");

  await workbench.view("Text").click();
  await workbench.resultTabs.first().click();
  await expect(page.getByRole("document", { name: "Output as text" })).toContainText("(1 row)");
  await workbench.view("Grid").click();

  await workbench.resultTabs.first().click({ button: "right" });
  await page.getByRole("menuitem", { name: /^Pin/ }).click();
  await workbench.runAll("select 3 as three;");
  await expect(workbench.resultTabs).toHaveCount(2);
  await expect(workbench.resultTabs.first()).toContainText("pinned");
});

test("messages can be filtered by severity", async ({ page, workbench }) => {
  await workbench.runAll(
    "do $$ begin raise notice 'quiet words'; raise warning 'loud words'; end $$; select nope;",
  );
  await page.getByRole("radio", { name: /^Messages/ }).click();
  await expect(workbench.messages).toContainText("quiet words");
  const level = page.getByRole("combobox", { name: "Messages to list" });
  await level.selectOption("Warnings and errors");
  await expect(workbench.messages).not.toContainText("quiet words");
  await expect(workbench.messages).toContainText("loud words");
  await level.selectOption("Errors only");
  await expect(workbench.messages).not.toContainText("loud words");
  await expect(workbench.messages).toContainText("does not exist");
  await workbench.messages.getByRole("button", { name: "5432" }).last().click();
  await workbench.button("Show line in editor").click();
  await expect(workbench.editor).toBeFocused();
});

test("a statement of the history can run again, also after a reload", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("select 'from the past' as words;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("from the past");
  await page.reload();
  await workbench.waitUntilReady();
  await expect(workbench.resultTabs).toHaveText(/1 row.*, before the reload/);
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("from the past");
  await page.keyboard.press("Alt+KeyH");
  const dialog = page.getByRole("dialog", { name: "History" });
  const filter = dialog.getByRole("textbox", { name: "Find in history" });
  await filter.fill("past");
  const entry = dialog.getByRole("listitem");
  await expect(entry).toHaveCount(1);
  await expect(entry.getByLabel("completed")).toBeVisible();
  await expect(entry).toContainText(/5432 · 1 row · [\d.]+ m?s · \d+ \w+ \d{4}/);
  await dialog.getByRole("button", { name: "Run again on its port" }).click();
  await expect(workbench.resultTabs.filter({ hasText: "before the reload" })).toHaveCount(0);
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("from the past");

  await page.keyboard.press("Alt+KeyH");
  await filter.fill("zebra");
  await expect(dialog).toContainText("Nothing found.");
  await dialog.getByRole("button", { name: "Clear history" }).click();
  await expect(dialog).toContainText("Statements that you run are kept here.");
});
