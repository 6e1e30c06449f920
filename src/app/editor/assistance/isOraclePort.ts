import { selectIsOraclePort, selectPort } from "../../../state/store/selectors.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";

/** Whether the active tab's port knows Oracle's names. */
export function isOraclePort(state: WorkbenchState): boolean {
  return selectIsOraclePort(state, selectPort(state));
}
