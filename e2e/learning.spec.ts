import { expect, type Page } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

function lessons(page: Page): ReturnType<Page["getByRole"]> {
  return page.getByRole("complementary", { name: "Lessons" });
}

/** The steps that show a mistake on purpose. */
const mistakes = ["Make a mistake", "A failure undoes it too", "An error inside"];

test("the lessons run from the first to the last step", async ({ page, workbench }) => {
  test.setTimeout(300_000);
  await workbench.openTool("Lessons");
  const panel = lessons(page);
  for (const [title, steps] of [
    ["A first query", 4],
    ["Coming from Oracle", 3],
    ["Transactions and locks", 4],
    ["How a query runs", 3],
    ["Functions in PL/pgSQL", 3],
  ] as const) {
    await panel.getByRole("button", { name: new RegExp(`^${title}`) }).click();
    for (let step = 1; step <= steps; step += 1) {
      const heading = panel.getByRole("heading", { name: new RegExp(`^${step} of ${steps}`) });
      const name = `${title}, ${await heading.innerText()}`;
      const isMistake = mistakes.some((mistake) => name.endsWith(mistake));
      await panel.getByRole("button", { name: "Run this step" }).click();
      await expect(workbench.resultTabs.first()).toBeVisible();
      await expect(workbench.button("Cancel")).toBeDisabled();
      const failed = workbench.resultTabs.filter({ hasText: /error/ });
      await expect(failed, name).toHaveCount(isMistake ? 1 : 0);
      await expect(workbench.resultTabs.filter({ hasText: /ok|error/ }).first()).toBeVisible();
      await panel.getByRole("button", { name: step < steps ? "Next" : "Finish" }).click();
    }
    await expect(panel.getByRole("heading", { name: "Lessons" })).toBeVisible();
  }
  await page.keyboard.press("Alt+KeyT");
  await expect(panel).toBeHidden();
});

test("a sample schema is installed on request", async ({ page, workbench }) => {
  test.setTimeout(240_000);
  await workbench.openTool("Lessons");
  await lessons(page).getByRole("button", { name: "Install the sample schema" }).click();
  await expect(workbench.grid.getByRole("row")).toHaveCount(7, { timeout: 180_000 });
  await expect(workbench.resultTabs.filter({ hasText: "error" })).toHaveCount(0);
  await expect(
    page.getByRole("tree", { name: "Schema" }).getByRole("treeitem", { name: /^shop schema/ }),
  ).toBeVisible();
  await workbench.runAll("select count(*) from shop.purchase;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("300");
});

test("a link shows its SQL, and runs it only after confirmation", async ({ context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  const seed = "create table pond (frogs int); insert into pond values (3);\n";
  await workbench.write(seed + "-- Frogs live in ponds.\n".repeat(50));
  await page.keyboard.press("Alt+KeyN");
  await workbench.write("select frogs from pond;");
  await page.keyboard.press("F1");
  await page.getByRole("combobox", { name: "Find a command" }).fill("share");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Share the tab's text" });
  await dialog.getByRole("combobox", { name: "Run first" }).selectOption("Query 1");
  await dialog.getByRole("button", { name: "Copy the link" }).click();
  await expect(dialog.getByText("Copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toMatch(/^#z=.{50,400}$/);

  await page.evaluate(() => {
    localStorage.clear();
  });
  const visitor = await context.newPage();
  await visitor.goto(link);
  const visited = new WorkbenchPage(visitor);
  await visited.waitUntilReady();
  const banner = visitor.getByRole("region", { name: "Shared SQL" });
  await expect(banner).toContainText("Nothing has run yet. It would run on 5432 PostgreSQL.");
  await expect(banner).toContainText("create table pond");
  await expect(visited.resultTabs).toHaveCount(0);
  await banner.getByRole("button", { name: "Run both" }).click();
  await expect(visited.grid.getByRole("gridcell").first()).toHaveText("3");
  await expect(banner).toBeHidden();
  await visitor.reload();
  await visited.waitUntilReady();
  await expect(banner).toBeHidden();

  // Running the text without the banner's buttons closes the banner, too.
  await visitor.goto("about:blank");
  await visitor.goto(link);
  await expect(banner).toContainText("Nothing has run yet.");
  await visited.waitUntilReady();
  await visited.button("Run all").click();
  await expect(banner).toBeHidden();
  expect(new URL(visitor.url()).hash).toBe("");

  await visitor.goto("about:blank");
  await visitor.goto(link.slice(0, -9));
  const refusal = visitor.getByRole("alertdialog", { name: "The shared SQL cannot be opened" });
  await expect(refusal).toContainText("The link is incomplete or changed.");
});
