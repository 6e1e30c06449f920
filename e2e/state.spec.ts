import { expect, type Locator, test } from "@playwright/test";
import {
  itemsOf,
  query,
  restore,
  run,
  saveSnapshot,
  snapshotsOf,
  valueOf,
  waitForIdle,
} from "./snapshotsPanel.ts";
import { longestTaskDuring } from "./bench/mainThreadTasks.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

test.describe.configure({ mode: "parallel" });

test("the machine's state survives a reload without manual saving", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table kept (v text); insert into kept values ('still here');");
  await expect(itemsOf(page).filter({ hasText: "Automatic" })).toHaveCount(1, { timeout: 30_000 });
  await page.reload();
  await workbench.waitUntilReady();
  await expect(workbench.messages).toContainText("as it was left");
  expect(await valueOf(workbench, "select v from kept;")).toBe("still here");
  const clockGapSeconds = await valueOf(
    workbench,
    `select abs(extract(epoch from now()) - ${Date.now() / 1000}) < 15;`,
  );
  expect(clockGapSeconds).toMatch(/^t(rue)?$/);

  await page.getByRole("button", { name: "Reset to pristine" }).click();
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(workbench.machineStatus).not.toHaveText("Ready");
  expect(await valueOf(workbench, "select to_regclass('kept') is null;")).toMatch(/^t(rue)?$/);
  await page.reload();
  expect(await valueOf(workbench, "select to_regclass('kept') is null;")).toMatch(/^t(rue)?$/);
});

test("an open transaction, a temporary table and a sequence are restored as saved", async ({
  page,
}) => {
  const workbench = await WorkbenchPage.open(page, { query });
  const bar = page.getByRole("contentinfo");
  await run(workbench, "create table t (v int); create sequence s; select nextval('s');");
  await run(workbench, "create temp table mine as select 'of this session' as v;");
  await run(workbench, "begin; insert into t values (nextval('s'));");
  await expect(bar).toContainText("transaction open");
  await saveSnapshot(page);
  await run(workbench, "rollback; drop table mine; select setval('s', 100);");
  await expect(bar).toContainText("no transaction");
  await restore(page, "Snapshot 1");
  await workbench.waitUntilReady();
  await expect(bar).toContainText("transaction open");
  expect(await valueOf(workbench, "select v from mine;")).toBe("of this session");
  await run(workbench, "insert into t values (nextval('s')); commit;");
  expect(await valueOf(workbench, "select string_agg(v::text, ',') from t;")).toBe("2,3");
  const isRight = `select abs(extract(epoch from clock_timestamp()) - ${Date.now() / 1000}) < 15;`;
  expect(await valueOf(workbench, isRight)).toMatch(/^t(rue)?$/);
  // The same after a reload of the page.
  await run(workbench, "begin; insert into t values (4);");
  await saveSnapshot(page);
  await page.reload();
  await workbench.waitUntilReady();
  await expect(bar).toContainText("transaction open");
  await run(workbench, "rollback;");
  expect(await valueOf(workbench, "select string_agg(v::text, ',') from t;")).toBe("2,3");
});

test("snapshots are folded at first; one is named while it is saved", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage["workbench.settings"] ??= JSON.stringify({
      version: 1,
      value: { keepsOffline: false, savesAutomatically: false, warmsUp: false },
    });
  });
  await WorkbenchPage.open(page, { query });
  const fold = snapshotsOf(page).getByRole("button", { name: "Snapshots", exact: true });
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await expect(page.getByText("No snapshots yet")).toBeHidden();
  for (const height of [500, 1200, 800]) {
    await page.setViewportSize({ width: 1280, height });
    await expect(snapshotsOf(page)).toHaveCSS("height", "36px");
    await expect(fold).toHaveAttribute("aria-expanded", "false");
  }
  await page.getByRole("button", { name: "Save snapshot" }).click();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  const name = page.getByRole("textbox", { name: "Name of the new snapshot" });
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("Snapshot 1");
  await page.keyboard.type("Before the import");
  await page.keyboard.press("Enter");
  await expect(itemsOf(page)).toContainText(["Before the import"]);
  await fold.click();
  await expect(itemsOf(page)).toHaveCount(0);
});

test("a busy machine is saved as soon as it is idle", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table before as select 1 as v;");
  // An endless computation.
  await workbench.runAll("do 'begin loop end loop; end';");
  await expect(workbench.machineStatus).toHaveText("Running");
  await page.getByRole("button", { name: "Save snapshot" }).click();
  await expect(workbench.alert).toContainText("Cancel the statement", { timeout: 60_000 });
  await workbench.button("Save when it rests").click();
  const waiting = page.getByRole("status", { name: "Snapshot" });
  await expect(waiting).toContainText("as soon as the machine rests");
  await expect(itemsOf(page).filter({ hasText: "Snapshot 1" })).toHaveCount(0);
  await workbench.button("Cancel").click();
  await expect(itemsOf(page).filter({ hasText: "Snapshot 1" })).toHaveCount(1, { timeout: 60_000 });
  await expect(waiting).toHaveCount(0);
});

test("without an origin private file system, states are kept in IndexedDB", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(StorageManager.prototype, "getDirectory");
    Reflect.deleteProperty(FileSystemFileHandle.prototype, "createWritable");
  });
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table kept as select 'in a database' as v;");
  await saveSnapshot(page);
  await run(workbench, "update kept set v = 'changed' where true;");
  await restore(page, "Snapshot 1");
  expect(await valueOf(workbench, "select v from kept;")).toBe("in a database");
  await page.reload();
  expect(await valueOf(workbench, "select v from kept;")).toBe("in a database");
  const names = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name),
  );
  expect(names).toContain("workbench");
  await page.getByRole("button", { name: "More for Snapshot 1" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(itemsOf(page).filter({ hasText: "Snapshot 1" })).toHaveCount(0);
});

test("a destructive statement can be undone from its result", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table precious as select 42 as answer;");
  await run(workbench, "drop table precious;");
  await expect(page.getByRole("group", { name: "Checkpoint" })).toContainText(
    "before drop table precious;",
  );
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(workbench.messages).toContainText("restored");
  expect(await valueOf(workbench, "select answer from precious;")).toBe("42");
  // The state before the undo can be restored as well.
  await expect(itemsOf(page).filter({ hasText: "Automatic" })).not.toHaveCount(0);
});

test("two snapshots are compared by tables, columns and rows", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table t (id int); insert into t select generate_series(1, 3);");
  await saveSnapshot(page);
  await run(
    workbench,
    "alter table t add note text; insert into t values (4); create view v as select 1 as one;",
  );
  await saveSnapshot(page);
  await page.getByRole("button", { name: "More for Snapshot 2" }).click();
  await page.getByRole("menuitem", { name: "Compare" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare snapshots" });
  await dialog
    .getByLabel("From", { exact: false })
    .first()
    .selectOption({ label: await optionOf(dialog, "Snapshot 1") });
  await dialog.getByLabel(/^To/).selectOption({ label: await optionOf(dialog, "Snapshot 2") });
  const lines = dialog.getByRole("list", { name: "Differences" });
  await expect(lines).toContainText("New: view public.v");
  // If counting is blocked, the server's estimate is shown.
  await expect(lines).toContainText(
    /table public\.t: column note text new; (about )?3 rows → (about )?4 rows/,
  );
});

async function optionOf(dialog: Locator, name: string): Promise<string> {
  return dialog.getByLabel("From").getByRole("option").filter({ hasText: name }).innerText();
}

test("twenty snapshots in a row, each with its data, sequence and clock", async ({ page }) => {
  test.setTimeout(600_000);
  const workbench = await WorkbenchPage.open(page, { query });
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Keep the state automatically").uncheck();
  await page.getByRole("button", { name: "Done" }).click();
  await run(workbench, "create table n (v int); create sequence s;");
  for (let number = 1; number <= 20; number += 1) {
    await run(workbench, `insert into n values (${number}), (nextval('s'));`);
    await saveSnapshot(page);
  }
  // Restores in mixed order, including the first and the last.
  for (const number of [1, 20, 7, 13, 2, 19, 10, 16, 4, 11]) {
    await restore(page, `Snapshot ${number}`);
    const state = await valueOf(
      workbench,
      "select concat_ws(' ', count(*), sum(v), nextval('s'), " +
        `abs(extract(epoch from clock_timestamp()) - ${Date.now() / 1000}) < 15) from n;`,
    );
    expect(state).toBe(`${2 * number} ${number * (number + 1)} ${number + 1} t`);
  }
});

test("a page that is killed during a save keeps the earlier snapshot", async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  let current = page;
  let workbench = await WorkbenchPage.open(current, { query });
  await run(workbench, "create table kept as select 1 as v;");
  await saveSnapshot(current);
  for (const delayMs of [0, 60, 250, 600]) {
    await run(workbench, "insert into kept select v from kept;");
    await current.getByRole("button", { name: "Save snapshot" }).click();
    await current.waitForTimeout(delayMs);
    await current.close({ runBeforeUnload: false });
    current = await context.newPage();
    workbench = await WorkbenchPage.open(current, { query });
    await restore(current, "Snapshot 1");
    expect(await valueOf(workbench, "select count(*) from kept;")).toBe("1");
  }
});

test("a second tab shows a notice, keeps nothing, and can have its own state", async ({
  page,
  context,
}) => {
  const first = await WorkbenchPage.open(page, { query });
  await run(first, "create table of_first as select 1 as v;");
  await saveSnapshot(page);
  const secondPage = await context.newPage();
  const second = await WorkbenchPage.open(secondPage, { query });
  const notice = secondPage.getByRole("status", { name: "Tab" });
  await expect(notice).toContainText("another tab");
  await expect(secondPage.getByRole("button", { name: "Save snapshot" })).toBeDisabled();
  expect(await valueOf(second, "select v from of_first;")).toBe("1");

  await secondPage.getByRole("button", { name: "Use a separate state" }).click();
  await expect(notice).toHaveCount(0);
  await run(second, "create table of_second as select 2 as v;");
  await saveSnapshot(secondPage);
  await secondPage.close();
  await page.reload();
  expect(
    await valueOf(
      first,
      "select to_regclass('of_first') || ',' || to_regclass('of_second') is null;",
    ),
  ).toMatch(/^t(rue)?$/);
  expect(await valueOf(first, "select v from of_first;")).toBe("1");
});

test("a tab can take over after the first one was closed", async ({ page, context }) => {
  await WorkbenchPage.open(page, { query });
  const secondPage = await context.newPage();
  const second = await WorkbenchPage.open(secondPage, { query });
  await expect(secondPage.getByRole("status", { name: "Tab" })).toContainText("another tab");
  await page.close();
  await secondPage.getByRole("button", { name: "Keep this tab’s state" }).click();
  await run(second, "create table taken_over as select 3 as v;");
  await saveSnapshot(secondPage);
  await secondPage.reload();
  expect(await valueOf(second, "select v from taken_over;")).toBe("3");
});

test("the page stays responsive while a snapshot is saved", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(
    workbench,
    "create table big as select g, md5(g::text) from generate_series(1, 100000) g;",
  );
  await waitForIdle(page);
  const savingMs = await longestTaskDuring(page, () => saveSnapshot(page));
  // Far less than saving on the main thread would do there in one task.
  const readingMs = await longestTaskDuring(page, async () => {
    await page.evaluate(readMemory);
  });
  console.log(
    `longest task of the main thread, in ms of processor: ${savingMs.toFixed(1)} while saving, ` +
      `${readingMs.toFixed(1)} for reading an eighth of the guest's memory`,
  );
  expect(savingMs).toBeLessThan(readingMs);
});

test("names, notes and copies survive a reload, and snapshots can be deleted", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await saveSnapshot(page);
  const choose = async (name: string, item: string): Promise<void> => {
    await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
  };
  await choose("Snapshot 1", "Rename");
  await page.getByRole("textbox", { name: "Snapshot name" }).fill("Monday");
  await page.keyboard.press("Enter");
  await choose("Monday", "Note");
  await page.getByRole("textbox", { name: "Snapshot note" }).fill("before the lesson");
  await page.keyboard.press("Enter");
  await expect(itemsOf(page).first()).toContainText("before the lesson");
  await choose("Monday", "Duplicate");
  await expect(itemsOf(page).filter({ hasText: "Monday (copy)" })).toHaveCount(1);
  await page.reload();
  await workbench.waitUntilReady();
  await expect(itemsOf(page)).toHaveCount(2);
  await choose("Monday", "Delete");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(itemsOf(page)).toHaveCount(1);
  await expect(itemsOf(page)).toContainText("Monday (copy)");
  await expect(page.getByRole("meter", { name: "Storage" })).toBeVisible();
  await restore(page, "Monday (copy)");
  expect(await valueOf(workbench, "select 'alive';")).toBe("alive");
});

/** Reads an eighth of the guest's memory. Runs in the page, in one task. */
function readMemory(): number {
  const bytes = new Uint8Array(32 * 1024 * 1024);
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
}
