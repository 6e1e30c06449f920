import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { openFresh, withPage } from "./benchBrowser.ts";
import { type Measurement, one } from "./measurement.ts";

/** Measures a large file that becomes a new table. */
export async function measureCsvImport(
  context: BrowserContext,
  url: string,
): Promise<readonly Measurement[]> {
  return withPage(context, async (page) => {
    await openFresh(page, url);
    return [one("import of 10 MB of CSV into a new table", "ms", await importCsv(page))];
  });
}

/** Time from pressing the button until the page reports the rows, on this process's clock. */
async function importCsv(page: Page): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "workbench-csv-"));
  try {
    const path = join(directory, "large.csv");
    await writeFile(path, csvOf(10_000_000));
    await page.getByRole("button", { name: "Import and export" }).click();
    await page.getByLabel("File to import").setInputFiles(path);
    await page.getByRole("button", { name: "Load as CSV…" }).click();
    await page.getByRole("table", { name: "Preview" }).waitFor();
    const startedMs = performance.now();
    await page.getByRole("button", { name: "Load rows" }).click();
    const status = page.getByRole("status", { name: "Transfer" });
    await status.filter({ hasText: "loaded" }).waitFor({ timeout: 300_000 });
    return performance.now() - startedMs;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function csvOf(bytes: number): string {
  const lines = ["id,name,at"];
  for (let size = 0, id = 1; size < bytes; id += 1) {
    const line = `${id},"Name ${id}, with a comma and ""quotes""",2024-01-01 00:00:${String(id % 60).padStart(2, "0")}`;
    lines.push(line);
    size += line.length + 1;
  }
  return `${lines.join("\n")}\n`;
}
