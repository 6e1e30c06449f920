import { type Browser, expect, test } from "@playwright/test";
import {
  createTables,
  dropScript,
  openQuietly,
  patiently,
  plantTabs,
  queriesOf,
  runToEnd,
} from "../bench/scale/largePages.ts";
import { shownText } from "../editorText.ts";
import { startFaultServer } from "../faultServer.ts";
import { WorkbenchPage } from "../workbenchPage.ts";
import { answers, measureScale, record } from "./measureScale.ts";

// Large amounts of data: nothing hangs or is lost; times and sizes are recorded, not asserted.

test.describe.configure({ mode: "parallel", timeout: 3_600_000 });

async function openScript(workbench: WorkbenchPage, script: string): Promise<void> {
  await dropScript(workbench, script);
  await expect(workbench.editorTab(/large\.sql/)).toBeVisible(patiently);
}

test("5,000 results of one script", async ({ page }) => {
  const workbench = await openQuietly(page);
  await measureScale(page, "5,000 results: opened", () => openScript(workbench, queriesOf(5000)));
  await measureScale(page, "5,000 results: run", () => runToEnd(workbench));
  await measureScale(page, "5,000 results: last one shown", async () => {
    await page.getByRole("tablist", { name: "Results" }).focus();
    await workbench.resultTabs.first().click();
    await page.keyboard.press("End");
    await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("5000", patiently);
  });
  await measureScale(page, "5,000 results: next statement", () => answers(workbench));
});

test("a million rows, paged", async ({ page }) => {
  const workbench = await openQuietly(page);
  await measureScale(page, "a million rows: first page", async () => {
    await workbench.runAll("select g, md5(g::text) from generate_series(1, 1000000) g;");
    await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1", patiently);
  });
  console.log(
    await page
      .getByRole("tabpanel")
      .innerText()
      .then((text) => text.slice(-400)),
  );
  await measureScale(page, "a million rows: next statement", () => answers(workbench));
});

test("a cell of 100 MB", async ({ page }) => {
  const workbench = await openQuietly(page);
  await measureScale(page, "a cell of 100 MB", async () => {
    await workbench.runAll("select repeat('x', 100000000) as large;");
    await expect(workbench.button("Cancel")).toBeDisabled(patiently);
    await expect(workbench.resultTabs.or(workbench.alert).first()).toBeVisible(patiently);
  });
  console.log(
    await page
      .getByRole("tabpanel")
      .innerText()
      .then((text) => text.slice(0, 600)),
  );
  await answers(workbench);
});

test("1,000 editor tabs", async ({ page }) => {
  await plantTabs(page, 1000);
  let workbench = await openQuietly(page);
  console.log("tabs", await workbench.editorTabs.count());
  await measureScale(page, "1,000 tabs: typing", async () => {
    await workbench.editor.focus();
    await page.keyboard.type("select 'typed';", { delay: 30 });
    await page.waitForTimeout(2000);
  });
  await measureScale(page, "1,000 tabs: another one", async () => {
    await page.keyboard.press("Alt+KeyN");
    await page.waitForTimeout(1000);
  });
  console.log("tabs", await workbench.editorTabs.count());
  await page.reload();
  workbench = new WorkbenchPage(page);
  await workbench.waitUntilReady();
  console.log("tabs", await workbench.editorTabs.count());
});

test("2,000 tables in the tree", async ({ page }) => {
  const workbench = await openQuietly(page);
  await workbench.write(createTables(2000));
  await measureScale(page, "2,000 tables: created", () => runToEnd(workbench));
  await measureScale(page, "2,000 tables: shown", async () => {
    const tree = page.getByRole("tree", { name: "Schema" });
    await expect(tree).toContainText(/t1\b/, patiently);
  });
  console.log((await page.getByRole("tree", { name: "Schema" }).innerText()).slice(0, 300));
  await measureScale(page, "2,000 tables: completion", async () => {
    await workbench.write("select * from t199");
    await page.keyboard.press("Control+Space");
    await page.waitForTimeout(5000);
  });
  await answers(workbench);
});

test("a script of 50 MB", async ({ page }) => {
  const workbench = await openQuietly(page);
  const line = "insert into t values (1, 'some text that makes a line of some length');\n";
  const dialog = page.getByRole("dialog", { name: "Import and export" });
  await measureScale(page, "50 MB: offered to be run as a file", async () => {
    const lines = 1000;
    const times = Math.ceil(50_000_000 / (lines * line.length));
    await dropScript(workbench, line.repeat(lines), times);
    await expect(dialog.getByRole("note")).toContainText("large.sql has");
    await page.waitForTimeout(2000);
  });
  await measureScale(page, "50 MB: opened in the editor all the same", async () => {
    await workbench.button("Open in the editor").click();
    await expect(workbench.editorTab(/large\.sql/)).toBeVisible(patiently);
    const shown = async (): Promise<boolean> => (await shownText(page)).includes("insert into t");
    await expect.poll(shown, patiently).toBe(true);
    await page.waitForTimeout(5000);
  });
});

test("a tab that was frozen for a minute continues", async ({ page }) => {
  const workbench = await openQuietly(page);
  await workbench.write("select 'kept';");
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((resolve) => setTimeout(resolve, 65_000));
  await session.send("Page.setWebLifecycleState", { state: "active" });
  expect(await shownText(page)).toContain("select 'kept'");
  await expect(workbench.alert).toHaveCount(0);
  await answers(workbench);
  const now = await page.evaluate(() => Date.now());
  await workbench.runAll("select extract(epoch from clock_timestamp())::bigint * 1000 as at;");
  const cell = workbench.grid.getByRole("gridcell").first();
  await expect(cell).toHaveText(/^\d{13}$/);
  const behindSeconds = (now - Number(await cell.innerText())) / 1000;
  await record(`frozen for a minute: clock behind by ${behindSeconds} s`);
});

/** Jumps in milliseconds: a day ahead, an hour back. */
for (const jumpMs of [86_400_000, -3_600_000]) {
  test(`a clock that jumps by ${jumpMs / 1000} s`, async ({ page }) => {
    await page.addInitScript(() => {
      const plain = Date.now.bind(Date);
      let jumpedMs = 0;
      Date.now = () => plain() + jumpedMs;
      Object.assign(window, { jump: (ms: number) => (jumpedMs += ms) });
    });
    const workbench = await openQuietly(page);
    await answers(workbench);
    await page.evaluate((ms) => {
      (window as unknown as { jump: (ms: number) => void }).jump(ms);
    }, jumpMs);
    await answers(workbench);
    await page.getByRole("button", { name: "Save snapshot" }).click();
    const items = page.getByRole("region", { name: "Snapshots" }).getByRole("listitem");
    await expect(items).toHaveCount(1);
    await expect(workbench.alert).toHaveCount(0);
  });
}

async function visitSlowly(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  try {
    await page.goto(`${url}?port=5432`, { timeout: 600_000 });
    const workbench = new WorkbenchPage(page);
    await expect(workbench.machineStatus).toHaveText("Ready", patiently);
    await answers(workbench);
    await expect(workbench.alert).toHaveCount(0);
  } finally {
    await context.close();
  }
}

test("50 KB/s", async ({ browser }) => {
  const server = await startFaultServer("dist");
  server.setFault({ kind: "slow", bytesPerSecond: 50_000 });
  const startedMs = Date.now();
  try {
    await visitSlowly(browser, server.url);
  } finally {
    await server.close();
  }
  await record(`50 KB/s: first answer after ${Math.round((Date.now() - startedMs) / 1000)} s`);
});
