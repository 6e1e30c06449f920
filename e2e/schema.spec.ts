import { expect, type Locator, type Page, test } from "@playwright/test";
import { WorkbenchPage } from "./workbenchPage.ts";

const script = `
create type mood as enum ('calm', 'merry');
create table crew (
  id int primary key,
  nickname text not null unique,
  captain int references crew,
  feels mood,
  constraint no_blank check (nickname <> '')
);
create function note_change() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger crew_changed before update on crew for each row execute function note_change();
create table logbook (day date, words text) partition by range (day);
create table logbook_2024 partition of logbook for values from ('2024-01-01') to ('2025-01-01');
create view crew_names as select nickname from crew;
insert into crew values (1, 'Ada', null, 'merry'), (2, 'Grace', 1, 'calm');
`;

function node(page: Page, name: RegExp): Locator {
  return page.getByRole("tree", { name: "Schema" }).getByRole("treeitem", { name });
}

async function open(page: Page, name: RegExp): Promise<void> {
  const item = node(page, name);
  await item.scrollIntoViewIfNeeded();
  if ((await item.getAttribute("aria-expanded")) === "false") await item.click();
  await expect(item).toHaveAttribute("aria-expanded", "true");
}

async function choose(page: Page, name: RegExp, action: string | RegExp): Promise<void> {
  await node(page, name).click({ button: "right" });
  await page.getByRole("menuitem", { name: action }).click();
}

async function prepare(page: Page): Promise<WorkbenchPage> {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.runAll(script);
  await expect(node(page, /^crew table/)).toBeVisible();
  return workbench;
}

test("the tree shows what belongs to what", async ({ page }) => {
  await prepare(page);
  await open(page, /^crew table/);
  await expect(node(page, /^nickname text/)).toContainText("not null");
  await expect(node(page, /^id integer/)).toContainText("PK");
  await open(page, /^Constraints/);
  await expect(node(page, /^no_blank/)).toBeVisible();
  await open(page, /^Triggers/);
  await expect(node(page, /^crew_changed/)).toBeVisible();
  await node(page, /^crew table/).click();

  await expect(node(page, /^logbook_2024/)).toHaveCount(0);
  await open(page, /^logbook partitioned table/);
  await open(page, /^Partitions/);
  await expect(node(page, /^logbook_2024/)).toContainText("FOR VALUES FROM ('2024-01-01')");
  await open(page, /^Types/);
  await expect(node(page, /^mood/)).toBeVisible();
  await open(page, /^Extensions/);
  await expect(node(page, /^orafce/)).toBeVisible();
  await open(page, /^Roles/);
  await expect(node(page, /^postgres superuser/)).toBeVisible();
});

test("every object shows the statement that makes it", async ({ page }) => {
  const workbench = await prepare(page);
  const lines = page.locator(".monaco-editor .view-lines");
  await choose(page, /^crew table/, "Show the definition");
  await expect(lines).toContainText("create");
  await expect(lines).toContainText("no_blank");
  await open(page, /^Types/);
  await choose(page, /^mood/, "Show the definition");
  await expect(lines).toContainText("enum");
  await open(page, /^crew table/);
  await open(page, /^Constraints/);
  await choose(page, /^no_blank/, "Show the definition");
  await expect(lines).toContainText("add constraint no_blank CHECK");
  await choose(page, /^crew_names/, "Show the definition");
  await expect(lines).toContainText("nickname");
  await expect(workbench.alert).toHaveCount(0);
});

test("quick actions: rows, count, a template, and dropping after a question", async ({ page }) => {
  const workbench = await prepare(page);
  await choose(page, /^crew table/, /^Select the first 100 rows/);
  await expect(workbench.grid.getByRole("row")).toHaveCount(3);
  await choose(page, /^crew table/, "Count the rows");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("2");
  await choose(page, /^crew table/, "Write an INSERT");
  await expect(page.locator(".monaco-editor .view-lines")).toContainText("insert");

  await choose(page, /^crew_names/, "Drop…");
  const question = page.getByRole("alertdialog", { name: "Drop it?" });
  await expect(question).toContainText("drop view public.crew_names;");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(node(page, /^crew_names/)).toBeVisible();
  await choose(page, /^crew_names/, "Drop…");
  await question.getByRole("button", { name: "Drop", exact: true }).click();
  await expect(node(page, /^crew_names/)).toHaveCount(0);
});

test("the tree is filtered, walked by keyboard, and its names dragged into the editor", async ({
  page,
}) => {
  const workbench = await prepare(page);
  await page.getByRole("searchbox", { name: "Filter the schema" }).fill("names");
  await expect(node(page, /^crew table/)).toHaveCount(0);
  await expect(node(page, /^crew_names/)).toBeVisible();
  await page.getByRole("searchbox", { name: "Filter the schema" }).fill("");

  await workbench.write("select * from ");
  await node(page, /^crew_names/).dragTo(page.locator(".monaco-editor .view-line").first(), {
    targetPosition: { x: 118, y: 8 },
  });
  await expect(page.locator(".monaco-editor .view-lines")).toContainText("crew_names");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(workbench.grid.getByRole("row")).toHaveCount(3);

  await node(page, /^public/).focus();
  await page.keyboard.press("ArrowDown");
  await expect(node(page, /^crew table/)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(node(page, /^crew table/)).toHaveAttribute("aria-expanded", "true");
});

test("open nodes stay open when the page is loaded again", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await open(page, /^System and extensions/);
  await expect(node(page, /^pg_catalog/)).toBeVisible();
  await page.reload();
  await workbench.waitUntilReady();
  await expect(node(page, /^pg_catalog/)).toBeVisible();
});
