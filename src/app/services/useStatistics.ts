import { useEffect } from "react";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useWorkbench, useWorkbenchState } from "./useWorkbench.ts";

const selectIsReady = (state: WorkbenchState): boolean => state.machine.isClockSet;
const everyMs = 10_000;

/** Updates the machine's statistics while the page is visible. */
export function useStatistics(): void {
  const workbench = useWorkbench();
  const isReady = useWorkbenchState(selectIsReady);
  useEffect(() => {
    if (!isReady) return;
    const refresh = (): void => {
      if (!document.hidden) void workbench.refreshStatistics();
    };
    refresh();
    const timer = setInterval(refresh, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [workbench, isReady]);
}
