import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { crowdedPage, narrowPage, needsShellsPlace, widePage } from "../commands/viewCommands.ts";
import { useMediaQuery } from "../ui/useMediaQuery.ts";
import { useUiState, useWorkbenchState } from "../services/useWorkbench.ts";

export interface ShownPanels {
  /** The page is too narrow for panels side by side: they are drawers. */
  readonly isNarrow: boolean;
  /** The shell is a drawer: on a narrow page, or if something else needs its place. */
  readonly isShellDrawer: boolean;
  readonly isExplorerShown: boolean;
  readonly isShellShown: boolean;
}

const selectIsExplorerVisible = (state: WorkbenchState): boolean =>
  state.settings.isExplorerVisible;
const selectIsShellVisible = (state: WorkbenchState): boolean | null =>
  state.settings.isShellVisible;

export function useShownPanels(): ShownPanels {
  const isNarrow = useMediaQuery(narrowPage);
  const isExplorerVisible = useWorkbenchState(selectIsExplorerVisible);
  const isWide = useMediaQuery(widePage);
  const isShellVisible = useWorkbenchState(selectIsShellVisible) ?? isWide;
  const drawer = useUiState((ui) => ui.drawer);
  const isCrowded = useMediaQuery(crowdedPage);
  const isShellCrowdedOut = useUiState(needsShellsPlace) && isCrowded;
  const isShellDrawer = isNarrow || isShellCrowdedOut;
  return {
    isNarrow,
    isExplorerShown: isNarrow ? drawer === "explorer" : isExplorerVisible,
    isShellDrawer,
    isShellShown: isShellDrawer ? drawer === "shell" : isShellVisible,
  };
}
