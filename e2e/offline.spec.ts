import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { run, valueOf, waitForAutomatic } from "./snapshotsPanel.ts";
import { startStaticServer } from "./staticServer.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

/** Kilobytes (of 1000 bytes) that a host may send for a second visit. */
const secondVisitKb = 100;

test("a second visit works without network, and a new version waits for confirmation", async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const directory = await mkdtemp(path.join(tmpdir(), "offline-"));
  await cp("dist", directory, { recursive: true });
  const basePath = "/offline/";
  let server = await startStaticServer({ directory, basePath, port: 0 });
  const { url } = server;
  const port = Number(new URL(url).port);
  const workbench = new WorkbenchPage(page);
  try {
    await page.goto(`${url}?port=5432`);
    await workbench.waitUntilReady();
    await run(workbench, "create table kept as select 'offline' as v;");
    await waitForAutomatic(page);
    const bar = page.getByRole("contentinfo");
    await expect(bar).not.toContainText("Available offline");
    await expect(bar).toContainText("Available offline", { timeout: 150_000 });

    // With network, it asks the host only for what may have changed.
    server.resetCounters();
    await page.goto("about:blank");
    await page.goto(`${url}?port=5432`);
    await workbench.waitUntilReady();
    expect(await valueOf(workbench, "select v from kept;")).toBe("offline");
    expect(server.counters.bytes / 1000).toBeLessThan(secondVisitKb);

    await server.close();
    await page.goto("about:blank");
    await page.goto(`${url}?port=5432`);
    await workbench.waitUntilReady();
    await expect(bar).toContainText("Available offline");
    expect(await valueOf(workbench, "select v from kept;")).toBe("offline");
    // Reads files that the guest has not read before: only the cache has their blobs.
    expect(await valueOf(workbench, "select count(*) > 2 from pg_available_extensions;")).toMatch(
      /^t(rue)?$/,
    );

    const main = await readFile(path.join(directory, "sw.js"), "utf8");
    await writeFile(path.join(directory, "sw.js"), main.replace(/"version":"/, '"version":"new-'));
    server = await startStaticServer({ directory, basePath, port });
    await page.reload();
    await workbench.waitUntilReady();
    await page.getByRole("status", { name: "Version" }).getByRole("button").click();
    await expect(page.getByRole("status", { name: "Version" })).toHaveCount(0, { timeout: 30_000 });
    await workbench.waitUntilReady();
    const caches = await page.evaluate(() => self.caches.keys());
    expect(caches.filter((name) => name.startsWith("shell-"))).toHaveLength(1);
    expect(caches.filter((name) => name.startsWith("shell-new-"))).toHaveLength(1);
    expect(context.serviceWorkers().length).toBeGreaterThan(0);

    // A rebuilt image replaces the earlier one completely or not at all.
    const imageNames = (): Promise<readonly string[]> =>
      page.evaluate(async () =>
        (await self.caches.keys()).filter((name) => name.startsWith("image-")),
      );
    const before = await imageNames();
    expect(before).toHaveLength(1);
    await server.close();
    const manifest = path.join(directory, "vm/postgres15-orafce/manifest.json");
    const text = await readFile(manifest, "utf8");
    await writeFile(manifest, text.replace(/"createdAt": *"[^"]*"/, '"createdAt": "2030-01-01"'));
    server = await startStaticServer({ directory, basePath, port });
    await page.reload();
    await workbench.waitUntilReady();
    await expect.poll(imageNames, { timeout: 120_000 }).not.toEqual(before);
    await expect.poll(imageNames, { timeout: 120_000 }).toHaveLength(1);
    await expect(bar).toContainText("Available offline");
  } finally {
    await server.close().catch(() => undefined);
    await rm(directory, { recursive: true, force: true });
  }
});
