// Takes the README's pictures from the real page: `npm run pictures`. With `-- --all` it takes every
// screen instead, in both themes, into test-results/panels, to be looked at; the names of groups
// (e2e/panels/allScreens.ts) behind it take only those. `--built` takes dist/ as it is.
import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { chromiumArguments, ensureChromium } from "./chromium.ts";
import { allScreens } from "./panels/allScreens.ts";
import { takeScreens } from "./panels/takeScreens.ts";
import { startStaticServer } from "./staticServer.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

type Theme = "light" | "dark";

const directory = "docs/pictures";

const takesAll = process.argv.includes("--all");
const groupNames = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

await mkdir(directory, { recursive: true });
if (!process.argv.includes("--built")) await build({ logLevel: "warn" });
const server = await startStaticServer({ directory: "dist", basePath: "/pictures/", port: 0 });
process.env["WORKBENCH_URL"] = server.url;
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...chromiumArguments()],
  // Shows scrollbars, which take room, as most users have them.
  ignoreDefaultArgs: takesAll ? ["--hide-scrollbars"] : [],
});
try {
  for (const theme of ["light", "dark"] as const) {
    if (takesAll) await takeAllScreens(theme);
    else await takeReadmePictures(theme);
  }
} finally {
  await browser.close();
  await server.close();
}

async function takeAllScreens(theme: Theme): Promise<void> {
  for (const group of allScreens) {
    if (groupNames.length > 0 && !groupNames.includes(group.name)) continue;
    const page = await openPage(theme, group.locale);
    await takeScreens(page, group, `test-results/panels/${theme}`);
    await page.context().close();
  }
}

async function openPage(colorScheme: Theme, locale = "en-GB"): Promise<Page> {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, colorScheme, locale });
  return context.newPage();
}

async function takeReadmePictures(theme: Theme): Promise<void> {
  const page = await openPage(theme);
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  const take = (name: string): Promise<Buffer> =>
    page.screenshot({ path: `${directory}/${name}-${theme}.png` });

  await page.keyboard.press("Alt+KeyT");
  await workbench.button("Install the sample schema").click();
  await workbench.grid.getByRole("row").nth(6).waitFor({ timeout: 90_000 });
  await page.keyboard.press("Alt+KeyT");
  const tree = page.getByRole("tree", { name: "Schema" });
  await tree.getByRole("treeitem", { name: /^shop schema/ }).click();
  await tree.getByRole("treeitem", { name: /^purchase table/ }).click();
  await workbench.write(
    "select c.name, c.city, count(*) as orders, max(p.ordered_at) as latest\n" +
      "from shop.customer c\njoin shop.purchase p on p.customer_id = c.id\n" +
      "where p.status <> 'returned'\ngroup by c.id\norder by orders desc, c.name;",
  );
  await page.keyboard.press("ControlOrMeta+Enter");
  await workbench.grid.getByRole("columnheader", { name: "latest" }).waitFor();
  await page.waitForTimeout(1500);
  await take("workbench");

  await page.keyboard.press("Alt+Shift+KeyE");
  await page.getByRole("treegrid", { name: "Plan" }).waitFor();
  await take("plan");

  await page.keyboard.press("Alt+KeyL");
  const runInSession = async (name: string, sql: string): Promise<void> => {
    await page.getByRole("textbox", { name: `SQL of ${name}` }).focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(sql);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.keyboard.press("ControlOrMeta+End");
  };
  const answers = page.getByRole("log", { name: "Answers" });
  await runInSession(
    "1521 Oracle",
    "begin;\nupdate shop.customer\nset city = 'Ghent'\nwhere id = 7;\nselect id, name, city\nfrom shop.customer where id = 7;",
  );
  await answers.first().getByRole("cell", { name: "Ghent" }).waitFor();
  await runInSession(
    "5432 PostgreSQL",
    "begin;\nselect id, name, city\nfrom shop.customer where id = 7;\nupdate shop.customer\nset name = upper(name)\nwhere id = 7;",
  );
  await page
    .getByRole("region", { name: "Sessions and locks" })
    .getByText(/process \d/)
    .waitFor();
  await page.waitForTimeout(2500);
  await take("sessions");
  await page.context().close();
}
