import { selectPort } from "../../../state/store/selectors.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";

/** Whether the active tab's statements run where Oracle's names are known. */
export function isOraclePort(state: WorkbenchState): boolean {
  const port = selectPort(state);
  return state.machine.manifest?.ports.find((each) => each.port === port)?.mode === "oracle";
}
