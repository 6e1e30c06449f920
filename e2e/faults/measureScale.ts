import { readFileSync } from "node:fs";
import { appendFile, mkdir } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { longestTaskDuring } from "../bench/mainThreadTasks.ts";
import { WorkbenchPage } from "../workbenchPage.ts";

const outcomesFile = "test-results/scale-outcomes.txt";

/** For work whose time depends on the amount of data and on the host. */
export const patiently = { timeout: 1_800_000 } as const;

/** Records the longest task of the main thread, the time and the memory of some work. */
export async function measureScale(
  page: Page,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const startedMs = Date.now();
  const longestMs = await longestTaskDuring(page, work);
  await record(
    `${name}: ${((Date.now() - startedMs) / 1000).toFixed(1)} s, ` +
      `longest task ${longestMs.toFixed(0)} ms of processor, ` +
      `${(await scriptMemory(page)).toFixed(0)} MiB of scripts' memory, ` +
      `peak of the page's process ${await peakMemory(page)} MiB`,
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
      2 ** 20,
  );
}

/** The largest resident size that a renderer process has had so far, with its workers, in MiB. */
async function peakMemory(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) return Number.NaN;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, "utf8");
        return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
      } catch {
        // Only Linux has /proc.
        return Number.NaN;
      }
    });
  return Math.round(Math.max(...peaks));
}
