import { expect, type Page } from "@playwright/test";
import { valueOf } from "../../snapshotsPanel.ts";
import { WorkbenchPage } from "../../workbenchPage.ts";
import {
  createTables,
  dropScript,
  openQuietly,
  patiently,
  plantHistory,
  plantTabs,
  queriesOf,
  runToEnd,
} from "./largePages.ts";
import { withDumpFile } from "./withDumpFile.ts";

/** Work on much data, part of which is measured. */
export interface ScaleLine {
  /** The larger amount; a quarter of it is measured too. */
  readonly size: number;
  /** Names an amount: "2,000 tables". */
  describe(size: number): string;
  /** Does the work in a new page, and passes what is measured to `step`. */
  run(page: Page, size: number, step: Step): Promise<void>;
}

/** Does and measures some work; the name follows the amount's. */
export type Step = (name: string, work: () => Promise<void>) => Promise<void>;

/** The start of a page has long tasks of its own, because its scripts are compiled. */
export const pageOpened = "page opened";

const statements: ScaleLine = {
  size: 1000,
  describe: (size) => `${size.toLocaleString("en")} statements in one script`,
  async run(page, size, step) {
    const workbench = await openQuietly(page);
    // The compiled code of the emulator makes later statements faster.
    await workbench.write(queriesOf(100));
    await runToEnd(workbench);
    await dropScript(workbench, queriesOf(size));
    await expect(workbench.editorTabs).toHaveCount(2);
    await step("run", () => runToEnd(workbench));
    await expect(workbench.grid.getByRole("gridcell").first()).toHaveText(String(size));
  },
};

const rows: ScaleLine = {
  size: 1_000_000,
  describe: (size) => `a result of ${size.toLocaleString("en")} rows`,
  async run(page, size, step) {
    const workbench = await openQuietly(page);
    await step("first page", async () => {
      await workbench.runAll(`select g, md5(g::text) from generate_series(1, ${size}) g;`);
      await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1", patiently);
    });
    await step("fetched whole", async () => {
      await workbench.button("Fetch all").click();
      await expect(workbench.grid).toHaveAttribute("aria-rowcount", String(size + 1), patiently);
    });
  },
};

const tabs: ScaleLine = {
  size: 200,
  describe: (size) => `${size} editor tabs`,
  async run(page, size, step) {
    await plantTabs(page, size);
    let workbench = new WorkbenchPage(page);
    await step(pageOpened, async () => {
      workbench = await openQuietly(page);
    });
    await step("typing, and another tab", async () => {
      await workbench.editor.focus();
      await page.keyboard.type("select 'typed';");
      await page.keyboard.press("Alt+KeyN");
      await expect(workbench.editorTabs).toHaveCount(size + 1);
      await waitUntilKept(page);
    });
  },
};

const tables: ScaleLine = {
  size: 2000,
  describe: (size) => `${size.toLocaleString("en")} tables in the tree`,
  async run(page, size, step) {
    const workbench = await openQuietly(page);
    const tree = page.getByRole("tree", { name: "Schema" });
    await workbench.write(createTables(size));
    await step("created and shown", async () => {
      await runToEnd(workbench);
      await expect(tree).toContainText(/t1\b/, patiently);
    });
    await step("one more", async () => {
      await workbench.runAll("create table a_first (id int);");
      await expect(tree).toContainText("a_first", patiently);
    });
  },
};

const history: ScaleLine = {
  size: 50_000,
  describe: (size) => `${size.toLocaleString("en")} statements kept in the history`,
  async run(page, size, step) {
    await plantHistory(page, size, 0);
    let workbench = new WorkbenchPage(page);
    await step(pageOpened, async () => {
      workbench = await openQuietly(page);
    });
    const dialog = page.getByRole("dialog", { name: "History" });
    await step("shown and filtered", async () => {
      await workbench.openTool("History");
      await dialog.getByLabel("Find in history").fill("select 321");
      await expect(dialog.getByRole("listitem").first()).toContainText("select 321");
      await page.keyboard.press("Escape");
    });
    await step("one more", async () => {
      await workbench.runAll("select 6 * 7 as answer;");
      await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("42");
      await waitUntilKept(page);
    });
  },
};

const dump: ScaleLine = {
  size: 50,
  describe: (size) => `a dump of ${size} MB`,
  async run(page, size, step) {
    const workbench = await openQuietly(page);
    await withDumpFile(size * 1e6, async ({ path, rowCount }) => {
      await page.getByRole("button", { name: "Import and export" }).click();
      await page.getByLabel("File to import").setInputFiles(path);
      await step("imported", async () => {
        await page.getByRole("button", { name: "Run as SQL" }).click();
        await page.getByRole("status", { name: "Transfer" }).waitFor(patiently);
      });
      await page.getByRole("button", { name: "Done" }).click();
      expect(await valueOf(workbench, "select count(*) from dumped;")).toBe(String(rowCount));
    });
  },
};

export const scaleLines: readonly ScaleLine[] = [statements, rows, tabs, tables, history, dump];

/** The page writes what has changed into the browser's storage after 0.4 seconds. */
async function waitUntilKept(page: Page): Promise<void> {
  await page.waitForTimeout(1000);
}
