import { expect, type Page, test } from "@playwright/test";
import { run, saveSnapshot, snapshotsOf, valueOf } from "./snapshotsPanel.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

const original = "postgres15-orafce";
const twin = { id: "twin", label: "The twin" };

/** Offers the default image a second time, in another directory and with another name. */
async function offerTwin(page: Page): Promise<void> {
  await page.context().route("**/vm/index.json", async (route) => {
    const response = await route.fetch();
    const index = (await response.json()) as { default: string; images: object[] };
    const images = [index.images[0], { ...twin, manifest: "twin/manifest.json" }];
    await route.fulfill({ response, json: { ...index, images } });
  });
  await page.context().route("**/vm/twin/**", async (route) => {
    const url = route.request().url().replace("/vm/twin/", `/vm/${original}/`);
    const response = await route.fetch({ url });
    if (!url.endsWith("/manifest.json")) return route.fulfill({ response });
    const manifest = (await response.json()) as object;
    return route.fulfill({ response, json: { ...manifest, ...twin } });
  });
}

test("several images are offered, and each keeps its own saved states", async ({ page }) => {
  test.setTimeout(180_000);
  await offerTwin(page);
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  const images = page.getByRole("combobox", { name: "Image" });
  await expect(images.getByRole("option")).toHaveText(["PostgreSQL 15 + orafce", twin.label]);
  await run(workbench, "create table of_the_first (v integer);");
  await saveSnapshot(page);

  await images.selectOption(twin.label);
  await page.getByRole("button", { name: "Start it" }).click();
  await expect(snapshotsOf(page)).toContainText("Choose that image first", { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Restore Snapshot 1" })).toBeDisabled();
  expect(
    await valueOf(workbench, "select coalesce(to_regclass('of_the_first')::text, 'gone');"),
  ).toBe("gone");

  await images.selectOption("PostgreSQL 15 + orafce");
  await page.getByRole("button", { name: "Start it" }).click();
  await expect(page.getByRole("button", { name: "Restore Snapshot 1" })).toBeEnabled({
    timeout: 60_000,
  });
  expect(await valueOf(workbench, "select count(*) from of_the_first;")).toBe("0");
});
