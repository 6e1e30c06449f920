import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useMediaQuery } from "../ui/useMediaQuery.ts";
import { useWorkbenchState } from "../services/useWorkbench.ts";

const selectTheme = (state: WorkbenchState): string => state.settings.theme;

/** Whether the page is dark, by choice or by the system's preference. */
export function useIsDark(): boolean {
  const theme = useWorkbenchState(selectTheme);
  const isSystemDark = useMediaQuery("(prefers-color-scheme: dark)");
  return theme === "system" ? isSystemDark : theme === "dark";
}
