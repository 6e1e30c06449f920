import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { shownText, waitForEditor } from "./editorText.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";

const script = `
create table author (id int primary key, name text not null);
create table book (id int primary key, title text not null, author_id int not null references author);
create table blurb (book_id int primary key references book, words text);
`;

test("a schema is shown as a picture of tables and foreign keys", async ({ page, workbench }) => {
  await workbench.runAll(script);
  await page.keyboard.press("Alt+d");
  const diagram = page.getByRole("region", { name: "Diagram" });
  const picture = diagram.getByRole("group", { name: "Tables of public" });
  const book = picture.getByRole("button", { name: "book, 3 columns, references author" });
  await expect(book).toBeVisible();

  // The diagram follows DDL that is run while the editor is shown instead.
  await page.keyboard.press("Alt+d");
  await waitForEditor(page);
  await workbench.runAll("alter table book add column pages int;");
  await page.keyboard.press("Alt+d");
  await expect(picture.getByRole("button", { name: /^book, 4 columns/ })).toBeVisible();

  const before = await picture.boundingBox();
  await diagram.getByRole("button", { name: "Zoom in" }).click();
  expect((await picture.boundingBox())?.width).toBeGreaterThan(before?.width ?? Infinity);

  const downloading = page.waitForEvent("download");
  await diagram.getByRole("button", { name: "Save as SVG" }).click();
  const file = await (await downloading).path();
  const svg = await readFile(file, "utf8");
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).not.toContain("var(--");

  await workbench.button("Show in words").click();
  await expect(diagram.getByRole("list", { name: "References" })).toHaveText(
    [
      "blurb (book_id) references book (id): at most one row names each row",
      "book (author_id) references author (id): many rows name one row",
    ].join(""),
  );
  await workbench.button("Show as a picture").click();

  // A box can be focused and opened by keyboard.
  await picture.getByRole("button", { name: /^author/ }).focus();
  await page.keyboard.press("Enter");
  await expect(workbench.editorTabs.filter({ hasText: "author" })).toHaveCount(1);
  await expect.poll(() => shownText(page)).toContain("create table public.author");
});

test("a diagram opened while a script runs shows all tables once the script has ended", async ({
  page,
  workbench,
}) => {
  await workbench.write(
    "create table early (id int); do 'begin perform pg_sleep(3); create table late (id int); end';",
  );
  await workbench.button("Run all").click();
  await workbench.openTool("Diagram");
  const diagram = page.getByRole("region", { name: "Diagram" });
  await expect(diagram.getByRole("status", { name: "State of the diagram" })).toContainText(
    "Statements are running",
  );
  await expect(diagram.getByRole("button", { name: /^late, 1 column/ })).toBeVisible();
  await expect(diagram.getByRole("button", { name: /^early, 1 column/ })).toBeVisible();
  await expect(diagram.getByRole("status", { name: "State of the diagram" })).toBeHidden();
  await page.keyboard.press("Escape");
});

test("a tool's page is a tab with a cross, is left by Escape, and the diagram opens fitted", async ({
  page,
  workbench,
}) => {
  const many = Array.from(
    { length: 40 },
    (_, index) => `create table wide_${index} (id int, a text);`,
  );
  await workbench.runAll(`create schema wide; set search_path = wide; ${many.join(" ")}`);
  await expect(workbench.result).toContainText("statements done");
  const pages = page.getByRole("tablist", { name: "Pages" });
  for (const tool of ["Two sessions", "Regression tests", "Compatibility check", "Diagram"]) {
    await workbench.openTool(tool);
    await expect(pages.getByRole("tab", { name: tool })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
    await expect(pages).toHaveCount(0);
  }
  await waitForEditor(page);
  await workbench.openTool("Diagram");
  const diagram = page.getByRole("region", { name: "Diagram" });
  await diagram.getByRole("combobox").selectOption("wide");
  const picture = diagram.getByRole("group", { name: "Tables of wide" });
  await expect(picture.getByRole("button", { name: /^wide_39/ })).toBeInViewport({ ratio: 1 });
  await expect(picture.getByRole("button", { name: /^wide_0,/ })).toBeInViewport({ ratio: 1 });
  await workbench.button("Close Diagram").click();
  await expect(pages).toHaveCount(0);
  await waitForEditor(page);
});
