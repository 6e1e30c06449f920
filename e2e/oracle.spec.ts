import { expect, test } from "@playwright/test";
import { WorkbenchPage } from "./workbenchPage.ts";

test("SQL that only Oracle takes fails with what does the same here", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=1521" });
  await workbench.runAll("select 1 from dual minus select 2 from dual;");
  const error = page.getByRole("article", { name: /^Error: syntax error/ });
  await expect(error).toContainText("EXCEPT");
  await expect(error).toContainText("select 1 from dual except select 2 from dual");

  await workbench.runAll("select 1 from dual except select 2 from dual;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1");
});

test("Oracle's names on port 5432 lead to port 1521", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll("select 7 from dual;");
  await expect(page.getByRole("article", { name: /^Error: relation "dual"/ })).toContainText(
    "Port 1521 finds it",
  );
  await workbench.choosePort("1521 Oracle");
  await workbench.button("Run").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("7");
});
