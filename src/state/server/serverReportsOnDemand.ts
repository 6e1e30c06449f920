import type { Connections } from "../machine/connections.ts";
import { onDemand } from "../../base/onDemand.ts";
import type { ServerReports } from "./serverReport.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** The same questions; their code is loaded with the first of them. */
export function createServerReportsOnDemand(
  context: WorkbenchContext,
  connections: Connections,
): ServerReports {
  const reports = onDemand(async () => {
    const { createServerReports } = await import("./serverReport.ts");
    return createServerReports(context, connections);
  });
  return {
    inspectServer: async (port, signal) => (await reports()).inspectServer(port, signal),
    hasFeatures: async (port, features, signal) =>
      (await reports()).hasFeatures(port, features, signal),
    changeServerSetting: async (port, name, value) =>
      (await reports()).changeServerSetting(port, name, value),
  };
}
