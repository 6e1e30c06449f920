import { expect, type Locator, type Page } from "@playwright/test";
import { shownText } from "./editorText.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";

function proposals(page: Page): Locator {
  return page.locator(".suggest-widget .monaco-list-row");
}

test("only the statement at the cursor is formatted", async ({ page, workbench }) => {
  await workbench.write("select a,b from t;\nselect   2;");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Alt+Shift+KeyF");
  await expect.poll(() => shownText(page)).toBe("select\n  a,\n  b\nfrom\n  t;\nselect   2;");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(() => shownText(page)).toBe("select a,b from t;\nselect   2;");
});

test("text can be searched, and several cursors type at once", async ({ page, workbench }) => {
  await workbench.write("select a;\nselect a;\nselect b;");
  await page.keyboard.press("Control+Home");
  // Monaco's keys on Linux.
  await page.keyboard.press("Shift+Alt+ArrowDown");
  await page.keyboard.press("Shift+Alt+ArrowDown");
  await page.keyboard.type("--");
  await expect.poll(() => shownText(page)).toBe("--select a;\n--select a;\n--select b;");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(() => shownText(page)).toBe("select a;\nselect a;\nselect b;");

  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ControlOrMeta+F");
  const find = page.getByRole("textbox", { name: "Find" });
  await expect(find).toBeFocused();
  await find.fill("select a");
  await expect(page.locator(".find-widget .matchesCount")).toHaveText("1 of 2");
  await page.keyboard.press("Escape");
});

test("columns are proposed after an alias, also of tables created later", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("create table crew (id int primary key, nickname text);");
  await expect(page.getByRole("treeitem", { name: /crew/ })).toBeVisible();
  await workbench.write("select c. from crew c");
  await page.keyboard.press("Home");
  for (let step = 0; step < 9; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Space");
  await expect(proposals(page).first()).toContainText("id");
  await expect(proposals(page)).toHaveText([/id.*integer/, /nickname.*text/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => shownText(page)).toBe("select c.nickname from crew c");

  await workbench.runAll("alter table crew add column berth int;");
  await expect(page.getByRole("tabpanel")).toContainText("ALTER TABLE");
  await workbench.write("select crew.");
  await page.keyboard.insertText("b from crew");
  for (let step = 0; step < 10; step += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Space");
  await expect(proposals(page).filter({ hasText: "berth" })).toBeVisible();
  await page.keyboard.press("Escape");

  await workbench.write("select * from pg_catalog.");
  await page.keyboard.type("pg_namesp");
  await expect(proposals(page).first()).toContainText("pg_namespace");
  await page.keyboard.press("Escape");
});

test("meta-commands, functions with signatures and snippets are proposed", async ({
  page,
  workbench,
}) => {
  await workbench.write("");
  await page.keyboard.type("\\dt");
  await expect(proposals(page).filter({ hasText: "list tables" }).first()).toBeVisible();
  await page.keyboard.press("Escape");

  await workbench.write("select ");
  await page.keyboard.type("date_tru");
  await expect(proposals(page).first()).toContainText("date_trunc");
  await expect(proposals(page).first()).toContainText("(field, timestamp)");
  await page.keyboard.press("Escape");

  await workbench.write("");
  await page.keyboard.type("cte");
  await expect(proposals(page).filter({ hasText: "with query" }).first()).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.type("recent");
  await expect.poll(() => shownText(page)).toContain("with recent as (");
  await expect.poll(() => shownText(page)).toContain("from recent;");
});

test("port 1521 proposes only Oracle packages, functions and keywords of its server", async ({
  page,
  workbench,
}) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.write("select ");
  await page.keyboard.type("dbms_out");
  await expect(proposals(page).filter({ hasText: "package" }).first()).toContainText("dbms_output");
  await page.keyboard.press("Enter");
  await workbench.write("select dbms_output");
  await page.keyboard.type(".");
  await expect(proposals(page).filter({ hasText: "put_line" }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await workbench.write("select ");
  await page.keyboard.type("add_mon");
  await expect(proposals(page).first()).toContainText("(date, months)");
  await page.keyboard.press("Escape");
  await workbench.write("select * from dual where ");
  await page.keyboard.type("rownu");
  // This server does not have ROWNUM.
  await expect(proposals(page).first()).toContainText("row_number");
  await expect(proposals(page).filter({ hasText: "rownum" })).toHaveCount(0);
});

test("Enter and Tab take the first proposal; a complete word and an alias stay as typed", async ({
  page,
  workbench,
}) => {
  await workbench.write("");
  await page.keyboard.type("SELE");
  await expect(proposals(page).first()).toHaveAttribute("aria-label", /SELECT/);
  await page.keyboard.press("Enter");
  await page.keyboard.type(" oid fro");
  await expect(proposals(page).first()).toContainText("from");
  await page.keyboard.press("Tab");
  await page.keyboard.type(" pg_class c");
  await page.keyboard.press("Enter");
  await page.keyboard.type("where");
  await expect(proposals(page).first()).toContainText("where");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1");
  await expect.poll(() => shownText(page)).toBe("SELECT oid from pg_class c\nwhere\n1");
});

test("the editor's menu runs, formats, cuts and pastes, by mouse and keyboard", async ({
  page,
  workbench,
}) => {
  await workbench.write("select 7;\nselect 8;");
  const menu = page.getByRole("menu", { name: "Editor" });
  await page.locator(".monaco-editor .view-line").first().click({ button: "right" });
  await expect(menu.getByRole("menuitem")).toHaveText([
    /^Run/,
    /^Explain/,
    /^Format/,
    /^Compare/,
    /^Share/,
    /^Cut/,
    /^Copy/,
    /^Paste/,
  ]);
  await menu.getByRole("menuitem", { name: /^Run/ }).click();
  await expect.poll(() => workbench.rows()).toEqual([["7"]]);

  await workbench.editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+F10");
  await menu.getByRole("menuitem", { name: /^Cut/ }).press("Enter");
  await expect.poll(() => shownText(page)).toBe("select 8;");
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect.poll(() => shownText(page)).toBe("select 8;select 7;\n");

  await page.evaluate(() => {
    navigator.clipboard.readText = () => Promise.reject(new Error("refused"));
  });
  await page.keyboard.press("Shift+F10");
  await menu.getByRole("menuitem", { name: /^Paste/ }).click();
  await expect(page.getByRole("dialog")).toContainText("Press Ctrl+V in the editor to paste.");
});

test("hovering over a name shows its type", async ({ page, workbench }) => {
  await workbench.runAll("create table sailor (id int primary key, alias text not null);");
  await workbench.write("select alias from sailor;");
  const word = (text: string): Locator =>
    page.locator(".monaco-editor .view-line span span").filter({ hasText: text }).last();
  const hover = page.locator(".monaco-hover:visible");
  await word("alias").hover();
  await expect(hover).toContainText("sailor.alias text not null");
  await page.mouse.move(10, 300);
  await word("sailor").hover();
  await expect(hover.last()).toContainText("id integer");
});

test("an error is marked at its place with its message", async ({ page, workbench }) => {
  await workbench.runAll("select 1,\n  nope;");
  const mark = page.locator(".monaco-editor .squiggly-error");
  await expect(mark).toHaveCount(1);
  await mark.hover({ force: true });
  await expect(page.locator(".monaco-hover:visible")).toContainText('column "nope" does not exist');
  await page.keyboard.press("Control+Home");
  await page.getByRole("button", { name: "Show line in editor" }).click();
  await expect(workbench.editor).toBeFocused();
});

test("the selection runs, and the statement that would run is marked", async ({
  page,
  workbench,
}) => {
  await workbench.write("select 1 as one;\n\nselect 2 as two;");
  const mark = page.locator(".monaco-editor .margin-view-overlays [class*=statement]");
  await expect(mark).toHaveCount(1);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(workbench.grid.getByRole("columnheader", { name: "one" })).toBeVisible();
  await expect(workbench.resultTabs).toHaveCount(1);
});

test("one box finds tables, columns, tabs and commands", async ({ page, workbench }) => {
  await workbench.runAll("create table found_things (id int primary key, colour_code text);");
  await expect(workbench.button("Cancel")).toBeDisabled();
  await page.keyboard.press("ControlOrMeta+P");
  const dialog = page.getByRole("dialog", { name: "Find anything" });
  const box = dialog.getByRole("combobox", { name: "Find anything" });
  await expect(box).toBeFocused();
  await box.fill("colour_co");
  const option = dialog.getByRole("option", { name: /colour_code/ }).first();
  await expect(option).toContainText("public.found_things");
  await box.fill("light theme");
  await expect(dialog.getByRole("option", { name: /dark theme/ })).toBeVisible();
  await box.fill("found_th");
  await expect(dialog.getByRole("option").first()).toContainText("found_things");
  await page.keyboard.press("Enter");
  await expect(workbench.editorTab(/found_things/)).toBeVisible();
  await expect(workbench.grid.getByRole("columnheader", { name: "colour_code" })).toBeVisible();
});

test("the palette finds every command and shows its keys", async ({ page, workbench }) => {
  await workbench.write("select 'by palette' as how;");
  await page.keyboard.press("F1");
  const dialog = page.getByRole("dialog", { name: "Commands" });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  expect(await dialog.getByRole("option").count()).toBeGreaterThan(35);
  const keys = await dialog.locator("kbd").allInnerTexts();
  expect(new Set(keys).size, "no keys twice").toBe(keys.length);
  await dialog.getByRole("combobox").fill("run all");
  await expect(dialog.getByRole("option").first()).toContainText("Ctrl+Shift+Enter");
  await page.keyboard.press("Enter");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("by palette");
});
