import { oracleScript } from "../oracleScript.ts";
import { escape, groupScreens, press, type Screen, type ScreenGroup } from "./screen.ts";
import { WorkbenchPage } from "../workbenchPage.ts";

const screens: readonly Screen[] = [
  {
    name: "variables",
    show: async ({ page }) => {
      const workbench = await WorkbenchPage.open(page, { query: "port=1521" });
      await workbench.runAll(
        "accept town char default 'Ghent' prompt 'Town of the customer: '\n" +
          "accept secret char hide\nselect '&town' as town, '&&customer_name' as name from dual;",
      );
      await page.getByRole("dialog", { name: "Values for the script" }).waitFor();
    },
    hide: escape,
  },
  {
    name: "script",
    show: async (workbench) => {
      await workbench.runAll(oracleScript);
      await workbench.waitUntilReady();
      await workbench.page.waitForTimeout(1500);
    },
  },
  {
    name: "refused-block",
    show: async (workbench) => {
      await workbench.runAll("begin\n  dbms_output.put_line('hello');\nend;\n/\nend;");
      await workbench.resultTabs.nth(1).waitFor();
      await workbench.resultTabs.first().click();
    },
  },
  {
    name: "check-empty",
    show: async (workbench) => {
      const { page } = workbench;
      await workbench.openTool("Compatibility check");
      await page.getByRole("region", { name: "Compatibility check" }).waitFor();
    },
  },
  {
    name: "check-report",
    show: async (workbench) => {
      const { page } = workbench;
      await page
        .getByRole("textbox", { name: "Oracle scripts" })
        .or(page.locator("input[type=file][multiple]"))
        .first()
        .setInputFiles([
          { name: "shop.sql", mimeType: "application/sql", buffer: Buffer.from(oracleScript) },
          {
            name: "more.sql",
            mimeType: "application/sql",
            buffer: Buffer.from("select rownum from dual;\nend;\n"),
          },
        ]);
      await workbench.button("Run the check").click();
      await page.getByRole("table", { name: "By unit" }).waitFor({ timeout: 90_000 });
      await workbench.button("Run the check").waitFor({ timeout: 90_000 });
    },
    hide: press("Escape"),
  },
];

/** SQL*Plus lines, refused blocks and the compatibility check. */
export const oracleScreens: ScreenGroup = groupScreens({ name: "oracle", screens });
