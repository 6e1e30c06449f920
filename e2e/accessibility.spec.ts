import { expect, type Page, test } from "@playwright/test";
import { expectNothingSerious } from "./axe.ts";
import { failureScreens } from "./panels/failureScreens.ts";
import { oracleScreens } from "./panels/oracleScreens.ts";
import { runningScreens } from "./panels/runningScreens.ts";
import { transferScreens } from "./panels/transferScreens.ts";
import { workbenchScreens } from "./panels/workbenchScreens.ts";
import { tabTo } from "./tabTo.ts";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

test.describe.configure({ mode: "parallel" });

for (const group of [
  workbenchScreens,
  runningScreens,
  oracleScreens,
  transferScreens,
  failureScreens,
]) {
  test(`axe finds nothing serious in either theme: ${group.name}`, async ({ page }) => {
    // Checks every rule on some twenty screens.
    test.setTimeout(600_000);
    const workbench = new WorkbenchPage(page);
    for (const { name, show, hide } of group.screens) {
      await test.step(name, async () => {
        await show(workbench);
        await expectNothingSerious(page, name);
        await hide?.(workbench);
      });
    }
  });
}

test("the page is usable in a window of 800 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 700 });
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select 800 as width;");
  await expect(workbench.grid.getByRole("gridcell", { name: "800" })).toBeVisible();
  for (const name of ["Run", "Run all", "Cancel", "Settings", "Import and export"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  // The open schema and shell cover the editor.
  await page.keyboard.press("ControlOrMeta+KeyB");
  await expect(page.getByRole("tree", { name: "Schema" })).toBeInViewport();
  await page.keyboard.press("ControlOrMeta+KeyB");
  await expect(page.getByRole("tree", { name: "Schema" })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(800);
});

test("the page is usable by keyboard only: boot, query, error, fix, export", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  const letGo = await holdMachine(page);
  await page.goto(workbenchUrl({ query: "port=5432" }));
  await expect(page.getByRole("progressbar", { name: "Loading the machine" })).toBeVisible();
  // A statement that is run before the machine is ready waits for it.
  await tabTo(page, workbench.editor);
  await page.keyboard.type("select relnam from pg_class order by 1;");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Your statement runs as soon as")).toBeVisible();
  letGo();
  await expect(workbench.result).toContainText("42703");

  // The error's button moves the cursor to its place.
  await page.keyboard.press("Alt+Digit2");
  await tabTo(page, workbench.button("Show line in editor"));
  await page.keyboard.press("Enter");
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.press("ControlOrMeta+ArrowRight");
  await page.keyboard.type("e");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(workbench.grid.getByRole("columnheader", { name: "relname" })).toBeVisible();

  // Moves from panel to panel.
  await page.keyboard.press("Alt+Digit3");
  const explorer = page.getByRole("complementary", { name: "Schema and snapshots" });
  await expect(explorer.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Alt+Digit4");
  await expect(workbench.shell.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Control+Shift+ArrowUp");
  await page.keyboard.press("Alt+Digit1");
  await page.keyboard.press("Alt+Digit2");
  await expect(workbench.resultTabs.first()).toBeFocused();

  await tabTo(page, workbench.button("Export to a file"));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Export the result" });
  await tabTo(page, dialog.getByRole("button", { name: "Export" }));
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toBe("pg_class.csv");
});

/** Delays loading of the machine until the returned function is called. */
async function holdMachine(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/state/*.zst", async (route) => {
    await isLetGo;
    await route.continue();
  });
  return letGo;
}
