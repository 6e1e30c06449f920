import { chineseScreens } from "./chineseScreens.ts";
import { failureScreens } from "./failureScreens.ts";
import { runningScreens } from "./runningScreens.ts";
import { oracleScreens } from "./oracleScreens.ts";
import type { ScreenGroup } from "./screen.ts";
import { transferScreens } from "./transferScreens.ts";
import { workbenchScreens } from "./workbenchScreens.ts";

/** All screens, for visual review. */
export const allScreens: readonly ScreenGroup[] = [
  workbenchScreens,
  runningScreens,
  oracleScreens,
  transferScreens,
  failureScreens,
  chineseScreens,
];
