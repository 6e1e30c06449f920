import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { oracleScript } from "./oracleScript.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";

test("a SQL*Plus script asks for all its values together and runs up to EXIT", async ({
  page,
  workbench,
}) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.runAll(
    "REM a comment; with 'quotes\nSET LINESIZE 200\nSET ECHO ON\nDEFINE town = Ghent\n" +
      "PROMPT Customers of &town\naccept size number default 7 prompt 'How many? '\n" +
      "create table plus_described (id int not null, name text);\nDESC plus_described\n" +
      "select '&town' as town, &size as size, '&&who' as who from dual;\nEXIT\nselect 'after' as after;",
  );
  const dialog = page.getByRole("dialog", { name: "Values for the script" });
  const size = dialog.getByRole("textbox", { name: "How many?" });
  await expect(size).toHaveValue("7");
  await dialog.getByRole("textbox", { name: "who" }).fill("Ada");
  // ACCEPT only accepts a number.
  await size.fill("many");
  await dialog.getByRole("button", { name: "Run with these values" }).click();
  await expect(dialog).toBeVisible();
  await size.fill("9");
  await dialog.getByRole("button", { name: "Run with these values" }).click();
  await expect(dialog).toBeHidden();

  // REM has no tab, the two SET lines share one.
  await expect(workbench.resultTabs).toHaveCount(9);
  await expect(workbench.resultTabs.nth(8)).toHaveAccessibleName(/not run/);
  await workbench.resultTabs.nth(0).click();
  await expect(workbench.result).toContainText("No effect here: SET LINESIZE, SET ECHO");
  await workbench.resultTabs.nth(2).click();
  await expect(workbench.result).toContainText("Customers of Ghent");
  await workbench.resultTabs.nth(5).click();
  await expect
    .poll(() => workbench.rows())
    .toEqual([
      ["id", "NOT NULL", "integer"],
      ["name", expect.stringMatching(/^NULL/), "text"],
    ]);
  await workbench.resultTabs.nth(6).click();
  await expect.poll(() => workbench.rows()).toEqual([["Ghent", "9", "Ada"]]);
});

test("on port 5432 SQL*Plus lines and & have psql's meaning", async ({ workbench }) => {
  await workbench.runAll("select '&town' as town;\nset linesize 200\nselect 1;\nend;");
  await expect(workbench.resultTabs).toHaveCount(3);
  await expect(workbench.resultTabs.nth(1)).toHaveAccessibleName(/error 42601/);
  await workbench.resultTabs.nth(0).click();
  await expect.poll(() => workbench.rows()).toEqual([["&town"]]);
});

test("a block is refused as a whole, and runs in the form for this server", async ({
  page,
  workbench,
}) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.runAll("begin\n  dbms_output.put_line('from a block');\nend;\n/");
  const card = page.getByRole("article", { name: "Not sent" });
  await expect(card).toContainText("Write DO $$ … $$ around the block.");
  await expect(card).toContainText("perform dbms_output.put_line('from a block');");
  await expect(workbench.resultTabs).toHaveCount(1);
  await card.getByRole("button", { name: "Apply in the editor" }).click();
  await workbench.button("Run all").click();
  await expect(workbench.result).toContainText("from a block");

  await workbench.runAll("start transaction;\nselect 1;\nend;");
  await expect(card).toContainText("END alone is the rest of a block");
  await expect(page.getByText("transaction open")).toBeVisible();
  await workbench.runAll("rollback;");
  await expect(page.getByText("no transaction")).toBeVisible();
});

test("the compatibility check reports each unit, and restores the machine", async ({
  page,
  workbench,
}) => {
  await workbench.runAll("create table plus_kept (a int);");
  await expect(workbench.result).toContainText("CREATE TABLE");
  await workbench.openTool("Compatibility check");
  const panel = page.getByRole("region", { name: "Compatibility check" });
  const buffer = Buffer.from(oracleScript);
  await panel
    .locator("input[type=file]")
    .setInputFiles([{ name: "shop.sql", mimeType: "application/sql", buffer }]);
  await panel.getByRole("button", { name: "Run the check" }).click();
  await expect(panel.getByRole("status", { name: "Check run" })).toHaveText(
    "10 of 15 units run; 4 fail by themselves, 1 because of another",
  );
  const units = panel.getByRole("table", { name: "By unit" });
  const unit = (statement: string): ReturnType<typeof units.getByRole> =>
    units.getByRole("row").filter({ hasText: statement });
  await expect(unit("insert into plus_order")).toContainText("fails because of unit");
  await expect(unit("create or replace trigger")).toContainText("trigger body");
  await expect(panel.getByRole("table", { name: "By construct" })).toContainText("numeric(10, 2)");

  expect(await save(page, "Save as HTML")).toContain("<td>shop.sql:7</td>");
  expect(await save(page, "Save as Markdown")).toContain("10 of 15 units run (2 without effect)");
  expect(JSON.parse(await save(page, "Save as JSON"))).toMatchObject({ port: 1521, total: 15 });

  await workbench.openTool("Compatibility check");
  await workbench.waitUntilReady();
  await workbench.runAll("select to_regclass('plus_kept'), to_regclass('plus_customer');");
  await expect
    .poll(() => workbench.rows())
    .toEqual([["plus_kept", expect.stringMatching(/^NULL/)]]);
});

/** The text of the file that a button saves. */
async function save(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name }).click();
  return readFile(await (await waiting).path(), "utf8");
}
