import { lateMethods } from "../../base/lateMethods.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { RegressionActions } from "./regressionActions.ts";

/** Regression actions whose code is loaded at the first call. */
export function createRegressionActionsOnDemand(
  context: WorkbenchContext,
  snapshots: Pick<SnapshotActions, "lend">,
  imageUrl: () => string | null,
): RegressionActions {
  return lateMethods<RegressionActions>(
    async () => {
      const { createRegressionActions } = await import("./regressionActions.ts");
      return createRegressionActions(context, snapshots, imageUrl);
    },
    { add: true, forgetFiles: true, remove: true, expect: true, run: true, stop: true },
  );
}
