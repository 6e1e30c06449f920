import { workbenchUrl } from "../workbenchPage.ts";
import { escape, groupScreens, press, type Screen, type ScreenGroup } from "./screen.ts";

const screens: readonly Screen[] = [
  {
    name: "boot",
    show: async ({ page }) => {
      await page.goto(workbenchUrl({ query: "port=5432" }));
      await page.getByRole("contentinfo").waitFor();
    },
  },
  {
    name: "empty",
    show: async ({ page }) => {
      await page.getByRole("button", { name: "试一个示例" }).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: "example",
    show: async ({ page, grid }) => {
      await page.getByRole("button", { name: "试一个示例" }).click();
      await grid.getByRole("gridcell").first().waitFor({ timeout: 60_000 });
    },
  },
  {
    name: "error",
    show: async ({ page, editor }) => {
      await editor.focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.insertText("begin;\nselect nope;");
      await page.keyboard.press("ControlOrMeta+Shift+Enter");
      await page.getByRole("tabpanel").getByText("42703").waitFor();
    },
  },
  { name: "palette", show: press("F1"), hide: escape },
  { name: "history", show: press("Alt+KeyH"), hide: escape },
  { name: "lessons", show: press("Alt+KeyT"), hide: press("Alt+KeyT") },
  { name: "sessions", show: press("Alt+KeyL"), hide: escape },
  {
    name: "settings",
    show: async ({ page }) => page.getByRole("button", { name: "设置" }).click(),
    hide: escape,
  },
  {
    name: "transfer",
    show: async ({ page }) => page.getByRole("button", { name: "导入与导出" }).click(),
    hide: escape,
  },
  {
    name: "snapshots",
    show: async ({ page }) => {
      await page.getByRole("button", { name: "保存快照" }).click();
      await page.waitForTimeout(5000);
    },
  },
];

/** The main screens in Chinese, whose words are shorter and whose characters are wider. */
export const chineseScreens: ScreenGroup = groupScreens({
  name: "chinese",
  locale: "zh-CN",
  screens,
  isOneSize: true,
});
