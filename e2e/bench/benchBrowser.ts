import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumArguments, ensureChromium } from "../chromium.ts";
import { measureFirstResult } from "./firstResult.ts";

/** Runs `work` with a browser that has its own profile, whose path identifies its processes. */
export async function withBrowser<T>(
  use: (context: BrowserContext, profile: string) => Promise<T>,
): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), "workbench-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: [...chromiumArguments()],
    viewport: { width: 1280, height: 800 },
  });
  await context.addInitScript(nameHelper);
  try {
    return await use(context, profile);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Runs `work` with the page of a new browser without a profile, which can be traced. */
export async function withTraceablePage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...chromiumArguments()],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(nameHelper);
    return await work(page);
  } finally {
    await browser.close();
  }
}

/** tsx makes esbuild keep function names with this helper, which functions sent to the page call. */
const nameHelper = { content: "globalThis.__name = (named) => named;" };

export async function withPage<T>(
  context: BrowserContext,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Opens the page with the base state instead of the state that the browser kept. */
export async function openFresh(page: Page, url: string): Promise<void> {
  await measureFirstResult(page, url);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
  });
  await page.reload();
  await page.getByRole("status", { name: "Machine" }).filter({ hasText: "Ready" }).waitFor();
}
