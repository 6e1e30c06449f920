import { expect, type Locator, type Page } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";

test.describe("comparing the ports", () => {
  test("marks differences", async ({ page, workbench }) => {
    await workbench.write(
      "select n, case n when 2 then current_setting('search_path') else 'same' end as word from generate_series(1, 3) n;",
    );
    await workbench.button("Compare on both ports").click();
    const comparison = page.getByRole("region", { name: "Comparison" });
    await expect(comparison.getByRole("status", { name: "Verdict" })).toHaveText(
      "Different: 1 row",
    );
    await expect(comparison.locator("mark")).toHaveCount(2);
    await comparison.getByRole("button", { name: "Close the comparison" }).click();
    await expect(comparison).toBeHidden();
  });

  test("shows an error of one port beside the rows of the other", async ({ page, workbench }) => {
    await workbench.write("select last_day(date '2024-02-10') from dual;");
    await page.keyboard.press("Alt+KeyC");
    const comparison = page.getByRole("region", { name: "Comparison" });
    await expect(comparison.getByRole("status", { name: "Verdict" })).toHaveText(
      "Only 5432 PostgreSQL failed",
    );
    await expect(comparison.getByRole("article", { name: "1521 Oracle" })).toContainText(
      "2024-02-29",
    );
    await expect(comparison.getByRole("article", { name: "5432 PostgreSQL" })).toContainText(
      "does not exist",
    );
    await workbench.write("select 1 as one;");
    await page.keyboard.press("Alt+KeyC");
    await expect(comparison.getByRole("status", { name: "Verdict" })).toHaveText(
      "Both gave the same result",
    );
    await page.keyboard.press("Escape");
    await expect(comparison).toBeHidden();
    await expect(workbench.editor).toBeFocused();
  });

  test("asks before data would be changed twice, and can undo it", async ({ page, workbench }) => {
    await workbench.runAll("create table tally (n int); insert into tally values (0);");
    await expect(workbench.result).toContainText("INSERT 0 1");
    await workbench.write("update tally set n = n + 1 returning n;");
    await page.keyboard.press("Alt+KeyC");
    await page
      .getByRole("alertdialog", { name: "This would run twice" })
      .getByRole("button", { name: "Run on both and roll back" })
      .click();
    const comparison = page.getByRole("region", { name: "Comparison" });
    await expect(comparison.getByRole("status", { name: "Verdict" })).toHaveText(
      "Both gave the same result",
    );
    await workbench.runAll("select n from tally;");
    await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("0");
  });
});

test.describe("two sessions side by side", () => {
  const side = (page: Page, name: string): Locator =>
    page.getByRole("region", { name: `Session ${name}` });

  /** Writes into one side's editor and runs it by keyboard. */
  async function run(page: Page, name: string, sql: string): Promise<void> {
    await side(page, name)
      .getByRole("textbox", { name: `SQL of ${name}` })
      .focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(sql);
    await page.keyboard.press("ControlOrMeta+Enter");
  }

  const left = "1521 Oracle";
  const right = "5432 PostgreSQL";

  test("one session waits for the other until it commits", async ({ page, workbench }) => {
    await workbench.runAll("create table account (id int primary key, balance int);");
    await workbench.runAll("insert into account values (1, 100);");
    await expect(workbench.result).toContainText("INSERT 0 1");
    await page.keyboard.press("Alt+KeyL");
    await run(page, left, "begin;");
    await expect(side(page, left)).toContainText("transaction open");
    await run(page, left, "update account set balance = balance - 10 where id = 1;");
    await expect(side(page, left).getByRole("log")).toContainText("1 row");
    await run(page, right, "update account set balance = balance + 5 where id = 1;");
    await expect(side(page, right).getByRole("log")).toContainText(/running/);

    const activity = page.getByRole("region", { name: "Sessions and locks" });
    const blocked = activity.getByRole("row", { name: /5432 PostgreSQL/ });
    await expect(blocked).toContainText(/process \d+/);
    await expect(blocked).toContainText("wants ShareLock on transaction");

    await side(page, left).getByRole("button", { name: "Commit" }).click();
    await expect(side(page, right).getByRole("log")).toContainText(/ok · 1 row/);
    await run(page, right, "select balance from account;");
    await expect(side(page, right).getByRole("log")).toContainText("95");
    await expect(activity).not.toContainText("wants");
    await page.keyboard.press("Alt+KeyL");
  });

  test("the sessions panel cancels a waiting statement and ends a session", async ({
    page,
    workbench,
  }) => {
    await workbench.runAll("create table ledger (id int primary key);");
    await expect(workbench.result).toContainText("CREATE TABLE");
    await workbench.openTool("Two sessions");
    await run(page, left, "begin; ");
    await expect(side(page, left)).toContainText("transaction open");
    await run(page, left, "lock table ledger;");
    await expect(side(page, left).getByRole("log")).toContainText(/lock table ledger;\s*ok/);
    await run(page, right, "select * from ledger;");
    const activity = page.getByRole("region", { name: "Sessions and locks" });
    const blocked = activity.getByRole("row", { name: /process \d+/ });
    await expect(blocked).toHaveCount(1);
    await blocked.getByRole("button", { name: /^Cancel the statement/ }).click();
    await expect(side(page, right).getByRole("log")).toContainText(
      "canceling statement due to user request",
    );
    await activity
      .getByRole("row", { name: /1521 Oracle/ })
      .getByRole("button", { name: /^End session/ })
      .click();
    await page.getByRole("alertdialog").getByRole("button", { name: "End it" }).click();
    await run(page, right, "select count(*) from ledger;");
    await expect(side(page, right).getByRole("log")).toContainText("1 row");
    await page.keyboard.press("Alt+KeyL");
  });
});
