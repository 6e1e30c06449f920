import type { Page } from "@playwright/test";
import { WorkbenchPage } from "../workbenchPage.ts";
import { escape, groupScreens, type Screen, type ScreenGroup } from "./screen.ts";

async function openFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole("button", { name: "Import and export" }).click();
  await page
    .getByLabel("File to import")
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

const people =
  "Id;Full name;Since;Score;Note\n" +
  Array.from(
    { length: 40 },
    (_, index) => `${index + 1};Person ${index + 1};2024-02-${(index % 28) + 1};${index / 4};\n`,
  ).join("");

const screens: readonly Screen[] = [
  {
    name: "file-chosen",
    show: async ({ page }) => {
      await WorkbenchPage.open(page, { query: "port=5432" });
      await openFile(page, "People of 2024.csv", people);
    },
  },
  {
    name: "csv-preview",
    show: async ({ page }) => {
      await page.getByRole("button", { name: "Load as CSV…" }).click();
      await page.getByRole("table", { name: "Preview" }).waitFor();
    },
  },
  {
    name: "csv-loaded",
    show: async ({ page }) => {
      await page.getByRole("button", { name: "Load rows" }).click();
      await page
        .getByRole("status", { name: "Transfer" })
        .getByText("loaded")
        .waitFor({ timeout: 60_000 });
    },
    hide: escape,
  },
  {
    name: "csv-bad-lines",
    show: async ({ page }) => {
      await openFile(page, "n.csv", "id,full_name\n1,a\nx,b\n3,c,d\n4,e\n");
      await page.getByRole("button", { name: "Load as CSV…" }).click();
      await page.getByRole("combobox", { name: "Into" }).selectOption("public.people_of_2024");
      await page.getByRole("button", { name: "Load rows" }).click();
      await page.getByRole("alert", { name: "Bad lines" }).waitFor();
    },
    hide: escape,
  },
  {
    name: "sql-error",
    show: async ({ page }) => {
      await openFile(
        page,
        "broken.sql",
        "create table t (v int);\ninsert into t values (1);\ninsert into nope values (2);\n",
      );
      await page.getByRole("button", { name: "Run as SQL" }).click();
      await page.getByRole("alert", { name: "Transfer" }).waitFor({ timeout: 60_000 });
    },
    hide: escape,
  },
  {
    name: "files-of-the-guest",
    show: async ({ page }) => {
      await openFile(page, "notes.txt", "Some notes\n");
      await page.getByRole("button", { name: "Copy to the guest" }).click();
      await page
        .getByRole("region", { name: "Files of the guest" })
        .getByRole("button", { name: /^Download/ })
        .waitFor();
    },
    hide: escape,
  },
];

/** Import and export of files. */
export const transferScreens: ScreenGroup = groupScreens({
  name: "transfer",
  screens,
  isOneSize: true,
});
