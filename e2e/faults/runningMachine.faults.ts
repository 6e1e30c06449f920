import { expect, type Page, test } from "@playwright/test";
import { shownText, waitForEditor } from "../editorText.ts";
import { type FaultServer, startFaultServer } from "../faultServer.ts";
import { WorkbenchPage } from "../workbenchPage.ts";
import { faults } from "./faultKinds.ts";

let server: FaultServer;
let page: Page;
let workbench: WorkbenchPage;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  server = await startFaultServer("dist");
  const context = await browser.newContext({ serviceWorkers: "block" });
  page = await context.newPage();
  workbench = new WorkbenchPage(page);
  await page.goto(`${server.url}?port=5432`);
  await workbench.waitUntilReady();
});

test.afterAll(async () => {
  await page.context().close();
  await server.close();
});

/** Extensions whose files no other statement reads; one for each fault. */
const extensions = ["hstore", "citext", "ltree", "pg_trgm", "intarray", "cube", "isn"];

for (const [index, fault] of faults.entries()) {
  const extension = extensions[index] ?? "";
  test(`a guest file that meets "${fault.kind}" is waited for, and the statement completes`, async () => {
    test.setTimeout(300_000);
    server.setFault(fault, (path) => path.includes("/blobs/"));
    const sql = `create extension ${extension}; select '${extension}' as created;`;
    await workbench.runAll(sql);
    if (fault.kind !== "delay") {
      await expect(workbench.alert).toContainText("for a file that does not come");
      await expect(workbench.alert).toContainText(/[0-9a-f]{20}\.bin/);
      server.setFault(null);
      await workbench.button("Try again").click();
    }
    // An extension has a few files, which the guest reads one after the other.
    const cell = workbench.grid.getByRole("gridcell").first();
    await expect(cell).toHaveText(extension, { timeout: 200_000 });
    await expect(workbench.alert).toHaveCount(0);
    expect(await shownText(page)).toContain(`create extension ${extension}`);
    server.setFault(null);
  });
}

/** Tools whose part of the program is loaded on demand. */
const parts = ["Two sessions", "Regression tests", "Compatibility check"];

for (const name of parts) {
  test(`reports a part of the program that does not load: ${name}`, async () => {
    await workbench.write("select 'kept';");
    server.setFault({ kind: "vanish" }, (path) => path.endsWith(".js"));
    await workbench.openTool(name);
    await expect(workbench.alert).toBeVisible();
    await expect(workbench.alert.getByRole("button").first()).toBeVisible();
    server.setFault(null);
    await page.reload();
    await workbench.waitUntilReady();
    await waitForEditor(page);
    expect(await shownText(page)).toContain("select 'kept';");
  });
}
