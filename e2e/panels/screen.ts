import type { WorkbenchPage } from "../workbenchPage.ts";

/** One picture: brings it up, is taken, goes away. */
export interface Screen {
  readonly name: string;
  readonly show: (workbench: WorkbenchPage) => Promise<void>;
  readonly hide?: (workbench: WorkbenchPage) => Promise<void>;
}

/** Screens that share a page: each finds it as the one before left it. */
export interface ScreenGroup {
  readonly name: string;
  readonly locale?: string;
  /** Only in the size of a laptop; else in that of a large screen and of a tablet too. */
  readonly isOneSize?: boolean;
  readonly screens: readonly Screen[];
}

/** Gives a group its type: what its screens do then needs no annotations of its own. */
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
