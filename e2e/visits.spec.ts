import { expect, type Page, test } from "@playwright/test";
import { startStaticServer } from "./staticServer.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

// What a host that does not compress sends, headers included, until a query has been answered.
const firstVisitBytes = 22_000_000;
const secondVisitBytes = 100_000;

test("a second visit loads next to nothing from a host with the advised caching", async ({
  browser,
}) => {
  const host = await startStaticServer({
    directory: "dist",
    basePath: "/",
    port: 0,
    sendsCaching: true,
  });
  // Without it the browser's own cache has to do; with it a visit loads even less.
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    const visit = async (): Promise<number> => {
      host.resetCounters();
      const page = await context.newPage();
      await answer(page, host.url);
      await page.close();
      return host.counters.bytes;
    };
    const first = await visit();
    expect(first).toBeLessThan(firstVisitBytes);
    expect(first).toBeGreaterThan(secondVisitBytes);
    expect(await visit()).toBeLessThan(secondVisitBytes);
  } finally {
    await context.close();
    await host.close();
  }
});

async function answer(page: Page, url: string): Promise<void> {
  const workbench = new WorkbenchPage(page);
  await page.goto(`${url}?port=5432`);
  await workbench.waitUntilReady();
  await workbench.runAll("select 6 * 7 as answer;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("42");
}
