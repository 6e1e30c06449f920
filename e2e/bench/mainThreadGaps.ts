import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** Ends the watch and returns the longest gap in milliseconds. */
    stopGapWatch?: () => number;
  }
}

/**
 * The longest time in which the page's main thread handled no message during `work`, in
 * milliseconds.
 */
export async function longestGapDuring(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(watchGaps);
  await work();
  return page.evaluate(() => window.stopGapWatch?.() ?? Number.NaN);
}

function watchGaps(): void {
  const channel = new MessageChannel();
  let last = performance.now();
  let longestMs = 0;
  let isOver = false;
  channel.port1.onmessage = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!isOver) channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  window.stopGapWatch = () => {
    isOver = true;
    return longestMs;
  };
}
