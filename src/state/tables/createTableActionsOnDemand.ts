import { lateMethods } from "../../base/lateMethods.ts";
import type { Connections } from "../machine/connections.ts";
import type { ServiceDatabase } from "../machine/serviceDatabase.ts";
import type { RunActions } from "../statements/runActions.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { TableActions } from "./tableActions.ts";

/** Opened tables, whose code is loaded at the first call. */
export function createTableActionsOnDemand(
  context: WorkbenchContext,
  connections: Pick<Connections, "session">,
  service: Pick<ServiceDatabase, "run">,
  runs: Pick<RunActions, "runAll">,
): TableActions {
  return lateMethods<TableActions>(
    async () => {
      const { createTableActions } = await import("./tableActions.ts");
      return createTableActions(context, connections, service, runs);
    },
    { open: true, change: true, count: true },
  );
}
