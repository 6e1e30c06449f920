import { readFile } from "node:fs/promises";
import { expect, type Locator } from "@playwright/test";
import { expectNothingSerious } from "./axe.ts";
import { downloadAfter } from "./downloadAfter.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";

const squares = "select g as n, g*g as square from generate_series(1,50) g;";

test("a result is drawn as a chart, changed, saved and remembered", async ({ page, workbench }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  await workbench.runAll(squares);
  await expect(workbench.grid).toBeVisible();
  await workbench.view("Chart").click();
  const chart = page.getByRole("img", { name: "Chart", exact: true });
  await expect(chart).toHaveAccessibleDescription(
    "Line chart: square by n. 50 rows drawn. Values from 1 to 2500.",
  );
  await chart.locator("canvas").hover();
  await expect(chart.getByText(/^square: \d+$/)).toBeVisible();

  await page.getByRole("combobox", { name: "Type" }).selectOption("Histogram");
  await page.getByRole("combobox", { name: "Values" }).selectOption("square");
  await expect(chart).toHaveAccessibleDescription(/^Histogram: Count of rows by square\. 50 rows/);
  await page.getByRole("combobox", { name: "Type" }).selectOption("Scatter plot");
  await page.getByRole("checkbox", { name: "Log scale" }).check();
  await expect(chart).toHaveAccessibleDescription(/^Scatter plot: square by n\. 50 rows drawn/);

  const svg = await downloadAfter(page, () => workbench.button("Save the chart as SVG").click());
  expect(svg.suggestedFilename()).toMatch(/\.svg$/);
  expect(await readFile(await svg.path(), "utf8")).toMatch(/^<svg[\s\S]*square[\s\S]*<\/svg>$/);
  const png = await downloadAfter(page, () => workbench.button("Save the chart as PNG").click());
  const signature = (await readFile(await png.path())).subarray(1, 4);
  expect(signature.toString()).toBe("PNG");

  await page.getByText("Values as a table").click();
  await expect(page.getByRole("region", { name: "Drawn values" }).getByRole("row")).toHaveCount(51);
  await expectNothingSerious(page, "the chart");

  await workbench.runAll(squares);
  await expect(chart).toHaveAccessibleDescription(/^Scatter plot/);
  expect(refused).toEqual([]);
});

test("a chart says how many rows of a large result it draws", async ({ page, workbench }) => {
  await workbench.runAll("select g, random() as r from generate_series(1, 200000) g;");
  await workbench.view("Chart").click();
  const note = page.getByRole("note", { name: "What the chart draws" });
  await expect(note).toHaveText("500 of 200,000 rows drawn");
  await expect(workbench.button("Fetch all")).toBeVisible();
  await workbench.button("Fetch more").click();
  await expect(note).toHaveText(/^1,000 of 200,000 rows drawn · Lines go through as many points/);
});

test("a column is profiled by the server, or says why it is not", async ({ page, workbench }) => {
  const profile = async (column: string) => {
    const header = workbench.grid.getByRole("columnheader", { name: column });
    await header.click({ button: "right" });
    await page.getByRole("menuitem", { name: "Profile column" }).click();
    return page.getByRole("dialog", { name: `Profile of ${column}` });
  };
  const figure = (dialog: Locator, name: string) =>
    dialog.getByText(name, { exact: true }).locator("xpath=following-sibling::dd");

  await workbench.runAll(
    "select g as n, nullif(g % 4, 3) as rest, random() < 2 as yes from generate_series(1, 2000) g;",
  );
  let dialog = await profile("rest");
  await expect(dialog).toContainText("Only of the fetched rows: 500 of 2,000 rows.");
  await expect(dialog).toContainText("random() may give other values");
  await expect(figure(dialog, "Rows")).toHaveText("500");
  await dialog.getByRole("button", { name: "Fetch all" }).click();
  await expect(dialog).toContainText("Of all 2,000 rows of the result.");
  await expect(figure(dialog, "NULL")).toHaveText("500 (25 %)");
  await page.keyboard.press("Escape");

  await workbench.runAll(
    "select g as n, nullif(g % 4, 3) as rest from generate_series(1, 2000) g;",
  );
  dialog = await profile("n");
  await expect(dialog).toContainText(
    "Computed by the server, which ran the statement again: 2,000 rows.",
  );
  await expect(figure(dialog, "Different values")).toHaveText("2,000");
  await expect(figure(dialog, "First quartile")).toHaveText("500");
  await expect(figure(dialog, "Maximum")).toHaveText("2000");
  await expect(dialog).toContainText("Each value occurs once.");
  await page.keyboard.press("Escape");
  dialog = await profile("rest");
  await expect(figure(dialog, "NULL")).toHaveText("500 (25 %)");
  await expect(dialog.getByRole("row", { name: /^2 500 25 %/ })).toBeVisible();
  await expectNothingSerious(page, "the profile of a column");
});
