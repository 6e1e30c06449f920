import type { LentMachine } from "../../machine/machineLifecycle.ts";
import type { SnapshotFailure } from "../../snapshotFile/snapshotFailure.ts";
import type { WorkbenchContext } from "../../store/workbenchContext.ts";
import type { CaptureAccess } from "../captureSnapshot.ts";
import type { SnapshotEvent } from "../snapshotEvent.ts";
import type { SnapshotLibrary } from "../snapshotLibrary.ts";

export interface MachineAccess extends CaptureAccess {
  /** Replaces the machine's memory; resolves once the sessions are usable, or with the failure. */
  restore(state: Uint8Array): Promise<SnapshotFailure | null>;
  lend(): LentMachine | null;
}

/** What the steps of an action on snapshots work with. */
export interface SnapshotTools {
  readonly context: WorkbenchContext;
  readonly access: MachineAccess;
  readonly kept: SnapshotLibrary;
  readonly dispatch: (event: SnapshotEvent) => void;
}
