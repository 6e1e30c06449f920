import { expect } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";

test("SQL that only Oracle takes fails with what does the same here", async ({
  page,
  workbench,
}) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.runAll("select 1 from dual minus select 2 from dual;");
  const error = page.getByRole("article", { name: /^Error: syntax error/ });
  await expect(error).toContainText("EXCEPT");
  await expect(error).toContainText("select 1 from dual except select 2 from dual");

  await workbench.runAll("select 1 from dual except select 2 from dual;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("1");
});

test("Oracle's names on port 5432 lead to port 1521", async ({ page, workbench }) => {
  await workbench.runAll("select 7 from dual;");
  await expect(page.getByRole("article", { name: /^Error: relation "dual"/ })).toContainText(
    "Port 1521 finds it",
  );
  await workbench.choosePort("1521 Oracle");
  await workbench.button("Run").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("7");
});

test("the server says itself what it is and what it has", async ({ page, workbench }) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.button("About this server").click();
  const dialog = page.getByRole("dialog", { name: "The server on port 1521 Oracle" });
  await expect(dialog).toContainText("PostgreSQL 15");
  await expect(dialog).toContainText("It is not IvorySQL");
  const feature = (name: string): ReturnType<typeof dialog.getByRole> =>
    dialog.getByRole("listitem").filter({ hasText: name });
  await expect(feature("NVL, DECODE").getByLabel("present")).toBeVisible();
  await expect(feature("CONNECT BY").getByLabel("missing")).toBeVisible();
  await expect(dialog).toContainText('"$user", public, oracle, pg_catalog');
  await expect(dialog).toContainText("no NLS parameters of Oracle’s own");
  await expect(dialog.getByText("orafce.nls_date_format")).toBeVisible();

  await workbench.button("Done").click();
  await workbench.choosePort("5432 PostgreSQL");
  await workbench.button("About this server").click();
  const other = page.getByRole("dialog", { name: "The server on port 5432 PostgreSQL" });
  await expect(
    other.getByRole("listitem").filter({ hasText: "NVL, DECODE" }).getByLabel("missing"),
  ).toBeVisible();
});

test("an error inside of a block is marked at its line, and a block can be folded", async ({
  page,
  workbench,
}) => {
  await workbench.choosePort("1521 Oracle");
  await workbench.runAll("do $$\nbegin\n  perform 1;\n  raise exception 'here';\nend $$;");
  const error = page.getByRole("article", { name: "Error: here" });
  await expect(error).toContainText("LINE 4:");
  await expect(page.locator(".monaco-editor .squiggly-error")).toHaveCount(1);
  await error.getByRole("button", { name: "Show line in editor" }).click();
  await expect(page.locator(".line-numbers.active-line-number")).toHaveText("4");

  const lines = page.locator(".monaco-editor .view-line");
  await expect(lines).toHaveCount(5);
  await page.locator(".monaco-editor .view-lines").hover();
  await page.locator(".monaco-editor .codicon-folding-expanded").click();
  await expect(lines).toHaveCount(1);
});
