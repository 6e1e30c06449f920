import { chineseScreens } from "./chineseScreens.ts";
import { failureScreens } from "./failureScreens.ts";
import { runningScreens } from "./runningScreens.ts";
import type { ScreenGroup } from "./screen.ts";
import { transferScreens } from "./transferScreens.ts";
import { workbenchScreens } from "./workbenchScreens.ts";

/** Every screen there is, to be looked at. */
export const allScreens: readonly ScreenGroup[] = [
  workbenchScreens,
  runningScreens,
  transferScreens,
  failureScreens,
  chineseScreens,
];
