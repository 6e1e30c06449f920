import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
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
  await expect(chart.locator("canvas")).toBeVisible();

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
  await expect(note).toHaveText("1,000 of 200,000 rows drawn");
});
