// Measures the built page against its budgets and, in the same browser, against PGlite.
import { readFile, writeFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { build } from "vite";
import { openFresh, withBrowser, withPage } from "./bench/benchBrowser.ts";
import { benchHelp, type BenchOptions, parseBenchArguments } from "./bench/benchArguments.ts";
import { longestTaskOfTenThousandRows, measureTenThousandRows } from "./bench/bulkRows.ts";
import { measureFirstResult } from "./bench/firstResult.ts";
import { longestGapDuring } from "./bench/mainThreadGaps.ts";
import {
  type BenchReport,
  compareMeasurements,
  type Measurement,
  one,
  parseReport,
  replaceTable,
  writeMeasurements,
} from "./bench/measurement.ts";
import { measurePglite } from "./bench/pglite.ts";
import { measurePredecessor } from "./bench/predecessor.ts";
import { cpuSecondsOf, rendererMegabytesOf } from "./bench/processTime.ts";
import {
  bulkInsert,
  namedStatements,
  sessionStatements,
  timeInPage,
  timeInPglite,
} from "./bench/smallSession.ts";
import { measureCsvImport } from "./bench/csvImport.ts";
import { measureScaleLines } from "./bench/scale/measureScaleLines.ts";
import { measureStateCosts } from "./bench/stateCosts.ts";
import { median } from "./bench/statistics.ts";
import { startStaticServer, type StaticServer } from "./staticServer.ts";

const idleSeconds = 20;
// The page begins to warm up after a second without work and ends after six seconds of it.
const warmUpSeconds = 10;
// After the clock has jumped, the server goes through its databases once, as after every start.
const settleSeconds = 40;

/** The comments in README.md between which a table is written, and what precedes it. */
const readmePlaces = {
  speed: {
    place: "bench",
    heading: `## How fast

Medians of \`npm run bench\` on one machine, which decides more than the page does: compare the lines with
each other.
`,
  },
  scale: {
    place: "bench scale",
    heading: `## How much

Values of \`npm run bench -- --scale\` on the same machine. A ratio of 1 is growth in step with the amount.
`,
  },
} as const;

const parsed = parseBenchArguments(process.argv.slice(2));
switch (parsed.kind) {
  case "help":
    process.stdout.write(benchHelp);
    break;
  case "invalid":
    process.stderr.write(`bench: ${parsed.message}; --help tells more\n`);
    process.exitCode = 2;
    break;
  case "run":
    await measureAndReport(parsed.options);
    break;
}

async function measureAndReport(options: BenchOptions): Promise<void> {
  const earlier = options.compareFile === null ? null : await readReport(options.compareFile);
  const measurements = options.isScale ? await measureAmounts(options) : await measureAll(options);
  const table = writeMeasurements(measurements);
  process.stdout.write(`\n${table}`);
  if (earlier !== null) {
    process.stdout.write(`\n${compareMeasurements(earlier.measurements, measurements)}`);
  }
  if (options.jsonFile !== null) {
    const report: BenchReport = { format: 1, takenAt: new Date().toISOString(), measurements };
    await writeFile(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  }
  if (options.writesReadme) {
    const { place, heading } = readmePlaces[options.isScale ? "scale" : "speed"];
    const before = await readFile("README.md", "utf8");
    const readme = replaceTable(before, place, `${heading}\n${table}`);
    if (readme === null) throw new Error("README.md has no place for the table");
    await writeFile("README.md", readme);
  }
}

async function readReport(file: string): Promise<BenchReport> {
  const report = parseReport(await readFile(file, "utf8"));
  if (report === null) throw new Error(`${file} is no report of this benchmark`);
  return report;
}

interface Hosts {
  readonly plain: StaticServer;
  readonly compressing: StaticServer;
  readonly pglite: StaticServer;
}

async function measureAll({ isQuick }: BenchOptions): Promise<readonly Measurement[]> {
  await build({ logLevel: "error" });
  const dist = { directory: "dist", basePath: "/bench/", port: 0 };
  const hosts: Hosts = {
    plain: await startStaticServer(dist),
    compressing: await startStaticServer({ ...dist, isCompressing: true }),
    pglite: await startStaticServer({
      directory: "node_modules/@electric-sql/pglite/dist",
      basePath: "/pglite/",
      port: 0,
    }),
  };
  const runs = isQuick ? 2 : 5;
  try {
    const found = await withBrowser((context) =>
      measureFirstVisit(context, hosts.compressing, "compressing host", 17),
    );
    return await withBrowser(async (context, profile) => [
      ...found,
      ...(await measureFirstVisit(context, hosts.plain, "plain host", 20)),
      ...(await measureFirstResults(context, hosts, runs)),
      ...(await measureStatements(context, hosts, isQuick ? "quick" : "whole", isQuick ? 1 : runs)),
      ...(await measureLoad(context, hosts.plain, profile)),
      ...(isQuick ? [] : await measurePredecessor(context, hosts.plain.url)),
      ...(isQuick ? [] : await measureCsvImport(context, hosts.plain.url)),
      ...(isQuick ? [] : await measureStateCosts(hosts.plain.url, [0, 10, 100])),
      ...(isQuick ? [] : await measureIdleness(context, hosts.plain, profile)),
    ]);
  } finally {
    await Promise.all(Object.values(hosts).map((host: StaticServer) => host.close()));
  }
}

/** The quick form measures a tenth of the amounts. */
async function measureAmounts({ isQuick }: BenchOptions): Promise<readonly Measurement[]> {
  await build({ logLevel: "error" });
  const host = await startStaticServer({ directory: "dist", basePath: "/bench/", port: 0 });
  try {
    return await measureScaleLines(host.url, isQuick ? 0.1 : 1);
  } finally {
    await host.close();
  }
}

async function measureFirstVisit(
  context: BrowserContext,
  host: StaticServer,
  name: string,
  goal: number,
): Promise<readonly Measurement[]> {
  host.resetCounters();
  const ms = await withPage(context, (page) => measureFirstResult(page, host.url));
  const { bytes, requests } = host.counters;
  return [
    one(`first visit, ${name}`, "ms", ms),
    one(`bytes of a first visit, ${name}`, "MB", bytes / 1e6, goal),
    one(`requests of a first visit, ${name}`, "requests", requests),
  ];
}

async function measureFirstResults(
  context: BrowserContext,
  hosts: Hosts,
  runs: number,
): Promise<readonly Measurement[]> {
  await withPage(context, async (page) => {
    await measureFirstResult(page, hosts.plain.url);
    await waitUntilOffline(page);
  });
  await withPage(context, (page) => measurePglite(page, hosts.pglite.url));
  const ours: number[] = [];
  const peers: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    ours.push(await withPage(context, (page) => measureFirstResult(page, hosts.plain.url)));
    peers.push(await withPage(context, (page) => measurePglite(page, hosts.pglite.url)));
  }
  return [
    { name: "navigation to first result, this page", unit: "ms", values: ours, goal: null },
    { name: "navigation to first result, PGlite", unit: "ms", values: peers, goal: null },
    one("first result, ratio to PGlite", "ratio", median(ours) / median(peers), 0.5),
  ];
}

/**
 * Measures session and single statements, alternating between freshly started page and PGlite. The
 * quick form leaves out the bulk insert, which takes as long as all others.
 */
async function measureStatements(
  context: BrowserContext,
  hosts: Hosts,
  extent: "quick" | "whole",
  runs: number,
): Promise<readonly Measurement[]> {
  const values = new Map<string, number[]>();
  const note = (name: string, value: number): void => {
    values.set(name, [...(values.get(name) ?? []), value]);
  };
  for (let index = 0; index < runs; index += 1) {
    for (const peer of ["this page", "PGlite"] as const) {
      const time = peer === "this page" ? timeInPage : timeInPglite;
      await withPage(context, async (page) => {
        if (peer === "PGlite") await measurePglite(page, hosts.pglite.url);
        else await openFresh(page, hosts.plain.url);
        for (const repetition of [1, 2, 3]) {
          const ms = await time(page, sessionStatements(repetition));
          note(`small session, repetition ${repetition}, ${peer}`, ms);
        }
        for (const [name, sql] of namedStatements) {
          await time(page, [sql]);
          note(`${name}, ${peer}`, await time(page, [sql]));
        }
        if (extent === "whole") {
          note(`insert of 100,000 rows, ${peer}`, await time(page, bulkInsert));
        }
      });
    }
  }
  const measured = [...values].map(([name, each]): Measurement => ({
    name,
    unit: "ms",
    values: each,
    goal: null,
  }));
  const afterWarmUp = await measureAfterWarmUp(context, hosts.plain, runs);
  const medianOf = (repetition: number): number =>
    median(values.get(`small session, repetition ${repetition}, this page`) ?? []);
  const ratio = medianOf(1) / medianOf(3);
  return [
    ...measured,
    one("small session, first to third", "ratio", ratio, 1.5),
    afterWarmUp,
    one("the same, to the third", "ratio", median(afterWarmUp.values) / medianOf(3), 1.5),
  ];
}

/** The first session of somebody who looks at the page for some seconds before. */
async function measureAfterWarmUp(
  context: BrowserContext,
  host: StaticServer,
  runs: number,
): Promise<Measurement> {
  const values: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    await withPage(context, async (page) => {
      await openFresh(page, host.url);
      await page.waitForTimeout(warmUpSeconds * 1000);
      values.push(await timeInPage(page, sessionStatements(1)));
    });
  }
  const name = `small session, repetition 1, ${warmUpSeconds} s after the start`;
  return { name, unit: "ms", values, goal: null };
}

async function measureLoad(
  context: BrowserContext,
  host: StaticServer,
  profile: string,
): Promise<readonly Measurement[]> {
  return withPage(context, async (page) => {
    await measureFirstResult(page, host.url);
    const bulk = await measureTenThousandRows(page);
    const memoryMb = rendererMegabytesOf(profile);
    const savingGapMs = await longestGapDuring(page, () => saveSnapshot(page));
    const taskMs = await longestTaskOfTenThousandRows(host.url);
    return [
      one("10,000 × 2 rows fetched to the grid", "ms", bulk.ms),
      one("main-thread gap while they are fetched", "ms", bulk.longestGapMs, 50),
      one("longest main-thread task of that, processor time", "ms", taskMs, 50),
      one("memory of the tab, its workers included", "MB", memoryMb),
      one("main-thread gap while a snapshot is saved", "ms", savingGapMs, 50),
    ];
  });
}

async function measureIdleness(
  context: BrowserContext,
  host: StaticServer,
  profile: string,
): Promise<readonly Measurement[]> {
  return withPage(context, async (page) => {
    await measureFirstResult(page, host.url);
    await waitUntilOffline(page);
    await page.waitForTimeout(settleSeconds * 1000);
    const before = cpuSecondsOf(profile);
    await page.waitForTimeout(idleSeconds * 1000);
    const share = ((cpuSecondsOf(profile) - before) / idleSeconds) * 100;
    return [one("idle processor time, share of a core", "%", share, 2)];
  });
}

/** Waits until the page has cached the whole image, which it does on a first visit. */
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
