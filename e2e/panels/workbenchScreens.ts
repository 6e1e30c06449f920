import { workbenchUrl } from "../workbenchPage.ts";
import { command, escape, groupScreens, press, type Screen, type ScreenGroup } from "./screen.ts";

const typesQuery =
  "select g as id, 'name ' || g as name, g * 1.5 as price, g % 2 = 0 as even,\n" +
  "  case when g % 3 = 0 then null else now() - g * interval '1 day' end as seen,\n" +
  "  jsonb_build_object('a', g, 'b', array[g, g + 1]) as doc, repeat('long text ', 12) as words,\n" +
  "  decode(md5(g::text), 'hex') as bytes\nfrom generate_series(1, 600) g;";

const screens: readonly Screen[] = [
  {
    name: "boot",
    show: async ({ page }) => {
      await page.goto(workbenchUrl({ query: "port=5432" }));
      await page.getByRole("status", { name: "Machine" }).waitFor();
    },
  },
  { name: "empty", show: (workbench) => workbench.waitUntilReady() },
  {
    name: "sample",
    show: async (workbench) => {
      const { page } = workbench;
      await page.keyboard.press("Alt+KeyT");
      await page.waitForTimeout(300);
      await workbench.button("Install the sample schema").click();
      await workbench.grid.getByRole("row").nth(6).waitFor({ timeout: 90_000 });
    },
  },
  {
    name: "lesson",
    show: async ({ page }) => {
      await page.getByRole("button", { name: /^A first query/ }).click();
    },
    hide: press("Alt+KeyT"),
  },
  {
    name: "explorer",
    show: async ({ page }) => {
      const tree = page.getByRole("tree", { name: "Schema" });
      await tree.getByRole("treeitem", { name: /^shop schema/ }).click();
      await tree.getByRole("treeitem", { name: /^purchase table/ }).click();
      await tree.getByRole("treeitem", { name: /^purchase table/ }).hover();
    },
  },
  {
    name: "explorer-menu",
    show: async ({ page }) => {
      await page
        .getByRole("treeitem", { name: /^purchase table/ })
        .click({ button: "right", position: { x: 60, y: 10 } });
    },
    hide: escape,
  },
  {
    name: "opened-table",
    show: async ({ page, grid }) => {
      await page.getByRole("treeitem", { name: /^purchase table/ }).press("F4");
      await grid.getByRole("columnheader", { name: "ordered_at" }).waitFor();
    },
  },
  {
    name: "opened-table-statement",
    show: async (workbench) => workbench.button("Show the statement").click(),
    hide: press("Alt+PageUp"),
  },
  {
    name: "completion",
    show: async (workbench) => {
      await workbench.write("select p. from shop.purchase p;");
      await workbench.page.keyboard.press("Home");
      for (let step = 0; step < 9; step += 1) await workbench.page.keyboard.press("ArrowRight");
      await workbench.page.keyboard.press("Control+Space");
      await workbench.page.locator(".suggest-widget .monaco-list-row").first().waitFor();
    },
    hide: escape,
  },
  {
    name: "error",
    show: async (workbench) => {
      await workbench.runAll("select p.id,\n  p.ordered_att\nfrom shop.purchase p;");
      await workbench.page.getByRole("tabpanel").getByText("42703").waitFor();
      // Moves the pointer there, as `hover` would scroll the editor's text.
      const box = await workbench.page.locator(".squiggly-error").first().boundingBox();
      if (box !== null) await workbench.page.mouse.move(box.x + 5, box.y + 5);
      await workbench.page.waitForTimeout(800);
    },
  },
  {
    name: "grid",
    show: async (workbench) => {
      await workbench.runAll(typesQuery);
      const cells = workbench.grid.getByRole("gridcell");
      await cells.nth(1).waitFor({ timeout: 60_000 });
      await cells.nth(1).click();
      await press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight")(workbench);
    },
  },
  {
    name: "column-menu",
    show: async ({ page }) => {
      await page.getByRole("columnheader", { name: "price" }).click({ button: "right" });
    },
    hide: escape,
  },
  {
    name: "cell-viewer",
    show: async ({ page, grid }) => {
      await grid.getByRole("gridcell").nth(5).dblclick();
      await page.waitForTimeout(200);
    },
    hide: async (workbench) => workbench.button("Close the cell viewer").click(),
  },
  {
    name: "text",
    show: async (workbench) => workbench.view("Text").click(),
    hide: async (workbench) => workbench.view("Grid").click(),
  },
  {
    name: "export",
    show: async (workbench) => workbench.button("Export to a file").click(),
    hide: escape,
  },
  {
    name: "stacked",
    show: async (workbench) => {
      await workbench.runAll(
        "select * from shop.customer;\nupdate shop.customer set city = city where false;\n" +
          "do $$ begin raise notice 'a notice'; raise warning 'a warning'; end $$;\n" +
          "select count(*) from shop.purchase;\nselect nope;",
      );
      await workbench.resultTabs.nth(4).waitFor();
      await workbench.view("Stacked").click();
    },
  },
  {
    name: "messages",
    show: async ({ page }) => page.getByRole("radio", { name: /^Messages/ }).click(),
    hide: async (workbench) => workbench.view("Grid").click(),
  },
  {
    name: "plan",
    show: async (workbench) => {
      await workbench.write(
        "select c.name, count(*) from shop.customer c\njoin shop.purchase p on p.customer_id = c.id\n" +
          "group by c.id order by 2 desc limit 5;",
      );
      await press("Alt+Shift+KeyE")(workbench);
      await workbench.page.getByRole("treegrid", { name: "Plan" }).waitFor();
    },
  },
  {
    name: "analyze",
    show: async (workbench) => {
      await workbench.write("delete from shop.purchase;");
      await press("Alt+Shift+KeyE")(workbench);
      await workbench.page.getByRole("alertdialog").waitFor();
    },
    hide: escape,
  },
  {
    name: "compare",
    show: async (workbench) => {
      await workbench.write("select nvl(null::text, 'x') as a, sysdate();");
      await press("Alt+KeyC")(workbench);
      await workbench.page.getByRole("status", { name: "Verdict" }).getByText(/\w/).waitFor();
    },
    hide: async (workbench) => workbench.button("Close the comparison").click(),
  },
  {
    name: "lab",
    show: async (workbench) => {
      const { page } = workbench;
      await press("Alt+KeyL")(workbench);
      await page.getByRole("region", { name: "Sessions and locks" }).getByText("5432").waitFor();
      await page.waitForTimeout(1500);
    },
    hide: escape,
  },
  {
    name: "diagram",
    show: async (workbench) => {
      const { page } = workbench;
      await press("Alt+KeyD")(workbench);
      await page.getByLabel("Schema to draw").selectOption("shop");
      await page.getByRole("group", { name: "Tables of shop" }).waitFor();
    },
    hide: escape,
  },
  {
    name: "regression",
    show: async (workbench) => {
      await press("Alt+KeyR")(workbench);
      await workbench.button("Run the tests").waitFor();
    },
    hide: escape,
  },
  {
    name: "compat",
    show: async (workbench) => {
      await workbench.openTool("Compatibility check");
      await workbench.button("Run the check").waitFor();
    },
    hide: escape,
  },
  {
    name: "open-tools",
    show: press("Alt+KeyD", "Alt+KeyL", "Alt+Digit1"),
    hide: async (workbench) => workbench.closeTools(),
  },
  { name: "palette", show: press("F1"), hide: escape },
  { name: "history", show: press("Alt+KeyH"), hide: escape },
  {
    name: "settings",
    show: async (workbench) => workbench.button("Settings").click(),
    hide: escape,
  },
  ...["Share the tab's text", "About the server", "Import and export", "Reset the machine"].map(
    (words): Screen => ({
      name: words.toLowerCase().replace(/\W+/g, "-"),
      show: command(words),
      hide: escape,
    }),
  ),
  {
    name: "snapshots",
    show: async (workbench) => {
      await workbench.button("Save snapshot").click();
      await workbench.page.waitForTimeout(6000);
    },
  },
];

/** The common panels, dialogs and menus, one after the other in one page. */
export const workbenchScreens: ScreenGroup = groupScreens({ name: "workbench", screens });
