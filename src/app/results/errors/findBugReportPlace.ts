import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import type { BugReportPlace } from "./bugReport.ts";
import { nameOfPort } from "../../wording/nameOfPort.ts";

/** The machine and the session on a port, for a bug report. */
export function findBugReportPlace(state: WorkbenchState, port: number): BugReportPlace {
  const { name = "", version = "", details = "" } = state.machine.manifest?.engine ?? {};
  return {
    port: nameOfPort(state, port),
    engine: [`${name} ${version}`.trim(), details].filter((part) => part !== "").join(" + "),
    server: state.sessions[port]?.server?.version ?? null,
  };
}
