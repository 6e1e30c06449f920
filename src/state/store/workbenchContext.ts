import type { WorkbenchDependencies } from "./dependencies.ts";
import type { WorkbenchState } from "./workbenchState.ts";

/** Shared by the parts of the workbench: the state, its updater, the dependencies. */
export interface WorkbenchContext {
  readonly dependencies: WorkbenchDependencies;
  readonly get: () => WorkbenchState;
  /** Replaces one domain's part of the state. */
  readonly update: <K extends keyof WorkbenchState>(
    domain: K,
    change: (current: WorkbenchState[K]) => WorkbenchState[K],
  ) => void;
}
