import { dialectOfServer } from "../../../sql/dialectOfServer.ts";
import { selectPort } from "../../../state/store/selectors.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import type { EditorLanguage } from "./sqlLanguage.ts";

/** The language for highlighting the active tab's text. */
export function selectEditorLanguage(state: WorkbenchState): EditorLanguage {
  return languageOfPort(state, selectPort(state));
}

/**
 * Oracle's language if the server accepts it, and on the port with Oracle's names. Only for
 * highlighting; `selectDialect` decides where a statement ends.
 */
export function languageOfPort(state: WorkbenchState, port: number | null): EditorLanguage {
  const offered = state.machine.manifest?.ports.find((each) => each.port === port);
  const server = port === null ? null : (state.sessions[port]?.server ?? null);
  const isOracle = offered?.mode === "oracle" || dialectOfServer(server).name === "oracle";
  return isOracle ? "workbench-oracle" : "workbench-sql";
}
