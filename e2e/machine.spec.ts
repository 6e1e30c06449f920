import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { sharedPageTest as test } from "./sharedPageTest.ts";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

test("the shell is a real shell", async ({ page, workbench }) => {
  await workbench.button("Shell panel").click();
  await workbench.shell.click();
  await expect(workbench.shell.getByRole("textbox", { name: "Terminal input" })).toBeFocused();
  await page.keyboard.type("uname -a\n");
  await expect(workbench.shell).toContainText(/Linux .* i686/);
});

test("an imported state restores a table", async ({ page, workbench }) => {
  await workbench.runAll("create table kept (v text); insert into kept values ('still here');");
  await expect(workbench.result).toContainText("INSERT 0 1");
  const download = page.waitForEvent("download");
  await workbench.button("Export state").click();
  const path = await (await download).path();
  expect((await readFile(path)).length).toBeGreaterThan(10_000);

  await workbench.runAll("drop table kept; select * from kept;");
  await expect(workbench.result).toContainText('relation "kept" does not exist');

  const chooser = page.waitForEvent("filechooser");
  await workbench.button("Import state").click();
  await (await chooser).setFiles(path);
  await expect(workbench.messages).toContainText(/state .*imported/i);
  await workbench.waitUntilReady();
  await workbench.runAll("select v from kept;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("still here");
});

test("a file that is not a state is refused, and the machine continues", async ({
  page,
  workbench,
}) => {
  const chooser = page.waitForEvent("filechooser");
  await workbench.button("Import state").click();
  await (
    await chooser
  ).setFiles({
    name: "holiday.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("this is no state of a machine"),
  });
  await expect(workbench.alert).toContainText(/not .*state/i);
  await workbench.runAll("select 'alive' as answer;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("alive");
});

test("a missing image is explained", async ({ context }) => {
  const page = await context.newPage();
  await page.goto(workbenchUrl({ query: "image=no-such-image" }));
  await expect(new WorkbenchPage(page).alert).toContainText("no-such-image");
});

test("the machine boots cold from kernel and initrd", async ({ context }) => {
  const page = await context.newPage();
  test.setTimeout(240_000);
  const workbench = new WorkbenchPage(page);
  await page.goto(workbenchUrl({ query: "boot=cold&port=5432" }));
  const console = page.getByLabel("Console of the machine");
  await expect(console).toContainText("root@workbench", { timeout: 120_000 });
  await expect(workbench.machineStatus).toHaveText("Ready", { timeout: 120_000 });
  await workbench.runAll("select 'cold' as answer;");
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("cold");
});
