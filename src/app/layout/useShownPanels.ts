import type { WorkbenchState } from "../../state/workbenchState.ts";
import { narrowPage } from "../commands/viewCommands.ts";
import { useMediaQuery } from "../useMediaQuery.ts";
import { useUiState, useWorkbenchState } from "../useWorkbench.ts";

export interface ShownPanels {
  /** Too narrow for panels beside each other: they are drawers. */
  readonly isNarrow: boolean;
  readonly isExplorerShown: boolean;
  readonly isShellShown: boolean;
}

const selectIsExplorerVisible = (state: WorkbenchState): boolean =>
  state.settings.isExplorerVisible;
const selectIsShellVisible = (state: WorkbenchState): boolean => state.settings.isShellVisible;

export function useShownPanels(): ShownPanels {
  const isNarrow = useMediaQuery(narrowPage);
  const isExplorerVisible = useWorkbenchState(selectIsExplorerVisible);
  const isShellVisible = useWorkbenchState(selectIsShellVisible);
  const drawer = useUiState((ui) => ui.drawer);
  return {
    isNarrow,
    isExplorerShown: isNarrow ? drawer === "explorer" : isExplorerVisible,
    isShellShown: isNarrow ? drawer === "shell" : isShellVisible,
  };
}
