import type { Page } from "@playwright/test";
import {
  itemsOf,
  query,
  restore,
  run,
  saveSnapshot,
  valueOf,
  waitForIdle,
} from "../snapshotsPanel.ts";
import { WorkbenchPage } from "../workbenchPage.ts";
import { longestGapDuring } from "./mainThreadGaps.ts";

export interface StateCosts {
  /** What PostgreSQL says that the tables take, in bytes. */
  readonly dataBytes: number;
  readonly snapshotBytes: number;
  /** From the press of the button until the snapshot is kept. */
  readonly saveMs: number;
  readonly saveGapMs: number;
  /** From the press of the button until the server has answered a statement. */
  readonly restoreMs: number;
  /** The page loaded anew, until the server has answered a statement. */
  readonly reloadMs: number;
}

/** Makes tables, then measures what it takes to keep that state and to come back to it. */
export async function measureStateCosts(page: Page, sql: string): Promise<StateCosts> {
  const workbench = await WorkbenchPage.open(page, { query });
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Keep the state automatically").uncheck();
  await page.getByRole("button", { name: "Done" }).click();
  await run(workbench, sql);
  const dataBytes = Number(
    await valueOf(
      workbench,
      "select coalesce(sum(pg_total_relation_size(oid)), 0) from pg_class " +
        "where relnamespace = 'public'::regnamespace and relkind = 'r';",
    ),
  );
  await waitForIdle(page);
  const startedMs = performance.now();
  let saveMs = 0;
  const saveGapMs = await longestGapDuring(page, async () => {
    await saveSnapshot(page);
    saveMs = performance.now() - startedMs;
  });
  const snapshotBytes = await page.evaluate(sizeOfNewest);
  await run(workbench, "create table later as select 1 as v;");
  const restoredMs = await timeOf(async () => {
    await restore(page, "Snapshot 1");
    await valueOf(workbench, "select to_regclass('later');");
  });
  const reloadMs = await timeOf(async () => {
    await page.reload();
    await valueOf(workbench, "select to_regclass('later');");
  });
  if ((await itemsOf(page).count()) === 0) throw new Error("the snapshot is gone");
  return { dataBytes, snapshotBytes, saveMs, saveGapMs, restoreMs: restoredMs, reloadMs };
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Of the newest file in the origin's private file system. */
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

/** Rows as people have them: a key, names, times, amounts; about 110 bytes each. */
export function ordinaryRows(megabytes: number): string {
  return (
    "create table ordinary as select g as id, 'Customer ' || g as name, " +
    "timestamptz '2024-01-01 00:00Z' + g * interval '1 minute' as at, " +
    "(g::bigint * 7919 % 100000) / 100.0 as amount, 'A note of a usual length, number ' || g as note " +
    `from generate_series(1, ${Math.round(megabytes * 7700)}) g;`
  );
}

/** Rows that do not compress: 284 bytes each, of which 256 are digests. */
export function randomRows(megabytes: number): string {
  const digests = [1, 2, 3, 4].map((part) => `sha512((g::text || '-${part}')::bytea)`);
  return (
    `create table random_rows as select g as id, ${digests.join(" || ")} as noise ` +
    `from generate_series(1, ${Math.round(megabytes * 3300)}) g;`
  );
}
