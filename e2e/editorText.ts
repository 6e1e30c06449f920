import { expect, type Page } from "@playwright/test";

/** The lines as the editor renders them, with its blanks replaced by plain ones. */
export async function shownText(page: Page): Promise<string> {
  const lines = await page.locator(".monaco-editor .view-line").all();
  const placed = await Promise.all(
    lines.map(async (line) => ({
      top: (await line.boundingBox())?.y ?? 0,
      text: (await line.innerText()).replaceAll("\u00a0", " ").replace(/\n$/, ""),
    })),
  );
  return placed
    .sort((left, right) => left.top - right.top)
    .map(({ text }) => text)
    .join("\n");
}

/** Waits until the editor is shown again after another panel: earlier keys would be lost. */
export async function waitForEditor(page: Page): Promise<void> {
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible();
}
