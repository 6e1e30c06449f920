import type { Page } from "@playwright/test";

/** The pairs of visible texts of the status bar that overlap, and texts cut by the page's edge. */
export function footerOverlaps(page: Page): Promise<readonly string[]> {
  return page.locator("footer:has([aria-label=Machine])").evaluate((bar) => {
    const { bottom, right } = bar.getBoundingClientRect();
    const items = [...bar.children]
      .map((item) => ({ words: item.textContent, box: item.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.top < bottom - 1);
    return items.flatMap(({ words, box }, index) => [
      ...(box.right > right ? [`${words} is cut`] : []),
      ...items
        .slice(index + 1)
        .filter((other) => box.left < other.box.right && other.box.left < box.right)
        .map((other) => `${words} | ${other.words}`),
    ]);
  });
}
