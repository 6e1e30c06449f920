import type { Page } from "@playwright/test";

/**
 * Measures PGlite on an empty page served from its own package: from navigation to the first
 * `select 1`, in milliseconds on the page's clock.
 */
export async function measurePglite(page: Page, url: string): Promise<number> {
  await page.route(`${url}bench.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: barePage }),
  );
  await page.goto(`${url}bench.html`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.firstResultMs !== undefined, undefined, {
    timeout: 120_000,
    polling: 100,
  });
  return page.evaluate(() => window.firstResultMs ?? Number.NaN);
}

const barePage = `<!doctype html>
<title>PGlite</title>
<script type="module">
  import { PGlite } from "./index.js";
  const database = await PGlite.create();
  const result = await database.query("select 1 as one");
  window.database = database;
  document.title = String(result.rows[0].one);
  window.firstResultMs = performance.now();
</script>`;
