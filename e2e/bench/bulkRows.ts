import type { Page } from "@playwright/test";
import { withTraceablePage } from "./benchBrowser.ts";
import { measureFirstResult } from "./firstResult.ts";
import { longestGapDuring } from "./mainThreadGaps.ts";
import { longestTaskDuring } from "./mainThreadTasks.ts";

export interface BulkMeasurement {
  /** Time from pressing Run until the last row is in the grid. */
  readonly ms: number;
  readonly longestGapMs: number;
}

export const tenThousandRows = "select n, md5(n::text) from generate_series(1, 10000) n";

/** Runs a query of 10,000 x 2 rows and fetches all of its pages. */
export async function measureTenThousandRows(page: Page): Promise<BulkMeasurement> {
  await openTenThousandRows(page);
  let ms = Number.NaN;
  const longestGapMs = await longestGapDuring(page, async () => {
    ms = await page.evaluate(runAndFetchAll);
  });
  return { ms, longestGapMs };
}

/**
 * The processor time of the page's longest task meanwhile, in milliseconds. Elapsed time, as above,
 * contains the waiting for a processor that the emulator and its compiler keep busy.
 */
export function longestTaskOfTenThousandRows(url: string): Promise<number> {
  return withTraceablePage(async (page) => {
    await measureFirstResult(page, url);
    await openTenThousandRows(page);
    return longestTaskDuring(page, () => page.evaluate(runAndFetchAll).then(() => undefined));
  });
}

async function openTenThousandRows(page: Page): Promise<void> {
  await page.evaluate((sql) => {
    location.hash = `sql=${encodeURIComponent(sql)}`;
  }, tenThousandRows);
  await page.reload();
  await page.getByRole("status", { name: "Machine" }).filter({ hasText: "Ready" }).waitFor();
}

async function runAndFetchAll(): Promise<number> {
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
  return performance.now() - start;
}
