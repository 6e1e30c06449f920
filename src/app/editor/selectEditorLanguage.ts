import { selectDialect } from "../../state/selectors.ts";
import type { WorkbenchState } from "../../state/workbenchState.ts";
import { isOraclePort } from "./isOraclePort.ts";
import type { EditorLanguage } from "./sqlLanguage.ts";

/**
 * How the active tab's text is coloured: as Oracle's where the server takes it, and on the port that
 * has Oracle's names. Where a statement ends is another matter, see `selectDialect`.
 */
export function selectEditorLanguage(state: WorkbenchState): EditorLanguage {
  const isOracle = isOraclePort(state) || selectDialect(state).name === "oracle";
  return isOracle ? "workbench-oracle" : "workbench-sql";
}
