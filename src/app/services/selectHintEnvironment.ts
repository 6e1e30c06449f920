import {
  type HintEnvironment,
  hintEnvironmentOf,
} from "../../sql/oracle/constructs/hintEnvironment.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";

/** How a port's server handles Oracle's SQL; `null` while the server is not known. */
export function selectHintEnvironment(state: WorkbenchState, port: number): HintEnvironment | null {
  const server = state.sessions[port]?.server ?? null;
  const mode = state.machine.manifest?.ports.find((each) => each.port === port)?.mode;
  return server === null ? null : hintEnvironmentOf(server, mode ?? "postgresql");
}
