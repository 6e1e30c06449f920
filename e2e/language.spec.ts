import { expect, test } from "@playwright/test";
import { footerOverlaps } from "./footerOverlaps.ts";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

test("the interface switches to Chinese at once, and keeps it after a reload", async ({ page }) => {
  const workbench = await WorkbenchPage.open(page, { query: "port=5432" });
  await workbench.write("select 'ni hao' as words;");
  await workbench.button("Settings").click();
  await page.getByRole("combobox", { name: "Language" }).selectOption("简体中文");
  await page.getByRole("dialog", { name: "设置" }).getByRole("button", { name: "完成" }).click();
  await expect(workbench.machineStatus).toHaveText("就绪");
  await workbench.button("全部运行").click();
  await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("ni hao");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await workbench.write("");
  await expect(page.locator(".monaco-editor .editorPlaceholder")).toContainText("运行光标处的语句");
  for (const width of [800, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await footerOverlaps(page), String(width)).toEqual([]);
  }

  await page.reload();
  await expect(workbench.machineStatus).toHaveText("就绪", { timeout: 60_000 });
  await page.keyboard.press("F1");
  await page.getByRole("combobox", { name: "查找命令" }).fill("浅色");
  await expect(page.getByRole("dialog").getByRole("option").first()).toContainText(
    "切换浅色与深色主题",
  );
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "设置" }).click();
  await page.getByRole("combobox", { name: "语言" }).selectOption("English");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(workbench.machineStatus).toHaveText("Ready");
});

test("a Chinese browser gets the Chinese interface", async ({ browser }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(workbenchUrl({ query: "port=5432" }));
  await expect(page.getByRole("button", { name: "全部运行" })).toBeVisible();
  await expect(page.getByRole("status", { name: "Machine" })).toHaveText("就绪", {
    timeout: 60_000,
  });
  await context.close();
});
