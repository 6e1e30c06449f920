import {
  type HintEnvironment,
  hintEnvironmentOf,
} from "../../sql/oracle/constructs/hintEnvironment.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";

/** What a port's server makes of Oracle's SQL; `null` while the server has not told what it is. */
export function selectHintEnvironment(state: WorkbenchState, port: number): HintEnvironment | null {
  const server = state.sessions[port]?.server ?? null;
  const mode = state.machine.manifest?.ports.find((each) => each.port === port)?.mode;
  return server === null ? null : hintEnvironmentOf(server, mode ?? "postgresql");
}
