import { appendFile, mkdir } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { patiently } from "../bench/scale/largePages.ts";
import { measureCost } from "../bench/scale/measureCost.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

const outcomesFile = "test-results/scale-outcomes.txt";

/** Records the longest task of the main thread, the time and the memory of some work. */
export async function measureScale(
  page: Page,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const { ms, longestTaskMs, peakMegabytes } = await measureCost(page, work);
  await record(
    `${name}: ${(ms / 1000).toFixed(1)} s, ` +
      `longest task ${longestTaskMs.toFixed(0)} ms of processor, ` +
      `${(await scriptMemory(page)).toFixed(0)} MB of scripts' memory, ` +
      `peak of the page's process ${peakMegabytes.toFixed(0)} MB`,
  );
}

/** Writes a line to the terminal and to the file of outcomes. */
export async function record(line: string): Promise<void> {
  console.log(line);
  await mkdir("test-results", { recursive: true });
  await appendFile(outcomesFile, `${line}\n`);
}

/** Shows that the machine and the page still work. */
export async function answers(workbench: WorkbenchPage): Promise<void> {
  await workbench.runAll("select 6 * 7 as answer;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("42", patiently);
}

function scriptMemory(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize /
      1e6,
  );
}
