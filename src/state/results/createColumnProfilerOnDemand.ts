import { lateMethods } from "../../base/lateMethods.ts";
import type { Connections } from "../machine/connections.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { ColumnProfiler } from "./columnProfiler.ts";

/** Profiles of columns, whose code is loaded at the first call. */
export function createColumnProfilerOnDemand(
  context: WorkbenchContext,
  connections: Connections,
): ColumnProfiler {
  return lateMethods<ColumnProfiler>(
    async () => {
      const { createColumnProfiler } = await import("./columnProfiler.ts");
      return createColumnProfiler(context, connections);
    },
    { profile: true },
  );
}
