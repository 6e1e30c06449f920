import { expect, type Page } from "@playwright/test";
import { expectNothingSerious } from "./axe.ts";
import { shownText } from "./editorText.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

const diagram = (page: Page) => page.getByRole("region", { name: "Diagram" });
const labSql = (page: Page) => page.getByRole("textbox", { name: /^SQL of 5432/ });
const tab = (workbench: WorkbenchPage, name: string) =>
  workbench.pageTabs.filter({ hasText: name });

async function expectTabs(
  workbench: WorkbenchPage,
  names: readonly string[],
  shown: string,
): Promise<void> {
  await expect(workbench.pageTabs).toHaveText([...names]);
  await expect(tab(workbench, shown)).toHaveAttribute("aria-selected", "true");
  await expect(workbench.pageTabs.and(workbench.page.locator("[aria-selected=true]"))).toHaveCount(
    1,
  );
}

test("several tools are open as tabs, and each place is as it was left", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("select 'kept' as result;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("kept");
  await workbench.editor.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("--hal");

  await workbench.openTool("Diagram");
  await diagram(page).getByRole("button", { name: "Show in words" }).click();
  await workbench.openTool("Two sessions");
  await expectTabs(workbench, ["Editor", "Diagram", "Two sessions"], "Two sessions");
  await labSql(page).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("select 'in the laboratory';");
  await expect(diagram(page)).toBeHidden();
  await expect(workbench.editor).toBeHidden();

  await tab(workbench, "Diagram").click();
  await expect(diagram(page).getByRole("button", { name: "Show as a picture" })).toBeVisible();
  await expect(labSql(page)).toBeHidden();

  // The text goes on where it was left, and what was typed before can be undone.
  await tab(workbench, "Editor").click();
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.type("f");
  await expect.poll(() => shownText(page)).toBe("select 'kept' as result;--half");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect.poll(() => shownText(page)).not.toContain("--half");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("kept");

  // A tool that is open already is shown, not opened again.
  await workbench.openTool("Two sessions");
  await expectTabs(workbench, ["Editor", "Diagram", "Two sessions"], "Two sessions");
  await labSql(page).focus();
  await page.keyboard.press("ControlOrMeta+Z");
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect.poll(() => shownText(page)).toContain("select 'in the laboratory';");

  await workbench.button("Close Diagram").click();
  await expectTabs(workbench, ["Editor", "Two sessions"], "Two sessions");
  await workbench.button("Close Two sessions").click();
  await expect(workbench.pageTabs).toHaveCount(0);
  await expect(workbench.editor).toBeFocused();
});

test("tools are opened, chosen and closed by keyboard alone", async ({ page, workbench }) => {
  await workbench.editor.focus();
  await page.keyboard.press("Alt+KeyD");
  await expect(tab(workbench, "Diagram")).toBeFocused();
  await page.keyboard.press("Alt+KeyR");
  await page.keyboard.press("Alt+KeyL");
  const all = ["Editor", "Diagram", "Regression tests", "Two sessions"];
  await expectTabs(workbench, all, "Two sessions");
  await expect(tab(workbench, "Two sessions")).toBeFocused();
  for (const [key, name] of [
    ["ArrowLeft", "Regression tests"],
    ["Home", "Editor"],
    ["ArrowLeft", "Two sessions"],
    ["ArrowRight", "Editor"],
    ["End", "Two sessions"],
    ["ArrowLeft", "Regression tests"],
  ] as const) {
    await page.keyboard.press(key);
    await expectTabs(workbench, all, name);
    await expect(tab(workbench, name), key).toBeFocused();
  }
  // From the tab into its page.
  await page.keyboard.press("Tab");
  await expect(workbench.button("Close Regression tests")).toBeFocused();
  await page.keyboard.press("Tab");
  const tests = page.getByRole("region", { name: "Regression tests" });
  await expect(tests.locator(":focus")).toHaveCount(1);

  // The same keys show the editor again; the pages stay.
  await page.keyboard.press("Alt+KeyR");
  await expectTabs(workbench, all, "Editor");
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.press("Alt+KeyR");
  await expect(tab(workbench, "Regression tests")).toBeFocused();
  await page.keyboard.press("Alt+Digit1");
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.press("Alt+KeyR");

  await page.keyboard.press("Delete");
  await expectTabs(workbench, ["Editor", "Diagram", "Two sessions"], "Diagram");
  await expect(tab(workbench, "Diagram")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expectTabs(workbench, ["Editor", "Diagram"], "Diagram");
  await expect(tab(workbench, "Diagram")).toBeFocused();
  await page.keyboard.press("Alt+KeyW");
  await expect(workbench.pageTabs).toHaveCount(0);
  await expect(workbench.editor).toBeFocused();
  await expect(workbench.editorTabs).toHaveCount(1);
});

test("what is opened beside a tool's page is shown", async ({ page, workbench }) => {
  await workbench.runAll(
    "create table beside (id int primary key); insert into beside values (7);",
  );
  await expect(workbench.button("Cancel")).toBeDisabled();
  const table = page.getByRole("treeitem", { name: /^beside table/ });
  await expect(table).toBeVisible();
  await workbench.openTool("Diagram");
  await table.dblclick();
  await expectTabs(workbench, ["Editor", "Diagram"], "Editor");
  await expect(workbench.grid.getByRole("gridcell", { name: "7" })).toBeVisible();
  // Also where its tab is the active one.
  await tab(workbench, "Diagram").click();
  await table.dblclick();
  await expectTabs(workbench, ["Editor", "Diagram"], "Editor");
  await expect(workbench.grid.getByRole("gridcell", { name: "7" })).toBeVisible();

  // A table's box opens its definition, and the focus goes along.
  await tab(workbench, "Diagram").click();
  await diagram(page)
    .getByRole("button", { name: /^beside, 1 column/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => shownText(page)).toContain("create table public.beside");
  await expect(workbench.editor).toBeFocused();
});

test("the tabs of tools fit into narrow and wide windows, for everybody", async ({
  page,
  workbench,
}) => {
  for (const tool of ["Diagram", "Two sessions", "Compatibility check", "Regression tests"]) {
    await workbench.openTool(tool);
  }
  for (const width of [800, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(tab(workbench, "Regression tests")).toBeInViewport({ ratio: 1 });
    await expect(workbench.button("Close Regression tests")).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectNothingSerious(page, "open tools");
  await tab(workbench, "Editor").click();
  await expectNothingSerious(page, "the editor beside open tools");
});
