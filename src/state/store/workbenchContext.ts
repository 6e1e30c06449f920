import type { WorkbenchDependencies } from "./dependencies.ts";
import type { WorkbenchState } from "./workbenchState.ts";

/** What the parts of the workbench share: the state, the way to change it, the world outside. */
export interface WorkbenchContext {
  readonly dependencies: WorkbenchDependencies;
  readonly get: () => WorkbenchState;
  /** Replaces one domain's part of the state. */
  readonly update: <K extends keyof WorkbenchState>(
    domain: K,
    change: (current: WorkbenchState[K]) => WorkbenchState[K],
  ) => void;
}
