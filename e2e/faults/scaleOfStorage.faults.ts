import { expect, type Page, test } from "@playwright/test";
import { openQuietly, plantHistory } from "../bench/scale/largePages.ts";
import { shownText, waitForEditor } from "../editorText.ts";
import { itemsOf, query, restore, run, saveSnapshot, valueOf } from "../snapshotsPanel.ts";
import { WorkbenchPage, workbenchUrl } from "../workbenchPage.ts";
import { answers, measureScale, record } from "./measureScale.ts";

// Much, little or interrupted storage: nothing hangs or is lost; sizes are recorded, not asserted.

test.describe.configure({ mode: "parallel", timeout: 1_800_000 });

test("10,000 statements in the history", async ({ page }) => {
  await plantHistory(page, 10_000, 200);
  let workbench = new WorkbenchPage(page);
  await measureScale(page, "10,000 in the history: page opened", async () => {
    workbench = await openQuietly(page);
  });
  const dialog = page.getByRole("dialog", { name: "History" });
  await measureScale(page, "10,000 in the history: shown and filtered", async () => {
    await workbench.openTool("History");
    await expect(dialog.getByRole("listitem").first()).toContainText("select 0");
    await dialog.getByLabel("Find in history").fill("select 321");
    await expect(dialog.getByRole("listitem").first()).toContainText("select 321");
    await page.keyboard.press("Escape");
  });
  await measureScale(page, "10,000 in the history: one more", async () => {
    await answers(workbench);
    await page.waitForTimeout(2000);
  });
  await page.reload();
  await workbench.waitUntilReady();
  await workbench.openTool("History");
  await expect(dialog.getByRole("listitem").first()).toContainText("6 * 7");
  await expect(dialog.getByRole("listitem").nth(1)).toContainText("select 0");
});

/** Limits the storage of the origin, as a private window on a full disk does. */
async function limitStorage(page: Page, quotaBytes: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(workbenchUrl());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: quotaBytes });
}

test("private mode with room for half a snapshot", async ({ page }) => {
  await limitStorage(page, 200_000);
  await page.goto(workbenchUrl({ query }));
  const workbench = new WorkbenchPage(page);
  await workbench.waitUntilReady();
  await waitForEditor(page);
  await measureScale(page, "0.2 MB of storage: offline copy and automatic saves", async () => {
    await run(workbench, "create table kept as select 'typed and run' as v;");
    await page.waitForTimeout(30_000);
  });
  await record(
    `0.2 MB of storage: ${(await workbench.messages.innerText()).replaceAll("\n", " | ")}`,
  );
  for (const text of await workbench.alert.allInnerTexts()) {
    await record(`0.2 MB of storage, without being asked: ${text.replaceAll("\n", " | ")}`);
  }
  await page.getByRole("button", { name: "Save snapshot" }).click();
  await expect(workbench.alert).toContainText("no room left for snapshots", { timeout: 180_000 });
  await record(`0.2 MB of storage: ${(await workbench.alert.innerText()).replaceAll("\n", " | ")}`);
  await expect(itemsOf(page)).toHaveCount(0);
  // The machine works on, and the texts are kept in another storage.
  expect(await valueOf(workbench, "select v from kept;")).toBe("typed and run");
  await page.reload();
  await workbench.waitUntilReady();
  expect(await shownText(page)).toContain("select v from kept;");
  await answers(workbench);
});

test("private mode whose storages all refuse", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    StorageManager.prototype.getDirectory = () =>
      Promise.reject(new DOMException("", "SecurityError"));
    IDBFactory.prototype.open = refuse;
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
    for (const name of ["open", "match", "keys", "has", "delete"] as const) {
      Object.defineProperty(CacheStorage.prototype, name, { value: refuse });
    }
    for (const target of [window, Navigator.prototype]) {
      for (const name of ["caches", "serviceWorker"]) {
        if (name in target) Object.defineProperty(target, name, { get: refuse });
      }
    }
  });
  await page.goto(workbenchUrl({ query }));
  const workbench = new WorkbenchPage(page);
  await workbench.waitUntilReady();
  await waitForEditor(page);
  await run(workbench, "create table kept as select 'in memory' as v;");
  await page.getByRole("button", { name: "Save snapshot" }).click();
  await expect(workbench.alert).toBeVisible({ timeout: 180_000 });
  await record(`refusing storages: ${(await workbench.alert.innerText()).replaceAll("\n", " | ")}`);
  await record(
    `refusing storages: ${(await workbench.messages.innerText()).replaceAll("\n", " | ")}`,
  );
  expect(await valueOf(workbench, "select v from kept;")).toBe("in memory");
});

test("a reload while a snapshot is saved", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table kept as select 1 as v;");
  await saveSnapshot(page);
  for (const delayMs of [0, 30, 100, 300, 800, 2000, 4000, 15_000]) {
    await run(workbench, "insert into kept select v from kept;");
    const text = `select ${delayMs} as typed_before_the_reload;`;
    await workbench.write(text);
    await page.getByRole("button", { name: "Save snapshot" }).click();
    await page.waitForTimeout(delayMs);
    await page.reload();
    await workbench.waitUntilReady();
    await waitForEditor(page);
    expect(await shownText(page)).toContain(text);
    // Each listed snapshot is whole.
    const names = await itemsOf(page)
      .getByRole("button", { name: /^Restore / })
      .all();
    const count = names.length;
    await restore(page, "Snapshot 1");
    expect(await valueOf(workbench, "select count(*) from kept;")).toBe("1");
    await record(`reload ${delayMs} ms after Save snapshot: ${count} snapshots listed`);
  }
  const unlisted = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const directory = await root.getDirectoryHandle("snapshots");
    const names: string[] = [];
    for await (const name of (directory as unknown as { keys(): AsyncIterable<string> }).keys()) {
      names.push(name);
    }
    return names.length;
  });
  await record(
    `reload while saving: ${unlisted} files for ${await itemsOf(page).count()} snapshots`,
  );
  await restore(page, "Automatic");
  expect(Number(await valueOf(workbench, "select count(*) from kept;"))).toBeGreaterThan(0);
});
