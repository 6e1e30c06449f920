import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { query, run, valueOf } from "./snapshotsPanel.ts";
import { hasNativeServer, withNativeServer } from "./nativeServer.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

const sample = [
  "create table person (id serial primary key, name text not null, born date, score numeric(6,2), raw bytea);",
  "insert into person (name, born, score, raw) select 'Name ' || g || ' märchen 漢字 ''\\', ",
  "  date '2000-01-01' + g, g / 7.0, decode(md5(g::text), 'hex') from generate_series(1, 3000) g;",
  "create table visit (person_id int references person, at timestamptz, note text);",
  "insert into visit select id, timestamptz '2024-01-01 00:00Z' + id * interval '1 hour', null from person;",
  "create view oldest as select * from person order by born limit 10;",
  "create index on visit (at);",
].join("\n");
const checksum = (table: string): string =>
  `select md5(string_agg(t::text, '|' order by t::text)) from ${table} t;`;

async function openTransfer(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import and export" }).click();
}

async function closeDialog(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^(Done|Close)$/ })
    .last()
    .click();
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .getByLabel("File to import")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

async function openCsv(page: Page, name: string, text: string): Promise<void> {
  await openTransfer(page);
  await choose(page, name, Buffer.from(text));
  await page.getByRole("button", { name: "Load as CSV…" }).click();
  await expect(page.getByRole("table", { name: "Preview" })).toBeVisible();
}

async function exportSql(page: Page, target: string): Promise<void> {
  const downloading = page.waitForEvent("download", { timeout: 300_000 });
  await page.getByRole("button", { name: "Export SQL" }).click();
  await (await downloading).saveAs(target);
  await expect(page.getByRole("status", { name: "Transfer" })).toContainText("was written");
}

test.describe.configure({ mode: "parallel" });

test("a dump loads into an ordinary server with the same rows", async ({ page }, info) => {
  test.skip(!hasNativeServer(), "needs Debian's postgresql-15");
  test.setTimeout(900_000);
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, sample);
  const here: string[] = [];
  for (const table of ["person", "visit", "oldest"]) {
    here.push(await valueOf(workbench, checksum(table)));
  }
  await openTransfer(page);
  const withExtensions = page.getByLabel(/^With extensions/);
  await withExtensions.uncheck();
  const plain = info.outputPath("plain.sql");
  await exportSql(page, plain);
  const there = await withNativeServer(async (server) => {
    await server.runFile(plain);
    const sums: string[] = [];
    for (const table of ["person", "visit", "oldest"])
      sums.push(await server.query(checksum(table)));
    return sums;
  });
  expect(there).toEqual(here);

  // Exports the extension too, and imports all into a database without these objects.
  await withExtensions.check();
  const whole = info.outputPath("whole.sql");
  await exportSql(page, whole);
  await closeDialog(page);
  await run(workbench, "drop view oldest; drop table visit, person; drop extension orafce;");
  await openTransfer(page);
  await choose(page, "database.sql", await readFile(whole));
  await page.getByLabel("Stop at the first error").uncheck();
  await page.getByRole("button", { name: "Run as SQL" }).click();
  await expect(page.getByRole("status", { name: "Transfer" })).toBeVisible({ timeout: 300_000 });
  await closeDialog(page);
  for (const [index, table] of ["person", "visit", "oldest"].entries()) {
    expect(await valueOf(workbench, checksum(table))).toBe(here[index]);
  }
  const extensions = "select count(*) from pg_extension where extname = 'orafce';";
  expect(await valueOf(workbench, extensions)).toBe("1");
});

test("an error in an SQL file is reported with its line, and the rest is skipped or run", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const workbench = await WorkbenchPage.open(page, { query });
  const sql = Buffer.from(
    "create table t (v int);\ninsert into t values (1);\n\ninsert into nope values (2);\ninsert into t values (3);\n",
  );
  await openTransfer(page);
  await choose(page, "broken.sql", sql);
  await page.getByRole("button", { name: "Run as SQL" }).click();
  const alert = page.getByRole("alert", { name: "Transfer" });
  await expect(alert).toContainText('Line 4: relation "nope" does not exist', { timeout: 120_000 });
  await closeDialog(page);
  expect(await valueOf(workbench, "select sum(v) from t;")).toBe("1");
  await run(workbench, "drop table t;");
  await openTransfer(page);
  await choose(page, "broken.sql", sql);
  await page.getByLabel("Stop at the first error").uncheck();
  await page.getByRole("button", { name: "Run as SQL" }).click();
  await expect(page.getByRole("status", { name: "Transfer" })).toContainText("past 1 error", {
    timeout: 120_000,
  });
  await closeDialog(page);
  expect(await valueOf(workbench, "select sum(v) from t;")).toBe("4");
});

test("CSV can be loaded into a new table with inferred types or an existing one", async ({
  page,
}) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await openCsv(
    page,
    "People of 2024.csv",
    'Id;Full name;Since;Zip\n1;"Ada; Countess";2024-02-01;00123\n2;;2024-02-03;99999\n',
  );
  await expect(page.getByLabel("Delimiter")).toHaveValue(";");
  await expect(page.getByLabel("First line names the columns")).toBeChecked();
  await expect(page.getByLabel("Table name")).toHaveValue("people_of_2024");
  for (const [index, type] of ["integer", "text", "date", "text"].entries()) {
    await expect(page.getByLabel(`Type of column ${index + 1}`)).toHaveValue(type);
  }
  await page.getByLabel("Type of column 1").selectOption("bigint");
  await page.getByRole("button", { name: "Load rows" }).click();
  await expect(page.getByRole("status", { name: "Transfer" })).toContainText("loaded", {
    timeout: 60_000,
  });
  await closeDialog(page);
  expect(
    await valueOf(
      workbench,
      "select string_agg(concat_ws('/', id, coalesce(full_name, 'NULL'), since, zip), ',' order by id) || pg_typeof(max(id)) from people_of_2024;",
    ),
  ).toBe("1/Ada; Countess/2024-02-01/00123,2/NULL/2024-02-03/99999bigint");

  await openCsv(page, "more.csv", "zip,id\n55555,3\n");
  await page.getByRole("combobox", { name: "Into" }).selectOption("public.people_of_2024");
  await page.getByRole("button", { name: "Load rows" }).click();
  await expect(page.getByRole("status", { name: "Transfer" })).toHaveText(
    "1 row loaded into public.people_of_2024.",
    { timeout: 60_000 },
  );
  await page.getByRole("button", { name: "Open table" }).click();
  await expect(workbench.grid.getByRole("gridcell", { name: "55555" })).toBeVisible();
  expect(await valueOf(workbench, "select zip from people_of_2024 where id = 3;")).toBe("55555");
});

test("bad CSV lines are reported by number, and nothing is loaded", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table n (id int check (id < 100), name text);");
  await openCsv(page, "n.csv", "id,name\n1,a\nx,b\n3,c,d\n4,e\n");
  await page.getByRole("combobox", { name: "Into" }).selectOption("public.n");
  await page.getByRole("button", { name: "Load rows" }).click();
  const bad = page.getByRole("alert", { name: "Bad lines" });
  await expect(bad).toContainText("Line 3: “x” in id is no integer.");
  await expect(bad).toContainText("Line 4: 3 fields instead of 2.");
  await closeDialog(page);
  // An error that only the server finds also rolls back the rows before it.
  await openCsv(page, "n.csv", "id,name\n1,a\n200,b\n");
  await page.getByRole("combobox", { name: "Into" }).selectOption("public.n");
  await page.getByRole("button", { name: "Load rows" }).click();
  await expect(page.getByRole("alert", { name: "Transfer" })).toContainText("line 2", {
    timeout: 60_000,
  });
  await closeDialog(page);
  expect(await valueOf(workbench, "select count(*) from n;")).toBe("0");
});

test("a stopped transfer leaves nothing behind, and says so", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  // The fiftieth row blocks for a very long time.
  await run(
    workbench,
    "create table n (id int); create function wait() returns trigger language plpgsql as " +
      "'begin if new.id = 50 then perform pg_sleep(600); end if; return new; end';" +
      "create trigger wait before insert on n for each row execute function wait();",
  );
  const ids = Array.from({ length: 100 }, (_, index) => `${index + 1}\n`);
  await openCsv(page, "n.csv", `id\n${ids.join("")}`);
  await page.getByRole("combobox", { name: "Into" }).selectOption("public.n");
  await page.getByRole("button", { name: "Load rows" }).click();
  const alert = page.getByRole("alert", { name: "Transfer" });
  await expect(page.getByRole("progressbar", { name: "Loading n.csv" })).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(alert).toHaveText("Stopped: nothing was loaded.");
  await closeDialog(page);
  expect(await valueOf(workbench, "select count(*) from n;")).toBe("0");

  // A dump waits for the table's lock.
  await run(workbench, "begin; lock table n;");
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  await openTransfer(page);
  await page.getByRole("button", { name: "Export SQL" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(alert).toHaveText("Stopped: no file was written.");
  const files = page.getByRole("region", { name: "Files of the guest" });
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(files).toContainText("None.");
  expect(downloads).toBe(0);
});

test("a CSV file of 50 MB is loaded completely", async ({ page }, info) => {
  test.setTimeout(900_000);
  const workbench = await WorkbenchPage.open(page, { query });
  const lines: string[] = ["id,name,at"];
  for (let id = 1; lines.length < 470_000; id += 1) {
    lines.push(
      `${id},"Name ${id} with ""quotes"" and a comma, to be long enough for a line, ${id * 7}",2024-01-01 00:00:${String(id % 60).padStart(2, "0")}`,
    );
  }
  const text = `${lines.join("\n")}\n`;
  const path = info.outputPath("large.csv");
  await writeFile(path, text);
  expect(text.length).toBeGreaterThan(50_000_000);
  await openTransfer(page);
  await page.getByLabel("File to import").setInputFiles(path);
  await page.getByRole("button", { name: "Load as CSV…" }).click();
  await expect(page.getByRole("table", { name: "Preview" })).toBeVisible();
  const startedMs = Date.now();
  await page.getByRole("button", { name: "Load rows" }).click();
  await expect(page.getByRole("progressbar", { name: /Loading/ })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByRole("status", { name: "Transfer" })).toContainText("loaded", {
    timeout: 800_000,
  });
  console.log(`50 MB of CSV took ${Math.round((Date.now() - startedMs) / 1000)} s`);
  await closeDialog(page);
  const rows = lines.length - 1;
  expect(
    await valueOf(workbench, "select concat_ws(' ', count(*), sum(id::bigint)) from large;"),
  ).toBe(`${rows} ${(rows * (rows + 1)) / 2}`);
});

test("any file can be sent to the guest and fetched unchanged; dropped files are accepted", async ({
  page,
}) => {
  const workbench = await WorkbenchPage.open(page, { query });
  const bytes = Buffer.from(
    Array.from({ length: 70_001 }, (_, index) => (index * 31 + (index >> 8)) & 0xff),
  );
  await openTransfer(page);
  await choose(page, "odd name';.bin", bytes);
  await page.getByRole("button", { name: "Copy to the guest" }).click();
  const files = page.getByRole("region", { name: "Files of the guest" });
  const button = files.getByRole("button", { name: /^Download .*odd_name_\.bin$/ });
  const downloading = page.waitForEvent("download");
  await button.click();
  const back = await readFile(await (await downloading).path());
  const digest = (content: Buffer): string => createHash("md5").update(content).digest("hex");
  expect(digest(back)).toBe(digest(bytes));
  await closeDialog(page);

  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["a,b\n1,2\n"], "dropped.csv"));
    return data;
  });
  await page.getByRole("main").dispatchEvent("drop", { dataTransfer: transfer });
  await expect(page.getByRole("dialog", { name: "Load dropped.csv" })).toBeVisible();
  await closeDialog(page);
  expect(await valueOf(workbench, "select 1;")).toBe("1");
});
