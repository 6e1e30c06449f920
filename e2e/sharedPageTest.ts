import { type Browser, expect, test } from "@playwright/test";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

/**
 * A test in a page that all tests of its file share, as starting it for each would take most of the
 * time. A test starts with an empty tab on port 5432, and the database objects of earlier tests.
 */
export const sharedPageTest = test.extend<
  { readonly workbench: WorkbenchPage },
  { readonly sharedPages: SharedPages }
>({
  sharedPages: [
    async ({ browser }, use) => {
      const pages = new SharedPages(browser);
      await use(pages);
      await pages.close();
    },
    { scope: "worker" },
  ],
  workbench: async ({ sharedPages }, use, { file }) => {
    const workbench = await sharedPages.open(file);
    await startAfresh(workbench);
    await use(workbench);
  },
  page: async ({ workbench }, use) => {
    await use(workbench.page);
  },
});

class SharedPages {
  readonly #browser: Browser;
  #current: { readonly file: string; readonly workbench: WorkbenchPage } | null = null;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open(file: string): Promise<WorkbenchPage> {
    if (this.#current?.file === file) return this.#current.workbench;
    await this.close();
    const { origin } = new URL(workbenchUrl());
    const context = await this.#browser.newContext({
      permissions: ["clipboard-read", "clipboard-write"],
      storageState: { cookies: [], origins: [{ origin, localStorage: [quietSettings] }] },
    });
    const workbench = await WorkbenchPage.open(await context.newPage(), { query: "port=5432" });
    this.#current = { file, workbench };
    return workbench;
  }

  async close(): Promise<void> {
    await this.#current?.workbench.page.context().close();
    this.#current = null;
  }
}

/** Settings without background work, which these tests do not need. */
const quietSettings = {
  name: "workbench.settings",
  value: JSON.stringify({
    version: 1,
    value: {
      savesAutomatically: false,
      makesCheckpoints: false,
      keepsOffline: false,
      warmsUp: false,
      isSnapshotsOpen: true,
    },
  }),
};

async function startAfresh(workbench: WorkbenchPage): Promise<void> {
  const { page, editorTabs } = workbench;
  const dialogs = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  while ((await dialogs.count()) > 0) await page.keyboard.press("Escape");
  const comparison = workbench.button("Close the comparison");
  if (await comparison.isVisible()) await comparison.click();
  await workbench.closeTools();
  await workbench.editor.focus();
  for (let left = await editorTabs.count(); left > 0; left -= 1) {
    await page.keyboard.press("Alt+KeyW");
  }
  await workbench.choosePort("5432 PostgreSQL");
  await workbench.view("Grid").click();
  await expect(workbench.resultTabs).toHaveCount(0);
  await workbench.waitUntilReady();
}
