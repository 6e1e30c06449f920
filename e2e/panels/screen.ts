import type { WorkbenchPage } from "../workbenchPage.ts";

/** One picture: shows a screen, and closes it after it was taken. */
export interface Screen {
  readonly name: string;
  readonly show: (workbench: WorkbenchPage) => Promise<void>;
  readonly hide?: (workbench: WorkbenchPage) => Promise<void>;
}

/** Screens that share a page, in order. */
export interface ScreenGroup {
  readonly name: string;
  readonly locale?: string;
  /** Taken only in the size of a laptop; else also in those of a large screen and of a tablet. */
  readonly isOneSize?: boolean;
  readonly screens: readonly Screen[];
}

/** Returns the group; its type makes annotations in the screens unnecessary. */
export function groupScreens(group: ScreenGroup): ScreenGroup {
  return group;
}

/** Presses keys, one after the other. */
export function press(...keys: readonly string[]): Screen["show"] {
  return async ({ page }) => {
    for (const key of keys) await page.keyboard.press(key);
  };
}

export const escape: Screen["show"] = press("Escape");

/** Chooses a command of the palette by its first words. */
export function command(words: string): Screen["show"] {
  return async ({ page }) => {
    await page.keyboard.press("F1");
    await page.getByRole("combobox").last().fill(words);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(700);
  };
}
