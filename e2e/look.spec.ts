import { expect, type Locator, type Page } from "@playwright/test";
import { footerOverlaps } from "./footerOverlaps.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

test("empty panels say what they are for and offer an action", async ({ page, workbench }) => {
  await expect(page.getByRole("region", { name: "Snapshots" })).toContainText("No snapshots yet");
  await page.getByRole("radio", { name: /^Messages/ }).click();
  await expect(workbench.messages).toContainText("Notices, errors and command tags appear here.");
  await workbench.view("Grid").click();
  await page.keyboard.press("Alt+KeyH");
  const history = page.getByRole("dialog", { name: "History" });
  await expect(history).toContainText("Statements that you run are kept here.");
  await page.keyboard.press("Escape");
  await expect(page.getByText("No results yet")).toBeVisible();
  for (const name of ["Open the sample", "Take a lesson", "Import a dump"]) {
    await expect(workbench.button(name)).toBeEnabled();
  }
  await workbench.button("Check an Oracle script").click();
  await expect(workbench.button("Back to the editor")).toBeVisible();
  await workbench.button("Back to the editor").click();
  for (const width of [800, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await footerOverlaps(page), String(width)).toEqual([]);
  }
  await workbench.button("Try an example").click();
  await expect(workbench.resultTabs.filter({ hasText: "ok" }).first()).toBeVisible();
  await expect(workbench.button("Cancel")).toBeDisabled();
});

test("a wide page shows the shell until the user closes it", async ({ page, workbench }) => {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1700, height: 900 });
  await expect(workbench.shell).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(workbench.shell).toBeHidden();
  await page.setViewportSize({ width: 1700, height: 900 });
  await workbench.button("Shell panel").click();
  await expect(workbench.shell).toBeHidden();
  await page.reload();
  await expect(workbench.button("Shell panel")).toHaveAttribute("aria-pressed", "false");
  await expect(workbench.shell).toBeHidden();
  if (before !== null) await page.setViewportSize(before);
});

test("theme, widths and hidden panels survive a reload", async ({ page, workbench }) => {
  const explorer = page.getByRole("complementary", { name: "Schema and snapshots" });
  const root = page.locator("html");
  await chooseTheme(page, "Dark");
  await expect(root).toHaveCSS("color-scheme", "dark");
  const firstWidth = await widthOf(explorer);
  await page.getByRole("separator", { name: "Left panel and editor" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => widthOf(explorer)).toBeGreaterThan(firstWidth + 10);
  const width = await widthOf(explorer);
  // At this width the shell is hidden at first.
  await expect(workbench.shell).toBeHidden();
  await workbench.button("Shell panel").click();
  await expect(workbench.shell).toBeVisible();

  await page.reload();
  await workbench.waitUntilReady();
  await expect(root).toHaveCSS("color-scheme", "dark");
  await expect(workbench.shell).toBeVisible();
  await expect.poll(async () => Math.abs((await widthOf(explorer)) - width)).toBeLessThan(2);

  await workbench.button("Shell panel").click();
  await expect(workbench.shell).toBeHidden();
  await chooseTheme(page, "Light");
  await expect(root).toHaveCSS("color-scheme", "light");
  await chooseTheme(page, "As the system");
  await expect(root).toHaveCSS("color-scheme", "light dark");
});

async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("combobox", { name: "Theme" }).selectOption(name);
  await page.getByRole("button", { name: "Done" }).click();
}

async function widthOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.width ?? 0;
}

test("nothing moves while results arrive", async ({ page, workbench }) => {
  await workbench.write("select g, repeat('x', g % 50) from generate_series(1, 3000) g;");
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
        // Shifts right after a click are expected.
        if (!shift.hadRecentInput) shifts.push(shift.value);
      }
    }).observe({ type: "layout-shift" });
  });
  await workbench.button("Run").click();
  await workbench.button("Fetch all").click();
  await expect(workbench.grid).toHaveAttribute("aria-rowcount", "3001");
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
});

test("a failed panel does not affect the others", async ({ page, workbench }) => {
  await page.route("**/Lab-*.js", (route) => route.fulfill({ status: 404 }));
  await page.keyboard.press("Alt+KeyL");
  await expect(workbench.alert).toContainText("Two sessions could not be drawn");
  await expect(workbench.button("Draw it again")).toBeVisible();
  await expect(page.getByRole("tree", { name: "Schema" })).toBeVisible();
  await page.keyboard.press("Alt+KeyL");
  await workbench.runAll("select 'alive' as answer;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("alive");
});

test("corrupt storage is ignored and set aside", async ({ context }) => {
  await context.addInitScript(() => {
    if (localStorage.getItem("workbench.editor.unreadable") !== null) return;
    localStorage.setItem("workbench.settings", '{"version":1,"value":{"theme":7,"pageSize":100}}');
    localStorage.setItem("workbench.editor", "{ this is no JSON");
    localStorage.setItem("workbench.history", '{"version":99,"value":[]}');
    localStorage.setItem("workbench.tree", "null");
    localStorage.setItem("workbench.lab", "[1]");
  });
  const page = await context.newPage();
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select n from generate_series(1, 300) n;");
  await expect(page.getByText("100 of 300 rows"), "the setting that is right").toBeVisible();
  const keptAside = await page.evaluate(() => localStorage.getItem("workbench.editor.unreadable"));
  expect(keptAside).toBe("{ this is no JSON");
});

test("the page reports missing or full storage, and works without it", async ({ context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
    FileSystemWritableFileStream.prototype.write = () =>
      Promise.reject(new DOMException("The disk is full.", "QuotaExceededError"));
  });
  const page = await context.newPage();
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select 'alive' as answer;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("alive");
  await expect(workbench.messages).toContainText("The browser does not keep your tabs");
  await workbench.button("Save snapshot").click();
  await expect(workbench.alert).toContainText(/no room|full|space/i);
});
