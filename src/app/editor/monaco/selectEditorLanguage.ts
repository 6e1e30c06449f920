import { dialectOfServer } from "../../../sql/dialectOfServer.ts";
import { selectPort } from "../../../state/store/selectors.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import type { EditorLanguage } from "./sqlLanguage.ts";

/** How the active tab's text is coloured. */
export function selectEditorLanguage(state: WorkbenchState): EditorLanguage {
  return languageOfPort(state, selectPort(state));
}

/**
 * Oracle's where the server takes it, and on the port that has Oracle's names. Where a statement ends
 * is another matter, see `selectDialect`.
 */
export function languageOfPort(state: WorkbenchState, port: number | null): EditorLanguage {
  const offered = state.machine.manifest?.ports.find((each) => each.port === port);
  const server = port === null ? null : (state.sessions[port]?.server ?? null);
  const isOracle = offered?.mode === "oracle" || dialectOfServer(server).name === "oracle";
  return isOracle ? "workbench-oracle" : "workbench-sql";
}
