import { expect, type Locator, type Page } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

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
create index crew_feelings on crew (feels);
create view crew_names as select nickname from crew;
create materialized view crew_count as select count(*) from crew;
create sequence tickets;
create procedure rest(hours int) language sql as 'select hours';
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

/** Creates the objects for the tests, unless an earlier test has. */
async function prepare(page: Page, workbench: WorkbenchPage): Promise<void> {
  if ((await node(page, /^crew table/).count()) > 0) return;
  await workbench.runAll(script);
  await expect(node(page, /^crew table/)).toBeVisible();
}

// Makes all rows fit: others are not rendered.
test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 1400 }));

test("the tree shows objects below their owners", async ({ page, workbench }) => {
  await prepare(page, workbench);
  await open(page, /^crew table/);
  await expect(node(page, /^nickname text/)).toContainText("not null");
  await expect(node(page, /^id integer/)).toContainText("PK");
  await expect(node(page, /^captain integer/)).toContainText("FK");
  await open(page, /^Indexes/);
  await expect(node(page, /^crew_feelings/)).toBeVisible();
  await open(page, /^Constraints/);
  await expect(node(page, /^no_blank/)).toBeVisible();
  await open(page, /^Triggers/);
  await expect(node(page, /^crew_changed/)).toBeVisible();
  await node(page, /^crew table/).click();

  await expect(node(page, /^logbook_2024/)).toHaveCount(0);
  await open(page, /^logbook partitioned table/);
  await open(page, /^Partitions/);
  await expect(node(page, /^logbook_2024/)).toContainText("FOR VALUES FROM ('2024-01-01')");
  await node(page, /^logbook partitioned table/).click();
  await expect(node(page, /^crew_names view/)).toBeVisible();
  await expect(node(page, /^crew_count materialized view/)).toBeVisible();
  for (const [folder, child] of [
    [/^Functions/, /^note_change/],
    [/^Procedures/, /^rest/],
    [/^Sequences/, /^tickets/],
    [/^Types/, /^mood/],
    [/^Databases/, /^postgres/],
    [/^Extensions/, /^orafce/],
    [/^Roles/, /^postgres superuser/],
  ] as const) {
    await open(page, folder);
    await expect(node(page, child).first()).toBeVisible();
    await node(page, folder).click();
  }
});

test("every object shows the statement that creates it", async ({ page, workbench }) => {
  await prepare(page, workbench);
  const lines = page.locator(".monaco-editor .view-lines");
  for (const [folders, object, statement] of [
    [[], /^crew table/, "no_blank"],
    [[], /^crew_names/, "nickname"],
    [[], /^crew_count/, "materialized view"],
    [[/^crew table/, /^Constraints/], /^no_blank/, "add constraint no_blank CHECK"],
    [[/^Triggers/], /^crew_changed/, "TRIGGER crew_changed"],
    [[/^Indexes/], /^crew_feelings/, "INDEX crew_feelings"],
    [[/^Functions/], /^note_change/, "FUNCTION public.note_change"],
    [[/^Procedures/], /^rest/, "PROCEDURE public.rest"],
    [[/^Sequences/], /^tickets/, "sequence"],
    [[/^Types/], /^mood/, "enum"],
    [[/^Extensions/], /^orafce/, "create extension orafce;"],
    [[/^Roles/], /^postgres superuser/, "role"],
  ] as const) {
    for (const folder of folders) await open(page, folder);
    await choose(page, object, "Show the definition");
    await expect(lines, String(object)).toContainText(statement);
    await page.keyboard.press("Alt+KeyW");
  }
  await expect(workbench.alert).toHaveCount(0);
});

test("quick actions: rows, count, a template, and dropping after confirmation", async ({
  page,
  workbench,
}) => {
  await prepare(page, workbench);
  await choose(page, /^crew table/, /^Select the first 100 rows/);
  await expect(workbench.grid.getByRole("row")).toHaveCount(3);
  await choose(page, /^crew table/, "Count the rows");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("2");
  await choose(page, /^crew table/, "Write an INSERT");
  await expect(page.locator(".monaco-editor .view-lines")).toContainText("insert");

  await workbench.runAll("create view crew_ids as select id from crew;");
  await expect(node(page, /^crew_ids/)).toBeVisible();
  await choose(page, /^crew_ids/, "Drop…");
  const question = page.getByRole("alertdialog", { name: "Drop it?" });
  await expect(question).toContainText("drop view public.crew_ids;");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(node(page, /^crew_ids/)).toBeVisible();
  await choose(page, /^crew_ids/, "Drop…");
  await question.getByRole("button", { name: "Drop", exact: true }).click();
  await expect(node(page, /^crew_ids/)).toHaveCount(0);
});

test("a double click opens a table's data, again in the same tab; its menu moves its rows", async ({
  page,
  workbench,
}) => {
  await prepare(page, workbench);
  const rows = workbench.grid.getByRole("row");
  await node(page, /^crew table/).dblclick();
  await expect(rows).toHaveCount(3);
  await expect(workbench.editorTabs).toHaveCount(2);
  await workbench.editorTabs.first().click();
  await node(page, /^crew table/).press("F4");
  await expect(rows).toHaveCount(3);
  await expect(workbench.editorTabs).toHaveCount(2);

  await choose(page, /^crew table/, "Export the rows…");
  await expect(page.getByRole("dialog", { name: "Export the result" })).toBeVisible();
  await page.keyboard.press("Escape");

  const chooser = page.waitForEvent("filechooser");
  await choose(page, /^crew table/, "Import a CSV file…");
  const buffer = Buffer.from("id,nickname\n3,Edsger\n");
  await (await chooser).setFiles({ name: "more.csv", mimeType: "text/csv", buffer });
  const dialog = page.getByRole("dialog", { name: /more\.csv/ });
  await expect(dialog.getByLabel("Into")).toHaveValue("public.crew");
  await page.keyboard.press("Escape");

  await choose(page, /^crew table/, "Show the diagram");
  await expect(page.getByRole("group", { name: "Tables of public" })).toBeVisible();
  await page.keyboard.press("Alt+KeyD");
});

test("the tree can be filtered, navigated by keyboard, and names dragged to the editor", async ({
  page,
  workbench,
}) => {
  await prepare(page, workbench);
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

test("open nodes stay open after a reload", async ({ page, workbench }) => {
  await open(page, /^System and extensions/);
  await expect(node(page, /^pg_catalog/)).toBeVisible();
  await page.reload();
  await workbench.waitUntilReady();
  await expect(node(page, /^pg_catalog/)).toBeVisible();
});
