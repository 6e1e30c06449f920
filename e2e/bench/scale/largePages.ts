import { expect, type Page } from "@playwright/test";
import { waitForEditor } from "../../editorText.ts";
import { WorkbenchPage, workbenchUrl } from "../../workbenchPage.ts";

/** For work whose time depends on the amount of data and on the host. */
export const patiently = { timeout: 1_800_000 } as const;

/** Opens the page on PostgreSQL's port, without work in the background; `base` is its address. */
export async function openQuietly(page: Page, base?: string): Promise<WorkbenchPage> {
  await page.addInitScript(() => {
    const value = {
      savesAutomatically: false,
      makesCheckpoints: false,
      keepsOffline: false,
      warmsUp: false,
    };
    localStorage["workbench.settings"] ??= JSON.stringify({ version: 1, value });
  });
  await page.goto(base === undefined ? workbenchUrl({ query: "port=5432" }) : `${base}?port=5432`);
  const workbench = new WorkbenchPage(page);
  await workbench.waitUntilReady();
  await waitForEditor(page);
  return workbench;
}

/** Puts so many editor tabs into the storage of a page that is opened later. */
export async function plantTabs(page: Page, count: number): Promise<void> {
  await page.addInitScript((last) => {
    if (localStorage["workbench.editor"] !== undefined) return;
    const tabs = Array.from({ length: last }, (_, index) => ({
      id: `tab-${index}`,
      name: `tab ${index}`,
      number: index + 1,
      text: `select ${index} as n; -- ${"x".repeat(500)}`,
      port: 5432,
    }));
    localStorage["workbench.editor"] = JSON.stringify({
      version: 1,
      value: { tabs, activeId: `tab-${last - 1}`, closed: [] },
    });
  }, count);
}

/**
 * Puts so many statements into the history of a page that is opened later, each with `padding`
 * more letters. Browsers store some five million characters.
 */
export async function plantHistory(page: Page, count: number, padding: number): Promise<void> {
  await page.addInitScript(
    ({ length, letters }) => {
      const value = Array.from({ length }, (_, index) => ({
        id: String(index),
        atMs: 1,
        port: 5432,
        sql: `select ${index}${" ".repeat(letters)}`,
        outcome: "failed",
        rowCount: 1,
        elapsedMs: 5,
      }));
      localStorage["workbench.history"] ??= JSON.stringify({ version: 1, value });
    },
    { length: count, letters: padding },
  );
}

/**
 * Drops a script as a file: typing it into the editor would be slow. The page repeats the text
 * itself, because the main thread would need seconds to receive a large one from the test.
 */
export async function dropScript(
  { page, editor }: WorkbenchPage,
  script: string,
  times = 1,
): Promise<void> {
  const data = await page.evaluateHandle(
    ({ text, count }) => {
      const transfer = new DataTransfer();
      transfer.items.add(
        new File(
          Array.from({ length: count }, () => text),
          "large.sql",
        ),
      );
      return transfer;
    },
    { text: script, count: times },
  );
  await editor.dispatchEvent("drop", { dataTransfer: data });
}

/** A script of so many queries, each with its own result. */
export function queriesOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `select ${index + 1} as n;`).join("\n");
}

/** Creates tables t1, t2, ... with one column. */
export function createTables(count: number): string {
  return (
    `do $$ begin for i in 1..${count} loop execute format('create table t%s (id int)', i); ` +
    "if i % 20 = 0 then commit; end if; end loop; end $$;"
  );
}

/** Presses Run all and waits until nothing runs any more. */
export async function runToEnd(workbench: WorkbenchPage): Promise<void> {
  await workbench.button("Run all").click();
  await expect(workbench.button("Cancel")).toBeEnabled();
  await expect(workbench.button("Cancel")).toBeDisabled(patiently);
}
