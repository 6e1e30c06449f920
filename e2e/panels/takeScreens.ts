import { mkdir } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { WorkbenchPage } from "../workbenchPage.ts";
import type { ScreenGroup } from "./screen.ts";

const laptop = { width: 1280, height: 800 };
const otherSizes = [
  { width: 1920, height: 1080 },
  { width: 800, height: 900 },
] as const;

/** Takes pictures of a group into a directory; reports and skips screens that cannot be shown. */
export async function takeScreens(
  page: Page,
  { name: group, screens, isOneSize = false }: ScreenGroup,
  directory: string,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  page.setDefaultTimeout(20_000);
  const workbench = new WorkbenchPage(page);
  const sizes = isOneSize ? [laptop] : [laptop, ...otherSizes];
  for (const { name, show, hide } of screens) {
    try {
      await show(workbench);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.waitForTimeout(250);
        await page.screenshot({ path: `${directory}/${group}-${name}-${size.width}.png` });
      }
      await page.setViewportSize(laptop);
      await hide?.(workbench);
    } catch (error) {
      console.log(`${group}-${name}: ${String(error).split("\n")[0] ?? ""}`);
      await page.keyboard.press("Escape");
    }
  }
}
