import type { Machine } from "../../vm/machine.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotDispatch } from "./createSnapshotDispatch.ts";
import { createSnapshotQueue } from "./createSnapshotQueue.ts";
import { createSaveWhenIdle } from "./saveWhenIdle.ts";
import type { SaveCause } from "./snapshotEvent.ts";
import { createSnapshotLibrary } from "./snapshotLibrary.ts";
import type { StateExtent, StateFile } from "./stateExport.ts";
import { duplicateSnapshot, exportSnapshot, exportState } from "./steps/exportStateFile.ts";
import { importFromUrl, importStateFile } from "./steps/importStateFile.ts";
import { lendMachine, type LoanResult } from "./steps/lendMachine.ts";
import { restoreSnapshot } from "./steps/restoreSnapshot.ts";
import { saveCheckpoint } from "./steps/saveCheckpoint.ts";
import { saveSnapshot } from "./steps/saveSnapshot.ts";
import type { MachineAccess, SnapshotTools } from "./steps/snapshotTools.ts";

/** Saves and restores the machine's state. Actions are queued and run one at a time. */
export interface SnapshotActions {
  /** Loads the list of the saved snapshots. */
  load(): Promise<void>;
  /** Saves the running machine's state in the browser. */
  save(name: string): Promise<void>;
  /** Saves as soon as the machine is idle, however long that takes. */
  saveWhenQuiet(name: string): void;
  stopWaiting(): void;
  /** Takes an automatic snapshot; reports only storage failures. */
  saveAutomatically(): Promise<void>;
  /**
   * Takes a checkpoint before a statement. Resolves once the state is captured, so that the
   * statement can run; the file is written afterwards.
   */
  saveCheckpoint(runIds: readonly string[], statement: string): Promise<void>;
  /** Restores a snapshot; captures the current state first if it has unsaved changes. */
  restore(id: string): Promise<void>;
  describe(id: string, change: { readonly name?: string; readonly note?: string }): Promise<void>;
  duplicate(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  /**
   * Returns the running machine's state as a file; `null` on failure. A whole one contains all
   * files that its machine may read and fits any image for the same machine; a difference needs
   * this exact image.
   */
  exportState(extent: StateExtent): Promise<StateFile | null>;
  /** Returns a saved snapshot as a file; `null` on failure. */
  exportSnapshot(id: string): Promise<StateFile | null>;
  importState(file: Blob, fileName: string): Promise<void>;
  /** Imports the file that was last refused because it has no seal. */
  importUnsealed(): Promise<void>;
  /** Downloads a state file, from this origin or one that allows it (CORS), and restores it. */
  importFrom(url: string): Promise<void>;
  /**
   * Gives `work` exclusive use of the machine. The current state is captured before, saved in the
   * browser if this tab may save, and restored afterwards even if `work` throws.
   */
  lend<T>(work: (machine: Machine) => Promise<T>): Promise<LoanResult<T>>;
  /** Removes the guest files from imported snapshots, for the running image. */
  removeCarriedFiles(): Promise<void>;
  dismissFailure(): void;
  /** Called when the machine is about to return to the base state. */
  forgetCurrent(): void;
}

/** Queues the steps of each action (`steps`), and reports their failures. */
export function createSnapshotActions(
  context: WorkbenchContext,
  access: MachineAccess,
  dispatch: SnapshotDispatch,
): SnapshotActions {
  const kept = createSnapshotLibrary(context);
  const during = createSnapshotQueue(dispatch);
  const tools: SnapshotTools = { context, access, kept, dispatch };

  const reported = async (work: Promise<SnapshotFailure | null>): Promise<void> => {
    const failure = await work;
    if (failure !== null) dispatch({ kind: "failed", failure });
  };
  const saveByHand = (name: string, cause: SaveCause): Promise<SnapshotFailure | null> =>
    during("saving", async () => {
      await context.dependencies.storageManager.persist();
      return saveSnapshot(tools, name, cause);
    });
  const waitingSave = createSaveWhenIdle(context, (name) => saveByHand(name, "waiting"));

  return {
    load: () => reported(kept.load()),
    async save(name) {
      await saveByHand(name, "user");
    },
    saveWhenQuiet: (name) => waitingSave.start(name),
    stopWaiting: () => waitingSave.stop(),
    async saveAutomatically() {
      await during("saving", () => saveSnapshot(tools, "", "automatic"), false);
    },
    saveCheckpoint: (runIds, statement) => saveCheckpoint(tools, during, { runIds, statement }),
    restore: (id) => during("restoring", () => reported(restoreSnapshot(tools, id))),
    describe: (id, change) => reported(kept.describe(id, change)),
    duplicate: (id, name) => during("saving", () => reported(duplicateSnapshot(tools, id, name))),
    remove: (id) => during("deleting", () => reported(removeSnapshot(tools, id))),
    // Not queued: a reset must not wait for actions on a machine that does not answer.
    removeCarriedFiles: () => reported(kept.removeCarried()),
    exportState: (extent) => during("exporting", () => exportState(tools, extent)),
    exportSnapshot: (id) => during("exporting", () => exportSnapshot(tools, id)),
    importState: (file, name) =>
      during("importing", () => reported(importStateFile(tools, { file, name }))),
    async importUnsealed() {
      const agreed = dispatch.unsealed();
      if (agreed === null) return;
      const seal = { kind: "waived" } as const;
      await during("importing", () => reported(importStateFile(tools, agreed, seal)));
    },
    importFrom: (url) => during("importing", () => reported(importFromUrl(tools, url))),
    lend: (work) => during("lending", () => lendReported(tools, work)),
    forgetCurrent: () => dispatch({ kind: "entered", id: null }),
    dismissFailure: () => dispatch({ kind: "failureDismissed" }),
  };
}

async function removeSnapshot(
  { kept, dispatch }: SnapshotTools,
  id: string,
): Promise<SnapshotFailure | null> {
  const failure = await kept.remove(id);
  if (failure === null) dispatch({ kind: "removed", id });
  return failure;
}

/** Reports the failure, and returns it too. */
async function lendReported<T>(
  tools: SnapshotTools,
  work: (machine: Machine) => Promise<T>,
): Promise<LoanResult<T>> {
  const result = await lendMachine(tools, work);
  if (result.failure !== null) tools.dispatch({ kind: "failed", failure: result.failure });
  return result;
}
