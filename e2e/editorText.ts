import { expect, type Page } from "@playwright/test";

/** The lines as the editor renders them, with its blanks replaced by plain ones. */
export async function shownText(page: Page): Promise<string> {
  // In one step: a line may be gone at the next. Editors of hidden places are left out.
  const lines = await page
    .locator(".monaco-editor .view-line")
    .evaluateAll((elements) =>
      (elements as HTMLElement[])
        .filter((line) => line.checkVisibility())
        .map((line) => ({ top: line.getBoundingClientRect().y, text: line.innerText })),
    );
  return lines
    .sort((left, right) => left.top - right.top)
    .map(({ text }) => text.replaceAll("\u00a0", " ").replace(/\n$/, ""))
    .join("\n");
}

/** Waits until the editor is shown again after another panel: earlier keys would be lost. */
export async function waitForEditor(page: Page): Promise<void> {
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible();
}
