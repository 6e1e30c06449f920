import { expect } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";

test("a date is chosen in the browser's date control", async ({ page, workbench }) => {
  await workbench.runAll(
    `drop table if exists visit; create table visit (id int primary key, day date, seen timestamp);
insert into visit values (1, '2024-02-28', '2024-02-28 09:30:00'); select * from visit;`,
  );
  await workbench.button("Edit data").click();
  await expect(page.getByRole("toolbar", { name: "Edit data" })).toBeVisible();
  const cells = workbench.grid.getByRole("gridcell");
  const control = page.getByLabel("Choose a date");
  await cells.nth(1).dblclick();
  await expect(control).toHaveValue("2024-02-28");
  await control.fill("2024-02-29");
  await page.keyboard.press("Enter");
  await expect(cells.nth(1)).toHaveText(/^2024-02-29/);
  await cells.nth(2).click();
  await page.keyboard.press("F2");
  await expect(control).toHaveValue("2024-02-28T09:30");
  await control.fill("2024-02-29T10:15");
  await page.keyboard.press("Enter");
  await workbench.button("Apply changes").click();
  await expect(page.getByRole("status", { name: "Pending changes" })).toHaveText("No changes");
  await workbench.runAll("select day::text, seen::text from visit;");
  await expect(cells).toHaveText(["2024-02-29", "2024-02-29 10:15:00"]);
});

test("a date that is chosen by keys or typed part by part is kept", async ({ page, workbench }) => {
  await workbench.runAll(
    `drop table if exists visit; create table visit (id int primary key, day date);
insert into visit values (1, '2024-02-28'); select * from visit;`,
  );
  await workbench.button("Edit data").click();
  await expect(page.getByRole("toolbar", { name: "Edit data" })).toBeVisible();
  const cell = workbench.grid.getByRole("gridcell").nth(1);
  const control = page.getByLabel("Choose a date");
  await cell.dblclick();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("ArrowRight");
  // The first one chooses in the browser's calendar, the second one keeps.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveText(/^2024-02-29/);

  // A date without its day is not kept, and does not become the old date again.
  await cell.dblclick();
  await control.focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await expect(control).toBeVisible();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("03302024");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveText(/^2024-03-30/);
});
