import type { Machine } from "../../vm/machine.ts";
import type { Connections } from "../machine/connections.ts";
import { onDemand } from "../../base/onDemand.ts";
import type { ResultActions } from "./resultActions.ts";
import type { ResultExport } from "./resultExport.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** The same export; its code is loaded when it is first used. */
export function createResultExportOnDemand(
  context: WorkbenchContext,
  connections: Connections,
  results: ResultActions,
  machine: () => Machine | null,
): ResultExport {
  const exports = onDemand(async () => {
    const { createResultExport } = await import("./resultExport.ts");
    return createResultExport(context, connections, results, machine);
  });
  return {
    collectRows: async (request) => (await exports()).collectRows(request),
    copyAgain: async (request) => (await exports()).copyAgain(request),
  };
}
