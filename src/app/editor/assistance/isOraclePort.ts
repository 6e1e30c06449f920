import { selectPort } from "../../../state/store/selectors.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";

/** Whether the active tab's port knows Oracle's names. */
export function isOraclePort(state: WorkbenchState): boolean {
  const port = selectPort(state);
  return state.machine.manifest?.ports.find((each) => each.port === port)?.mode === "oracle";
}
