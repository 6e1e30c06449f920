import { expect, test } from "@playwright/test";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

test("without an image the page says how to build one, and starts it on Retry", async ({
  page,
}) => {
  let isThere = false;
  await page.route("**/vm/index.json", (route) =>
    isThere ? route.continue() : route.fulfill({ status: 404 }),
  );
  const workbench = new WorkbenchPage(page);
  await page.goto(workbenchUrl());
  await expect(workbench.alert).toContainText("npm run image");
  isThere = true;
  await expect(workbench.button("Retry")).toBeVisible();
  await page.keyboard.press("Alt+Digit2");
  await expect(workbench.button("Retry")).toBeFocused();
  await page.keyboard.press("Enter");
  await workbench.waitUntilReady();
  await expect(workbench.alert).toHaveCount(0);
});

test("a state whose digest is not that of the manifest is refused", async ({ page }) => {
  await page.route("**/state/*.zst", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body.writeUInt8(body.readUInt8(1_000_000) ^ 1, 1_000_000);
    await route.fulfill({ response, body });
  });
  await page.goto(workbenchUrl());
  const { alert } = new WorkbenchPage(page);
  await expect(alert).toContainText("is not the one that its description names");
  await expect(alert).toContainText("0.zst");
});

test("a manifest with a wrong field is refused with the name of the field", async ({ page }) => {
  await page.route("**/manifest.json", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('"memoryMiB": 256', '"memoryMiB": "all"') });
  });
  await page.goto(workbenchUrl());
  await expect(new WorkbenchPage(page).alert).toContainText("machine.memoryMiB");
});

test("a browser without WebAssembly gets an explanation", async ({ page }) => {
  // Init scripts of the test do not run in workers, so the worker's file is changed.
  await page.route("**/machineWorker-*.js*", async (route) => {
    const response = await route.fetch();
    const body = `delete globalThis.WebAssembly;\n${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await page.goto(workbenchUrl());
  await expect(new WorkbenchPage(page).alert).toContainText("does not run WebAssembly");
});

test("a broken emulator is shown as a crash with its reason", async ({ page }) => {
  await page.route("**/v86-*.wasm.gz", (route) => route.fulfill({ status: 500 }));
  await page.goto(workbenchUrl());
  await expect(new WorkbenchPage(page).alert).toContainText("HTTP status 500");
});
