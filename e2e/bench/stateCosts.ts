import type { Page } from "@playwright/test";
import { query, run, valueOf, waitForIdle } from "../snapshotsPanel.ts";
import { WorkbenchPage } from "../workbenchPage.ts";
import { withTraceablePage } from "./benchBrowser.ts";
import { longestTaskDuring } from "./mainThreadTasks.ts";
import type { Measurement } from "./measurement.ts";

/** The costs of saving and restoring a machine's state. Times end with the page's message. */
export interface StateCosts {
  /** The size of the tables as PostgreSQL reports it, in bytes. */
  readonly dataBytes: number;
  readonly snapshotBytes: number;
  readonly saveMs: number;
  readonly restoreMs: number;
  /** Time of a page reload until the server has answered a statement. */
  readonly reloadMs: number;
  /** Processor time of the main thread's longest task while saving and restoring. */
  readonly longestTaskMs: number;
}

/** Measures databases of about these sizes, half of ordinary rows and half of random ones. */
export async function measureStateCosts(
  url: string,
  sizesInMegabytes: readonly number[],
): Promise<readonly Measurement[]> {
  process.env["WORKBENCH_URL"] = url;
  const measurements: Measurement[] = [];
  for (const megabytes of sizesInMegabytes) {
    const costs = await withTraceablePage((page) => measureOneState(page, megabytes));
    measurements.push(...describeCosts(costs));
  }
  return measurements;
}

function describeCosts(costs: StateCosts): readonly Measurement[] {
  const what = `${(costs.dataBytes / 1e6).toFixed(0)} MB of tables`;
  const line = (
    name: string,
    unit: Measurement["unit"],
    value: number,
    goal: number | null = null,
  ): Measurement => ({ name: `${name}, ${what}`, unit, values: [value], goal });
  return [
    line("size of a snapshot", "MB", costs.snapshotBytes / 1e6),
    line("saving a snapshot", "ms", costs.saveMs),
    line("restoring a snapshot", "ms", costs.restoreMs),
    line("reload until a statement is answered", "ms", costs.reloadMs),
    line("longest main-thread task of both", "ms", costs.longestTaskMs, 50),
  ];
}

async function measureOneState(page: Page, megabytes: number): Promise<StateCosts> {
  const workbench = await WorkbenchPage.open(page, { query });
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Keep the state automatically").uncheck();
  await page.getByRole("button", { name: "Done" }).click();
  if (megabytes > 0) await run(workbench, ordinaryRows(megabytes / 2) + randomRows(megabytes / 2));
  const tables =
    "from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname ~ '_rows$';";
  const dataBytes = Number(
    await valueOf(workbench, `select coalesce(sum(pg_total_relation_size(oid)), 0) ${tables}`),
  );
  await waitForIdle(page);
  const saidSoon = (text: string): Promise<void> =>
    workbench.messages.getByText(text).waitFor({ state: "attached", timeout: 120_000 });
  let saveMs = 0;
  let restoreMs = 0;
  const savingTaskMs = await longestTaskDuring(page, async () => {
    await page.getByRole("button", { name: "Save snapshot" }).click();
    saveMs = await timeOf(() => saidSoon("Snapshot “Snapshot 1” saved."));
  });
  const snapshotBytes = await page.evaluate(sizeOfNewest);
  await waitForIdle(page);
  await page.getByRole("button", { name: "Restore Snapshot 1" }).click();
  const restoringTaskMs = await longestTaskDuring(page, async () => {
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    restoreMs = await timeOf(() => saidSoon("Snapshot “Snapshot 1” restored."));
  });
  await workbench.waitUntilReady();
  const reloadMs = await timeOf(async () => {
    await page.reload();
    await valueOf(workbench, "select 1;");
  });
  const longestTaskMs = Math.max(savingTaskMs, restoringTaskMs);
  return { dataBytes, snapshotBytes, saveMs, restoreMs, reloadMs, longestTaskMs };
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** The size of the newest file in the origin private file system. */
async function sizeOfNewest(): Promise<number> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle("snapshots");
  let newest = { lastModified: 0, size: 0 };
  for await (const handle of directory.values()) {
    if (handle.kind !== "file" || !handle.name.endsWith(".state")) continue;
    const { lastModified, size } = await handle.getFile();
    if (lastModified >= newest.lastModified) newest = { lastModified, size };
  }
  return newest.size;
}

/** Typical rows: a key, names, times, amounts; about 110 bytes each. */
function ordinaryRows(megabytes: number): string {
  return (
    "create table ordinary_rows as select g as id, 'Customer ' || g as name, " +
    "timestamptz '2024-01-01 00:00Z' + g * interval '1 minute' as at, " +
    "(g::bigint * 7919 % 100000) / 100.0 as amount, 'A note of a usual length, number ' || g as note " +
    `from generate_series(1, ${Math.round(megabytes * 9200)}) g;`
  );
}

/** Rows that do not compress: 284 bytes each, of which 256 are digests. */
function randomRows(megabytes: number): string {
  const digests = [1, 2, 3, 4].map((part) => `sha512((g::text || '-${part}')::bytea)`);
  return (
    `create table random_rows as select g as id, ${digests.join(" || ")} as noise ` +
    `from generate_series(1, ${Math.round(megabytes * 3300)}) g;`
  );
}
