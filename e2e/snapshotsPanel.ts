import { expect, type Locator, type Page } from "@playwright/test";
import type { WorkbenchPage } from "./workbenchPage.ts";

/** Query string that opens pages on PostgreSQL's port. */
export const query = "port=5432";

/** A machine with much data or a busy host is slow. */
const patiently = { timeout: 600_000 } as const;

export function snapshotsOf(page: Page): Locator {
  return page.getByRole("region", { name: "Snapshots" });
}

export function itemsOf(page: Page): Locator {
  return snapshotsOf(page).getByRole("listitem");
}

/** Runs a query of one value. */
export async function valueOf(workbench: WorkbenchPage, sql: string): Promise<string> {
  await workbench.waitUntilReady();
  await workbench.runAll(sql);
  await expect(workbench.resultTabs).toHaveCount(1, patiently);
  await waitUntilRun(workbench);
  return workbench.grid.getByRole("gridcell").first().innerText();
}

export async function run(workbench: WorkbenchPage, sql: string): Promise<void> {
  await workbench.waitUntilReady();
  await workbench.runAll(sql);
  await waitUntilRun(workbench);
}

/** Waits until nothing is running or queued, including a checkpoint before a statement. */
async function waitUntilRun(workbench: WorkbenchPage): Promise<void> {
  await expect(workbench.button("Cancel")).toBeDisabled(patiently);
  await workbench.waitUntilReady();
}

export async function waitForIdle(page: Page): Promise<void> {
  const activity = snapshotsOf(page).getByText(/Saving|Restoring|Writing|Reading/);
  await expect(activity).toHaveCount(0, patiently);
}

export async function saveSnapshot(page: Page): Promise<void> {
  const before = await itemsOf(page).count();
  await page.getByRole("button", { name: "Save snapshot" }).click();
  await expect.poll(() => itemsOf(page).count(), patiently).toBeGreaterThan(before);
  await waitForIdle(page);
}

/** Restores the snapshot with this name: of several automatic ones the newest. */
export async function restore(page: Page, name: string): Promise<void> {
  await page
    .getByRole("button", { name: `Restore ${name}`, exact: true })
    .first()
    .click();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  const messages = page.getByRole("log", { name: "Messages" });
  await expect(messages).toContainText(`“${name}” restored`, patiently);
}

/** Unfolds the snapshots, which a page that was not opened by `WorkbenchPage` folds at first. */
async function unfoldSnapshots(page: Page): Promise<void> {
  const fold = snapshotsOf(page).getByRole("button", { name: "Snapshots", exact: true });
  if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
}

/** Waits until the machine's state has been saved automatically. */
export async function waitForAutomatic(page: Page): Promise<void> {
  await unfoldSnapshots(page);
  await expect(itemsOf(page).filter({ hasText: "Automatic" })).not.toHaveCount(0, {
    timeout: 60_000,
  });
}
