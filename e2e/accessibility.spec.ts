import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import { WorkbenchPage } from "./workbenchPage.ts";

const axeSource = await readFile(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

async function expectNothingSerious(page: Page, screen: string): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } })
      .axe;
    return (await axe.run()).violations;
  });
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ; ")}`);
  expect(serious, screen).toEqual([]);
}

for (const theme of ["dark", "light"] as const) {
  test(`axe finds nothing serious on any screen in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(150_000);
    await page.emulateMedia({ colorScheme: theme });
    const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
    await workbench.runAll("select 1 as a, null as b, 'x' as c; select nope;");
    await expect(workbench.resultTabs).toHaveCount(2);
    await workbench.button("Stacked").click();
    await expectNothingSerious(page, "stacked results");
    await page.getByRole("button", { name: /^Messages/ }).click();
    await expectNothingSerious(page, "messages");
    await workbench.button("Grid").click();
    await workbench.resultTabs.first().click();
    await workbench.button("Export to a file").click();
    await expectNothingSerious(page, "export");
    await page.keyboard.press("Escape");

    await workbench.write("select count(*) from pg_class;");
    await page.keyboard.press("Alt+Shift+KeyE");
    await expect(page.getByRole("treegrid", { name: "Plan" })).toBeVisible();
    await expectNothingSerious(page, "plan");
    await page.keyboard.press("Alt+KeyC");
    await expect(page.getByRole("status", { name: "Verdict" })).toHaveText(/^Both gave/);
    await expectNothingSerious(page, "comparison");
    await page.keyboard.press("Alt+KeyT");
    await page
      .getByRole("complementary", { name: "Lessons" })
      .getByRole("button", { name: /^A first query/ })
      .click();
    await expectNothingSerious(page, "lessons");
    await page.keyboard.press("Alt+KeyT");
    await page.keyboard.press("Alt+KeyL");
    await expect(page.getByRole("region", { name: "Sessions and locks" })).toContainText("5432");
    await expectNothingSerious(page, "two sessions");
    await page.keyboard.press("Alt+KeyL");
    for (const [keys, name] of [
      ["F1", "Commands"],
      ["Alt+KeyH", "History"],
    ] as const) {
      await page.keyboard.press(keys);
      await expect(page.getByRole("dialog", { name })).toBeVisible();
      await expectNothingSerious(page, name);
      await page.keyboard.press("Escape");
    }
    await workbench.button("Settings").click();
    await expectNothingSerious(page, "settings");
    await page.keyboard.press("Escape");
    await workbench.button("About this server").click();
    await expect(page.getByRole("dialog")).toContainText("PostgreSQL 15");
    await expectNothingSerious(page, "server");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Import and export" }).click();
    const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,x\n") };
    await page.getByLabel("File to import").setInputFiles(file);
    await expectNothingSerious(page, "import and export");
    await page.getByRole("button", { name: "Load as CSV…" }).click();
    await expect(page.getByRole("table", { name: "Preview" })).toBeVisible();
    await expectNothingSerious(page, "CSV");
  });
}

test("800 pixels are enough", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 700 });
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select 800 as width;");
  await expect(workbench.grid.getByRole("gridcell", { name: "800" })).toBeVisible();
  for (const name of ["Run", "Run all", "Cancel", "Settings", "Import and export"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  // The schema and the shell lie over the editor for as long as they are open.
  await page.keyboard.press("ControlOrMeta+KeyB");
  await expect(page.getByRole("tree", { name: "Schema" })).toBeInViewport();
  await page.keyboard.press("ControlOrMeta+KeyB");
  await expect(page.getByRole("tree", { name: "Schema" })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(800);
});

test("a keyboard is enough: query, error, fix, export", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await page.keyboard.press("Alt+Digit1");
  await expect(workbench.editor).toBeFocused();
  await page.keyboard.type("select relnam from pg_class order by 1;");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("tabpanel")).toContainText("42703");

  await page.keyboard.press("Alt+Digit1");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ControlOrMeta+ArrowRight");
  await page.keyboard.press("ControlOrMeta+ArrowRight");
  await page.keyboard.type("e");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(workbench.grid.getByRole("columnheader", { name: "relname" })).toBeVisible();

  await page.keyboard.press("Alt+Digit2");
  await expect(workbench.resultTabs.first()).toBeFocused();
  const isExportFocused = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label") === "Export to a file");
  for (let step = 0; step < 15 && !(await isExportFocused()); step += 1) {
    await page.keyboard.press("Tab");
  }
  expect(await isExportFocused()).toBe(true);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Export the result" });
  await expect(dialog).toBeVisible();
  const download = page.waitForEvent("download");
  const exportButton = dialog.getByRole("button", { name: "Export" });
  for (let step = 0; step < 10; step += 1) {
    if (await exportButton.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toBe("pg_class.csv");
});
