import type { Page } from "@playwright/test";

export interface BulkMeasurement {
  /** From pressing Run to the last row being in the grid. */
  readonly ms: number;
  readonly longestGapMs: number;
}

/** Runs a query of 10,000 x 2 rows, all in one page, while a message loop looks for gaps. */
export async function measureTenThousandRows(page: Page): Promise<BulkMeasurement> {
  await page.evaluate(() => {
    location.hash = `sql=${encodeURIComponent("select n, md5(n::text) from generate_series(1, 10000) n")}`;
  });
  await page.reload();
  await page.getByRole("status", { name: "Machine" }).filter({ hasText: "Ready" }).waitFor();
  return page.evaluate(async () => {
    const channel = new MessageChannel();
    let last = performance.now();
    let longestGapMs = 0;
    let isOver = false;
    channel.port1.onmessage = () => {
      const now = performance.now();
      longestGapMs = Math.max(longestGapMs, now - last);
      last = now;
      if (!isOver) channel.port2.postMessage(null);
    };
    channel.port2.postMessage(null);
    const button = (name: string): HTMLButtonElement | undefined =>
      [...document.querySelectorAll("button")].find(
        (candidate) =>
          (candidate.getAttribute("aria-label") ?? candidate.textContent).trim() === name,
      );
    const start = performance.now();
    button("Run")?.click();
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        const count = document.querySelector('[role="grid"]')?.getAttribute("aria-rowcount");
        if (count === "10001") {
          observer.disconnect();
          resolve();
        } else {
          const fetchAll = button("Fetch all");
          if (fetchAll !== undefined && !fetchAll.disabled) fetchAll.click();
        }
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
    const ms = performance.now() - start;
    isOver = true;
    return { ms, longestGapMs };
  });
}
