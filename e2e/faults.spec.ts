import { expect, test } from "@playwright/test";
import { openQuietly } from "./bench/scale/largePages.ts";
import { shownText } from "./editorText.ts";
import { type FaultServer, startFaultServer } from "./faultServer.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

// Some of the faults that `npm run test:faults` tries for every file.
let server: FaultServer;

test.beforeEach(async () => {
  server = await startFaultServer("dist");
});

test.afterEach(async () => {
  await server.close();
});

test("a chunk that fails to load at start is named in both languages, with a reload button", async ({
  page,
}) => {
  server.setFault({ kind: "vanish" }, (path) => /renderApp-.*\.js$/.test(path));
  await page.goto(server.url);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The workbench could not start.");
  await expect(alert).toContainText("工作台无法启动");
  await expect(alert).toContainText("renderApp");
  server.setFault(null);
  await page.getByRole("button", { name: "Reload" }).click();
  await new WorkbenchPage(page).waitUntilReady();
});

for (const kind of ["vanish", "truncate"] as const) {
  test(`a style sheet is loaded again or named, with a reload button: ${kind}`, async ({
    page,
  }) => {
    const isAffected = (path: string): boolean => /renderApp-.*\.css$/.test(path);
    let requests = 0;
    server.setFault({ kind }, (path) => isAffected(path) && (requests += 1) === 1);
    await page.goto(server.url);
    const workbench = new WorkbenchPage(page);
    await workbench.runAll("select 6 * 7 as answer;");
    await expect(workbench.grid.getByRole("gridcell", { name: "42" })).toBeVisible();
    expect(requests).toBe(2);

    server.setFault({ kind }, isAffected);
    await page.reload();
    await expect(workbench.alert).toContainText("The workbench could not start.");
    await expect(workbench.alert).toContainText(/renderApp-.*\.css/);
    server.setFault(null);
    await page.getByRole("button", { name: "Reload" }).click();
    await workbench.waitUntilReady();
  });
}

test("while a chunk loads slowly, the document's text stays visible", async ({ page }) => {
  server.setFault({ kind: "delay", delayMs: 8000 }, (path) => /renderApp-.*\.js$/.test(path));
  await page.goto(server.url, { waitUntil: "commit" });
  await expect(page.getByText("The workbench is loading.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Reload" })).toBeVisible();
  await new WorkbenchPage(page).waitUntilReady();
  await expect(page.getByText("The workbench is loading.")).toHaveCount(0);
});

test("missing, altered or deleted files do not affect the running machine and its texts", async ({
  page,
}) => {
  const workbench = await openQuietly(page, server.url);
  const { alert } = workbench;

  server.setFault({ kind: "alter" }, isBlob);
  await workbench.runAll("create extension hstore; select 'a=>1'::hstore -> 'a';");
  await expect(alert).toContainText("What the server sent is not the file of this image");
  await expect(alert).toContainText(/blobs\/[0-9a-f]{20}\.bin/);
  server.setFault({ kind: "vanish" }, isBlob);
  await workbench.button("Try again").click();
  await expect(alert).toContainText("Check the connection");
  server.setFault(null);
  await workbench.button("Try again").click();
  await expect(alert).toHaveCount(0);
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1");
  expect(await shownText(page)).toContain("create extension hstore");
});

test("a terminated worker is reported, and the last snapshot restores the machine", async ({
  page,
}) => {
  await page.addInitScript(recordWorkersAndHurry);
  const workbench = await openQuietly(page, server.url);
  await workbench.write("select 'kept in the editor';");
  await page.evaluate(() => {
    endWorkers();
  });
  const { alert } = workbench;
  await expect(alert).toContainText("The machine has not answered since");
  await expect(workbench.button("Wait")).toBeVisible();
  await expect(workbench.button("Reset")).toBeVisible();
  await workbench.button("Go back to the last snapshot").click();
  await workbench.waitUntilReady();
  await expect(alert).toHaveCount(0);
  expect(await shownText(page)).toContain("kept in the editor");
});

const isBlob = (path: string): boolean => path.includes("/blobs/");

/** Terminates the machine's worker silently, and runs timers twenty times faster from then on. */
declare function endWorkers(): void;

function recordWorkersAndHurry(): void {
  const workers: Worker[] = [];
  const PlainWorker = Worker;
  const plainTimeout = setTimeout;
  let speed = 1;
  window.Worker = class extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (options?.name === "machine") workers.push(this);
    }
  };
  Object.assign(window, {
    setTimeout: (callback: () => void, delayMs?: number, ...values: unknown[]) =>
      plainTimeout(callback, (delayMs ?? 0) / speed, ...values),
    endWorkers() {
      for (const worker of workers) worker.terminate();
      speed = 20;
      plainTimeout(() => {
        speed = 1;
      }, 10_000);
    },
  });
}
