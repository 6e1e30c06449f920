import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { waitForEditor } from "./editorText.ts";
import { query, run, valueOf } from "./snapshotsPanel.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

const suite = "src/cli/regression/testing/regression";
const files = ["sql/passes.sql", "expected/passes.out", "expected/passes_1.out", "sql/fails.sql"];

async function expectTest(page: Page, name: string, state: string): Promise<void> {
  const test = page.getByRole("list", { name: "Tests" }).getByRole("listitem");
  await expect(test.filter({ hasText: name })).toContainText(state, { timeout: 180_000 });
}

test("scripts run on a clean machine, and the user's machine is restored", async ({ page }) => {
  test.setTimeout(300_000);
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table mine as select 42 as answer;");
  await page.keyboard.press("Alt+r");
  await page
    .getByLabel("Scripts and expected outputs")
    .setInputFiles([...files, "expected/fails.out"].map((name) => `${suite}/${name}`));
  // The variants are for a port with Oracle's names.
  await workbench.choosePort("1521 Oracle");
  await workbench.button("Run the tests").click();
  await expect(workbench.machineStatus).toHaveText("Testing");
  await expectTest(page, "fails", "failed");
  await expectTest(page, "passes", "passed");
  await workbench.waitUntilReady();
  await expect(page.getByRole("status", { name: "Test run" })).toHaveText("1 of 2 passed");

  // Shows the differences and their actions.
  await page.getByRole("button", { name: /^fails/ }).click();
  const difference = page.getByRole("table", { name: "Difference" });
  await expect(difference.getByRole("row", { name: "1 0", exact: true })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await workbench.button("Download regression.diffs").click();
  const diffs = await readFile(await (await downloading).path(), "utf8");
  expect(diffs).toContain("\n-     1\n+     0\n");
  await workbench.button("Accept the output as expected").click();
  await expectTest(page, "fails", "passed");

  // The machine is in its earlier state.
  await page.keyboard.press("Alt+r");
  await waitForEditor(page);
  await workbench.choosePort("5432 PostgreSQL");
  expect(await valueOf(workbench, "select answer from mine;")).toBe("42");
});
