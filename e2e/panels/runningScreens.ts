import { expect } from "@playwright/test";
import { WorkbenchPage } from "../workbenchPage.ts";
import { escape, groupScreens, press, type Screen, type ScreenGroup } from "./screen.ts";

const screens: readonly Screen[] = [
  {
    name: "empty-history",
    show: async ({ page }) => {
      await WorkbenchPage.open(page, { query: "port=5432" });
      await page.keyboard.press("Alt+KeyH");
    },
    hide: escape,
  },
  {
    name: "tree-without-match",
    show: async ({ page }) => {
      await page.getByRole("treeitem", { name: /^Roles/ }).waitFor();
      await page.getByRole("searchbox", { name: "Filter" }).fill("zebra");
    },
    hide: async ({ page }) => page.getByRole("searchbox", { name: "Filter" }).fill(""),
  },
  {
    name: "running",
    show: async (workbench) => {
      await workbench.runAll("select 1 as one;\nselect pg_sleep(60);\nselect 3 as three;");
      await workbench.resultTabs.nth(1).click();
      await workbench.page.getByText(/Running for/).waitFor();
    },
  },
  {
    name: "cancelled",
    show: async (workbench) => {
      await workbench.button("Cancel").click();
      await workbench.resultTabs.filter({ hasText: "cancelled" }).waitFor();
      await workbench.waitUntilReady();
    },
  },
  {
    name: "streaming",
    show: async (workbench) => {
      await workbench.runAll(
        "select g as id, md5(g::text) as digest from generate_series(1, 60000) g;",
      );
      await workbench.button("Fetch all").click({ timeout: 60_000 });
      await workbench.page.waitForTimeout(1500);
    },
    hide: async (workbench) => {
      await workbench.button("Stop").click();
      await workbench.waitUntilReady();
    },
  },
  {
    name: "wide",
    show: async (workbench) => {
      const columns = Array.from({ length: 40 }, (_, index) => `g * ${index} as column_${index}`);
      await workbench.runAll(`select ${columns.join(", ")} from generate_series(1, 50) g;`);
      await workbench.grid.getByRole("columnheader", { name: "column_3", exact: true }).waitFor();
      const box = await workbench.grid.boundingBox();
      if (box === null) return;
      await workbench.page.mouse.move(box.x + 200, box.y + 150);
      await workbench.page.mouse.wheel(1500, 400);
    },
  },
  {
    name: "long-text",
    show: async (workbench) => {
      await workbench.runAll(
        "select 'a' as short, repeat('Long words, one after the other. ', 60) as long, '' as empty,\n" +
          "  null as nothing, E'two\\nlines' as lines, '漢字かな交じり文 🦆' as wide, 'NULL' as word, '  ' as blanks;",
      );
      await workbench.grid.getByRole("columnheader", { name: "word" }).waitFor();
      await workbench.grid.getByRole("gridcell").nth(1).dblclick();
    },
    hide: async (workbench) => workbench.button("Close the cell viewer").click(),
  },
  {
    name: "cell-menu",
    show: async ({ grid }) => grid.getByRole("gridcell").first().click({ button: "right" }),
    hide: escape,
  },
  {
    name: "tab-menu",
    show: async ({ resultTabs }) => resultTabs.first().click({ button: "right" }),
    hide: escape,
  },
  {
    name: "column-drag",
    show: async ({ page, grid }) => {
      const from = await grid.getByRole("columnheader", { name: "short" }).boundingBox();
      const to = await grid.getByRole("columnheader", { name: "long" }).boundingBox();
      if (from === null || to === null) return;
      await page.mouse.move(from.x + 20, from.y + 15);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width - 30, to.y + 15, { steps: 5 });
    },
    hide: async ({ page }) => page.mouse.up(),
  },
  {
    name: "file-drag",
    show: async ({ page }) => {
      const dataTransfer = await page.evaluateHandle(() => {
        const data = new DataTransfer();
        data.items.add(new File(["select 1;"], "one.sql"));
        return data;
      });
      await page.getByRole("region", { name: "Editor", exact: true }).dispatchEvent("dragover", {
        dataTransfer,
      });
    },
    hide: async ({ page }) =>
      page.evaluate(() => {
        dispatchEvent(new Event("drop"));
      }),
  },
  {
    name: "no-rows",
    show: async (workbench) => {
      await workbench.runAll("select * from pg_class where false;");
      await workbench.resultTabs.getByText("0 rows").waitFor();
    },
  },
  {
    name: "no-columns",
    show: async (workbench) => {
      await workbench.runAll("create table shelf (id int primary key, title text);");
      await workbench.page.getByText("CREATE TABLE").first().waitFor();
    },
  },
  {
    name: "transaction-open",
    show: async (workbench) => {
      await workbench.runAll("begin;\ninsert into shelf values (1, 'first');");
      await workbench.button("Commit").waitFor();
      await workbench.waitUntilReady();
    },
  },
  {
    name: "transaction-failed",
    show: async (workbench) => {
      await workbench.runAll("select 1 / 0;");
      await workbench.page.getByRole("tabpanel").getByText("22012").waitFor();
    },
    hide: async (workbench) => workbench.runAll("rollback;"),
  },
  {
    name: "checkpoint",
    show: async (workbench) => {
      await workbench.waitUntilReady();
      await workbench.runAll("drop table shelf;");
      await workbench.button("Undo").waitFor({ timeout: 60_000 });
      await expect(workbench.button("Cancel")).toBeDisabled();
    },
  },
  {
    name: "session-lost",
    show: async (workbench) => {
      await workbench.waitUntilReady();
      await workbench.runAll("select pg_terminate_backend(pg_backend_pid());");
      await workbench.resultTabs.getByText("session lost").waitFor();
    },
  },
  {
    name: "tooltip",
    show: async (workbench) => {
      await workbench.waitUntilReady();
      await workbench.button("Run all").hover();
      await workbench.page.waitForTimeout(900);
    },
  },
  {
    name: "rename-tab",
    show: async ({ page }) => page.getByRole("tab").first().dblclick(),
    hide: escape,
  },
  { name: "focus", show: press("Tab", "Tab", "Tab") },
];

/** Running statements, and extreme results. */
export const runningScreens: ScreenGroup = groupScreens({
  name: "running",
  screens,
  isOneSize: true,
});
