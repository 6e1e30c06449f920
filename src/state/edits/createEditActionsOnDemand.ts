import { lateMethods } from "../../base/lateMethods.ts";
import type { Connections } from "../machine/connections.ts";
import type { ResultActions } from "../results/resultActions.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { FeatureEvents } from "../store/featureEvent.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { EditActions } from "./editActions.ts";

/** Editing of results, whose code is loaded at the first call. */
export function createEditActionsOnDemand(
  context: WorkbenchContext,
  connections: Connections,
  results: ResultActions,
  snapshots: Pick<SnapshotActions, "saveCheckpoint">,
  events: Pick<FeatureEvents, "emit">,
): EditActions {
  return lateMethods<EditActions>(
    async () => {
      const { createEditActions } = await import("./editActions.ts");
      return createEditActions(context, connections, results, snapshots, events);
    },
    {
      begin: true,
      end: true,
      change: true,
      undo: true,
      redo: true,
      discard: true,
      apply: true,
      takeCurrent: true,
      readForeignValues: true,
    },
  );
}
