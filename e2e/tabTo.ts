import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the element has the focus, up to 40 times. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  const isFocused = (): Promise<boolean> =>
    element.evaluate((target) => target === document.activeElement);
  for (let step = 0; step < 40 && !(await isFocused()); step += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(element).toBeFocused();
}
