import { lateMethods } from "../../base/lateMethods.ts";
import type { Machine } from "../../vm/machine.ts";
import type { Connections } from "../machine/connections.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { ResultActions } from "./resultActions.ts";
import type { ResultExport } from "./resultExport.ts";

/** Result export whose code is loaded at the first call. */
export function createResultExportOnDemand(
  context: WorkbenchContext,
  connections: Connections,
  results: ResultActions,
  machine: () => Machine | null,
): ResultExport {
  return lateMethods<ResultExport>(
    async () => {
      const { createResultExport } = await import("./resultExport.ts");
      return createResultExport(context, connections, results, machine);
    },
    { collectRows: true, copyAgain: true },
  );
}
