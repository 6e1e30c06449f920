import { onDemand } from "../../base/onDemand.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { RegressionActions } from "./regressionActions.ts";

/** The same actions; their code is loaded with the first of them. */
export function createRegressionActionsOnDemand(
  context: WorkbenchContext,
  snapshots: Pick<SnapshotActions, "lend">,
  imageUrl: () => string | null,
): RegressionActions {
  const actions = onDemand(async () => {
    const { createRegressionActions } = await import("./regressionActions.ts");
    return createRegressionActions(context, snapshots, imageUrl);
  });
  const soon = (act: (loaded: RegressionActions) => void): void => {
    void actions().then(act);
  };
  return {
    add(files) {
      soon((loaded) => {
        loaded.add(files);
      });
    },
    forgetFiles() {
      soon((loaded) => {
        loaded.forgetFiles();
      });
    },
    remove(name) {
      soon((loaded) => {
        loaded.remove(name);
      });
    },
    expect(test, output) {
      soon((loaded) => {
        loaded.expect(test, output);
      });
    },
    run: async (names, options) => (await actions()).run(names, options),
    stop() {
      soon((loaded) => {
        loaded.stop();
      });
    },
  };
}
