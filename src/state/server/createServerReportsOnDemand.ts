import { lateMethods } from "../../base/lateMethods.ts";
import type { Connections } from "../machine/connections.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { ServerReports } from "./serverReport.ts";

/** Server reports whose code is loaded at the first call. */
export function createServerReportsOnDemand(
  context: WorkbenchContext,
  connections: Connections,
): ServerReports {
  return lateMethods<ServerReports>(
    async () => {
      const { createServerReports } = await import("./serverReport.ts");
      return createServerReports(context, connections);
    },
    { inspectServer: true, hasFeatures: true, changeServerSetting: true },
  );
}
