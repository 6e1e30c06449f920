import type { Download, Page } from "@playwright/test";

const defaultTimeoutMs = 60_000;

/** The download that `start` causes. If there is none, the error contains the page's messages. */
export async function downloadAfter(
  page: Page,
  start: () => Promise<void>,
  timeoutMs = defaultTimeoutMs,
): Promise<Download> {
  const downloading = page.waitForEvent("download", { timeout: timeoutMs });
  try {
    const [download] = await Promise.all([downloading, start()]);
    return download;
  } catch (error) {
    throw new Error(`no download; the page says:\n${await describePage(page)}`, { cause: error });
  }
}

/** The texts of dialogs, alerts and status elements. */
async function describePage(page: Page): Promise<string> {
  const roles = ["dialog", "alert", "status", "log"] as const;
  const parts: string[] = [];
  for (const role of roles) {
    for (const text of await page.getByRole(role).allInnerTexts()) {
      const words = text.trim().replaceAll(/\s*\n\s*/g, " | ");
      if (words !== "") parts.push(`${role}: ${words.slice(-1500)}`);
    }
  }
  return parts.join("\n");
}
