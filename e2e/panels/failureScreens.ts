import type { Page, Route } from "@playwright/test";
import { WorkbenchPage, workbenchUrl } from "../workbenchPage.ts";
import { groupScreens, type Screen, type ScreenGroup } from "./screen.ts";

/** Reloads the page with a fault and waits for its message. */
async function startWith(
  page: Page,
  pattern: string,
  handle: (route: Route) => Promise<void>,
  query = "port=5432",
): Promise<void> {
  await page.route(pattern, handle);
  await page.goto("about:blank");
  await page.goto(workbenchUrl({ query }));
  await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor({ timeout: 60_000 });
  await page.unroute(pattern);
}

const notFound = (route: Route): Promise<void> => route.fulfill({ status: 404 });

const screens: readonly Screen[] = [
  {
    name: "shared",
    show: async ({ page }) => {
      await page.goto(
        workbenchUrl({
          query: "port=5432",
          hash: "sql=select%20*%20from%20pond;&seed=create%20table%20pond%20(a%20int);",
        }),
      );
      await page.getByRole("region", { name: "Shared SQL" }).waitFor();
    },
  },
  {
    name: "unknown-image",
    show: ({ page }) => startWith(page, "**/nothing", notFound, "image=nope"),
  },
  { name: "no-image", show: ({ page }) => startWith(page, "**/vm/index.json", notFound) },
  {
    name: "digest",
    show: ({ page }) =>
      startWith(page, "**/state/*.zst", async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body.writeUInt8(body.readUInt8(1_000_000) ^ 1, 1_000_000);
        await route.fulfill({ response, body });
      }),
  },
  {
    name: "manifest",
    show: ({ page }) =>
      startWith(page, "**/manifest.json", async (route) => {
        const text = await (await route.fetch()).text();
        await route.fulfill({ body: text.replace('"memoryMiB": 256', '"memoryMiB": "all"') });
      }),
  },
  {
    name: "no-webassembly",
    show: ({ page }) =>
      startWith(page, "**/machineWorker-*.js*", async (route) => {
        const response = await route.fetch();
        const body = `delete globalThis.WebAssembly;\n${await response.text()}`;
        await route.fulfill({ response, body });
      }),
  },
  {
    name: "crash",
    show: ({ page }) =>
      startWith(page, "**/v86-*.wasm.gz", (route) => route.fulfill({ status: 500 })),
  },
  {
    name: "refused-state",
    show: ({ page }) =>
      startWith(
        page,
        "**/lesson.state",
        (route) => route.fulfill({ body: "no state at all" }),
        "port=5432&state=lesson.state",
      ),
  },
  {
    name: "panel-fault",
    show: async (workbench) => {
      const { page } = workbench;
      await WorkbenchPage.open(page, { query: "port=5432" });
      await page.route("**/Lab-*.js", notFound);
      await page.keyboard.press("Alt+KeyL");
      await page.getByRole("alert").filter({ hasText: "Two sessions" }).waitFor();
    },
  },
  {
    name: "storage-full",
    show: async (workbench) => {
      const { page } = workbench;
      await page.addInitScript(() => {
        FileSystemWritableFileStream.prototype.write = () =>
          Promise.reject(new DOMException("The disk is full.", "QuotaExceededError"));
      });
      await WorkbenchPage.open(page, { query: "port=5432" });
      await workbench.button("Save snapshot").click();
      await page.getByRole("region", { name: "Snapshots" }).getByRole("alert").waitFor();
    },
  },
  {
    name: "storage-forbidden",
    show: async (workbench) => {
      const { page } = workbench;
      await page.addInitScript(() => {
        Reflect.deleteProperty(StorageManager.prototype, "getDirectory");
        Reflect.defineProperty(self, "indexedDB", { value: undefined });
      });
      await WorkbenchPage.open(page, { query: "port=5432" });
      await workbench.button("Save snapshot").click();
      await page.getByRole("region", { name: "Snapshots" }).getByRole("alert").waitFor();
    },
  },
];

/** Failures and the advice about them. */
export const failureScreens: ScreenGroup = groupScreens({
  name: "failure",
  screens,
  isOneSize: true,
});
