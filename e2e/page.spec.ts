import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { shownText, waitForEditor } from "./editorText.ts";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

test("no file of the built page is too large for static hosts", async () => {
  const paths = await readdir("dist", { recursive: true });
  const sizes = await Promise.all(
    paths.map(async (path) => [path, (await stat(join("dist", path))).size] as const),
  );
  expect(sizes.length).toBeGreaterThan(100);
  expect(sizes.filter(([, size]) => size > 20_000_000)).toEqual([]);
});

/** Compressed kilobytes (of 1000 bytes) that the page may load before it works. */
const budgetKb = 400;

/**
 * Megabytes that a first visit may load until its first result, by what the host does with text. The
 * goal for a plain host is 20; the size of the image's state differs a little from build to build.
 */
const firstVisitMb = { compressing: 17, plain: 20.3 };
const mostRequests = 45;

async function sizeFromPlainHost(path: string): Promise<number> {
  return (await readFile(join("dist", path))).length;
}

async function sizeFromCompressingHost(path: string): Promise<number> {
  const file = await readFile(join("dist", path));
  return /\.(?:js|css|html|svg|json)$/.test(path) ? gzipSync(file).length : file.length;
}

test("no request leaves the page's origin, and the first load is small", async ({ page }) => {
  const foreign: string[] = [];
  const scripts = new Set<string>();
  const visited = new Set<string>();
  page.on("request", (request) => {
    const [file] = /(?:assets|vm)\/[^?]+$/.exec(request.url()) ?? [];
    if (file !== undefined) visited.add(file);
  });
  page.context().on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|blob:http:\/\/127\.0\.0\.1:|data:)/.test(request.url())) {
      foreign.push(request.url());
    }
    const [, name] = /\/assets\/([^/?]+\.(?:js|css))$/.exec(request.url()) ?? [];
    if (name !== undefined) scripts.add(name);
  });
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select 1;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1");
  expect(foreign).toEqual([]);
  const files = [...visited];
  expect(
    files.filter((file) => file.includes("/blobs/")),
    "the state holds all pages that the first statement needs",
  ).toEqual([]);
  expect(files.length).toBeLessThanOrEqual(mostRequests);
  const plainMb = sumOf(await Promise.all(files.map(sizeFromPlainHost))) / 1e6;
  expect(plainMb).toBeLessThan(firstVisitMb.plain);
  const compressedMb = sumOf(await Promise.all(files.map(sizeFromCompressingHost))) / 1e6;
  expect(compressedMb).toBeLessThan(firstVisitMb.compressing);

  // Excludes the editor widget and the workers, mainly the machine.
  const own = [...scripts].filter((name) => !/^MonacoHost|worker/i.test(name));
  expect(own.some((name) => name.startsWith("renderApp"))).toBe(true);
  const sizesOfOwn = await Promise.all(
    own.map((name) => sizeFromCompressingHost(`assets/${name}`)),
  );
  expect(sumOf(sizesOfOwn) / 1000, own.join(" ")).toBeLessThan(budgetKb);
});

function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The largest accepted layout shift score; below 0.1 counts as good. */
const mostShift = 0.0005;

test("what is typed while the editor loads goes on in it, with the focus", async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/MonacoHost-.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  const workbench = new WorkbenchPage(page);
  await page.goto(workbenchUrl());
  await workbench.editor.focus();
  await page.keyboard.type("select 6 7");
  for (let times = 0; times < 2; times += 1) await page.keyboard.press("ArrowLeft");
  release();
  await waitForEditor(page);
  await page.keyboard.type(" *");
  await expect.poll(() => shownText(page)).toBe("select 6 * 7");
  await expect(workbench.editor).toBeFocused();
});

test("nothing moves while the machine starts and results arrive", async ({ page }) => {
  await page.addInitScript(() => {
    const scores: number[] = [];
    Object.assign(window, { scores });
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as unknown as readonly { value: number }[];
      scores.push(...shifts.map(({ value }) => value));
    }).observe({ type: "layout-shift", buffered: true });
  });
  const workbench = await WorkbenchPage.open(page);
  await workbench.button("Try an example").click();
  await expect(workbench.resultTabs.nth(1)).toContainText("ok");
  await workbench.resultTabs.nth(1).click();
  await expect(workbench.grid.getByRole("gridcell").first()).toBeVisible();
  await workbench.waitUntilReady();
  const scores = await page.evaluate(
    () => (window as unknown as { scores: readonly number[] }).scores,
  );
  expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThan(mostShift);
});

test("the Content-Security-Policy is in force", async ({ page }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select 1;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1");
  expect(violations, "the page itself breaks no rule").toEqual([]);

  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.inlineScriptRan = true";
    document.head.append(script);
    const fetched = await fetch("https://example.org/").then(
      () => "fetched",
      () => "refused",
    );
    return { inline: "inlineScriptRan" in window, fetched };
  });
  expect(outcome).toEqual({ inline: false, fetched: "refused" });
  expect(violations.length).toBeGreaterThanOrEqual(2);
});
