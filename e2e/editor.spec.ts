import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { WorkbenchPage } from "./workbenchPage.ts";

/** The lines as the editor draws them, with its blanks as plain ones. */
async function shownText(page: Page): Promise<string> {
  const lines = await page.locator(".monaco-editor .view-line").all();
  const placed = await Promise.all(
    lines.map(async (line) => ({
      top: (await line.boundingBox())?.y ?? 0,
      text: (await line.innerText()).replaceAll("\u00a0", " ").replace(/\n$/, ""),
    })),
  );
  return placed
    .sort((left, right) => left.top - right.top)
    .map(({ text }) => text)
    .join("\n");
}

function proposals(page: Page): Locator {
  return page.locator(".suggest-widget .monaco-list-row");
}

function editorTab(page: Page, name: RegExp | string): Locator {
  return page.getByRole("tablist", { name: "Editor tabs" }).getByRole("tab", { name });
}

test("a statement is formatted, and only that one", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.write("select a,b from t;\nselect   2;");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Alt+Shift+KeyF");
  await expect.poll(() => shownText(page)).toBe("select\n  a,\n  b\nfrom\n  t;\nselect   2;");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(() => shownText(page)).toBe("select a,b from t;\nselect   2;");
});

test("text is found, and several cursors write at once", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.write("select a;\nselect a;\nselect b;");
  await page.keyboard.press("Control+Home");
  // The editor's keys for Linux.
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

test("columns are proposed behind an alias, and follow what is created", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
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
});

test("psql's commands, functions with signatures and snippets are proposed", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
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

test("port 1521 proposes Oracle's packages and functions", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=1521" });
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
});

test("hovering over a name shows its type", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("create table crew (id int primary key, nickname text not null);");
  await workbench.write("select nickname from crew;");
  const word = (text: string): Locator =>
    page.locator(".monaco-editor .view-line span span").filter({ hasText: text }).last();
  const hover = page.locator(".monaco-hover:visible");
  await word("nickname").hover();
  await expect(hover).toContainText("crew.nickname text not null");
  await page.mouse.move(10, 300);
  await word("crew").hover();
  await expect(hover.last()).toContainText("id integer");
});

test("an error is told where it is", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select 1,\n  nope;");
  const mark = page.locator(".monaco-editor .squiggly-error");
  await expect(mark).toHaveCount(1);
  await mark.hover({ force: true });
  await expect(page.locator(".monaco-hover:visible")).toContainText('column "nope" does not exist');
  await page.keyboard.press("Control+Home");
  await page.getByRole("button", { name: "Show line in editor" }).click();
  await expect(workbench.editor).toBeFocused();
});

test("what is selected runs, and the statement that will run is marked", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.write("select 1 as one;\n\nselect 2 as two;");
  const mark = page.locator(".monaco-editor .margin-view-overlays [class*=statement]");
  await expect(mark).toHaveCount(1);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(workbench.grid.getByRole("columnheader", { name: "one" })).toBeVisible();
  await expect(workbench.resultTabs).toHaveCount(1);
});

test("tabs are named, closed, reopened and kept when the page is loaded again", async ({
  page,
}) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.write("select 'first';");
  await editorTab(page, /Query 1/).dblclick();
  await page.getByRole("textbox", { name: "Tab name" }).fill("report");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+KeyN");
  await workbench.write("select 'second';");
  await expect(editorTab(page, /Query 2/)).toHaveAttribute("aria-selected", "true");
  await editorTab(page, /report/).click();
  await page.keyboard.press("Delete");
  await expect(editorTab(page, /report/)).toHaveCount(0);
  await workbench.editor.focus();
  await page.keyboard.press("Alt+Shift+KeyW");
  await expect(editorTab(page, /report/)).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => shownText(page)).toBe("select 'first';");

  await page.reload();
  await expect(editorTab(page, /report/)).toHaveAttribute("aria-selected", "true");
  await expect(editorTab(page, /Query 2/)).toBeVisible();
  await expect.poll(() => shownText(page)).toBe("select 'first';");
});

test("files are opened, dropped and saved", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined });
  });
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  const chooser = page.waitForEvent("filechooser");
  await workbench.editor.focus();
  await page.keyboard.press("ControlOrMeta+KeyO");
  await (
    await chooser
  ).setFiles({ name: "opened.sql", mimeType: "", buffer: Buffer.from("select 'opened';") });
  await expect(editorTab(page, /opened\.sql/)).toHaveAttribute("aria-selected", "true");

  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["select 'dropped';"], "dropped.sql"));
    return data;
  });
  const pane = page.getByRole("region", { name: "Editor", exact: true });
  await pane.dispatchEvent("dragover", { dataTransfer: transfer });
  await pane.dispatchEvent("drop", { dataTransfer: transfer });
  await expect(editorTab(page, /dropped\.sql/)).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => shownText(page)).toBe("select 'dropped';");

  const download = page.waitForEvent("download");
  await workbench.editor.focus();
  await page.keyboard.press("ControlOrMeta+KeyS");
  const file = await download;
  expect(file.suggestedFilename()).toBe("dropped.sql");
  expect(await readFile(await file.path(), "utf8")).toBe("select 'dropped';");
});

test("a file is written back where the browser can", async ({ page }) => {
  await page.addInitScript(() => {
    const written: string[] = [];
    const handle = {
      name: "kept.sql",
      createWritable: () =>
        Promise.resolve({
          write: (text: string) => Promise.resolve(void written.push(text)),
          close: () => Promise.resolve(),
        }),
    };
    let asked = 0;
    const showSaveFilePicker = (): Promise<unknown> => Promise.resolve((asked++, handle));
    Object.assign(window, { showSaveFilePicker, written, askedTimes: () => asked });
  });
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.write("select 1;");
  await page.keyboard.press("ControlOrMeta+KeyS");
  await expect(editorTab(page, /kept\.sql/)).toBeVisible();
  await workbench.write("select 2;");
  await page.keyboard.press("ControlOrMeta+KeyS");
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { written, askedTimes } = window as unknown as {
          written: readonly string[];
          askedTimes: () => number;
        };
        return { written: [...written], asked: askedTimes() };
      }),
    )
    .toEqual({ written: ["select 1;", "select 2;"], asked: 1 });
});

test("every command is found in the palette with its keys", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.write("select 'by palette' as how;");
  await page.keyboard.press("F1");
  const dialog = page.getByRole("dialog", { name: "Commands" });
  await dialog.getByRole("combobox").fill("run all");
  await expect(dialog.getByRole("option").first()).toContainText("Ctrl+Shift+Enter");
  await page.keyboard.press("Enter");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("by palette");
});
