import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** Milliseconds from navigation to the first result; set by the script below. */
    firstResultMs?: number;
  }
}

/** Opens the page and presses Run as soon as possible; resolves to milliseconds from navigation. */
export async function measureFirstResult(page: Page, url: string): Promise<number> {
  await page.addInitScript(pressRunAndWatch);
  await page.goto(`${url}?port=5432#sql=${encodeURIComponent("select 1 as one")}`, {
    waitUntil: "commit",
  });
  await page.waitForFunction(() => window.firstResultMs !== undefined, undefined, {
    timeout: 120_000,
    polling: 100,
  });
  return page.evaluate(() => window.firstResultMs ?? Number.NaN);
}

function pressRunAndWatch(): void {
  let isPressed = false;
  const look = (): void => {
    if (!isPressed) {
      const status = document.querySelector('[role="status"][aria-label="Machine"]');
      const run = [...document.querySelectorAll("button")].find(
        (button) => (button.getAttribute("aria-label") ?? button.textContent).trim() === "Run",
      );
      if (status?.textContent.trim() === "Ready" && run !== undefined && !run.disabled) {
        isPressed = true;
        run.click();
      }
    }
    const cells = document.querySelectorAll('[role="gridcell"]');
    if (isPressed && [...cells].some((cell) => cell.textContent === "1")) {
      window.firstResultMs = performance.now();
      observer.disconnect();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["disabled", "aria-disabled"],
  });
}
