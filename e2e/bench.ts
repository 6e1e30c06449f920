// Measures the built page against its budgets and, in the same browser, against PGlite.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { measureTenThousandRows } from "./bench/bulkRows.ts";
import { measureFirstResult } from "./bench/firstResult.ts";
import { longestGapDuring } from "./bench/mainThreadGaps.ts";
import { measurePglite } from "./bench/pglite.ts";
import { cpuSecondsOf } from "./bench/processTime.ts";
import { reportStateCosts } from "./bench/stateCosts.ts";
import { describeMs, median } from "./bench/statistics.ts";
import { chromiumArguments, ensureChromium } from "./chromium.ts";
import { startStaticServer, type StaticServer } from "./staticServer.ts";

const runs = 5;
const idleSeconds = 20;
// The server's clock has jumped: it looks through its databases once, as after every start.
const settleSeconds = 40;

await build({ logLevel: "error" });
const dist = { directory: "dist", basePath: "/bench/", port: 0 };
const server = await startStaticServer(dist);
const compressingServer = await startStaticServer({ ...dist, isCompressing: true });
const pgliteServer = await startStaticServer({
  directory: "node_modules/@electric-sql/pglite/dist",
  basePath: "/pglite/",
  port: 0,
});
try {
  await reportStateCosts(server.url, [0, 10, 100]);
  await withBrowser((context) => reportFirstVisit(context, compressingServer, "compressing host"));
  await withBrowser(async (context, profile) => {
    await reportFirstVisit(context, server, "plain host");
    await reportFirstResult(context);
    await reportLoadAndIdleness(context, profile);
  });
} finally {
  await Promise.all([server.close(), compressingServer.close(), pgliteServer.close()]);
}

async function reportFirstVisit(
  context: BrowserContext,
  host: StaticServer,
  name: string,
): Promise<void> {
  host.resetCounters();
  const ms = await withPage(context, (page) => measureFirstResult(page, host.url));
  const { bytes, requests } = host.counters;
  console.log(
    `first visit, ${name}: ${ms.toFixed(0)} ms, ` +
      `${(bytes / 1e6).toFixed(1)} MB in ${requests} requests (goal: at most 20 MB)`,
  );
}

async function reportFirstResult(context: BrowserContext): Promise<void> {
  await withPage(context, async (page) => {
    await measureFirstResult(page, server.url);
    await waitUntilOffline(page);
  });
  await withPage(context, (page) => measurePglite(page, pgliteServer.url));
  const ours: number[] = [];
  const peers: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    ours.push(await withPage(context, (page) => measureFirstResult(page, server.url)));
    peers.push(await withPage(context, (page) => measurePglite(page, pgliteServer.url)));
  }
  console.log(`navigation to first result, this page: ${describeMs(ours)}`);
  console.log(`navigation to first result, PGlite:    ${describeMs(peers)}`);
  console.log(`ratio: ${(median(ours) / median(peers)).toFixed(2)} (goal: at most 0.50)`);
}

async function reportLoadAndIdleness(context: BrowserContext, profile: string): Promise<void> {
  const page = await context.newPage();
  await measureFirstResult(page, server.url);
  const bulk = await measureTenThousandRows(page);
  console.log(
    `10,000 x 2 rows to a scrollable grid: ${bulk.ms.toFixed(0)} ms; ` +
      `longest main-thread gap ${bulk.longestGapMs.toFixed(0)} ms (goal: under 50 ms)`,
  );
  const savingGapMs = await longestGapDuring(page, () => saveSnapshot(page));
  console.log(
    `a snapshot is saved: longest main-thread gap ${savingGapMs.toFixed(0)} ms (goal: under 50 ms)`,
  );
  await waitUntilOffline(page);
  await page.waitForTimeout(settleSeconds * 1000);
  const before = cpuSecondsOf(profile);
  await page.waitForTimeout(idleSeconds * 1000);
  const share = ((cpuSecondsOf(profile) - before) / idleSeconds) * 100;
  console.log(`idle CPU over ${idleSeconds} s: ${share.toFixed(1)} % of a core (goal: under 5 %)`);
  await page.close();
}

/** On a first visit the page takes the rest of the image in, so that it can do without network. */
async function waitUntilOffline(page: Page): Promise<void> {
  await page.getByText("Available offline").waitFor({ timeout: 120_000 });
}

async function saveSnapshot(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save snapshot" }).click();
  await page
    .getByRole("log", { name: "Messages" })
    .getByText(/saved/i)
    .waitFor({ state: "attached" });
}

async function withBrowser(
  use: (context: BrowserContext, profile: string) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "workbench-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: [...chromiumArguments()],
    viewport: { width: 1280, height: 800 },
  });
  // tsx has esbuild keep functions' names with this helper, which those sent to the page call there.
  await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
  try {
    await use(context, profile);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function withPage<T>(context: BrowserContext, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await context.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}
