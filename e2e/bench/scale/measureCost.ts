import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { longestTaskDuring } from "../mainThreadTasks.ts";

/** What some work in the page costs. */
export interface Cost {
  readonly ms: number;
  /** Processor time of the main thread's longest task. */
  readonly longestTaskMs: number;
  /** The largest resident size that the page's process has had so far, with its workers. */
  readonly peakMegabytes: number;
}

export async function measureCost(page: Page, work: () => Promise<void>): Promise<Cost> {
  let ms = 0;
  const longestTaskMs = await longestTaskDuring(page, async () => {
    const startedMs = performance.now();
    await work();
    ms = performance.now() - startedMs;
  });
  return { ms, longestTaskMs, peakMegabytes: await peakMegabytesOf(page) };
}

/** NaN where there is no /proc, which only Linux has. */
async function peakMegabytesOf(page: Page): Promise<number> {
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
        return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN);
      } catch {
        return Number.NaN;
      }
    });
  return (Math.max(...peaks) * 1024) / 1e6;
}
