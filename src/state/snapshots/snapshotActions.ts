import { done, failed, type Result } from "../../base/result.ts";
import type { Machine } from "../../vm/machine.ts";
import type { LentMachine } from "../machine/machineLifecycle.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { describeAgain } from "./describeAgain.ts";
import { lendMachine, type LoanResult } from "./lendMachine.ts";
import { createSnapshotLibrary } from "./snapshotLibrary.ts";
import { createSaveWhenIdle } from "./saveWhenIdle.ts";
import { selectKeeps } from "./selectSlot.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import type { SnapshotDispatch } from "./createSnapshotDispatch.ts";
import { createSnapshotQueue } from "./createSnapshotQueue.ts";
import {
  type CapturedSnapshot,
  type CaptureAccess,
  type CaptureRequest,
  captureSnapshot,
  packCaptured,
  packWhole,
  type StateBlob,
} from "./captureSnapshot.ts";
import { fileNameFor } from "../snapshotFile/stateFile.ts";
import type { NamedFile, SaveCause } from "./snapshotEvent.ts";
import type { StateExtent, StateFile } from "./stateExport.ts";
import { type ReadState, readStateFile, type SealDemand } from "./readStateFile.ts";

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

export interface MachineAccess extends CaptureAccess {
  /** Replaces the machine's memory; resolves once the sessions are usable, or with the failure. */
  restore(state: Uint8Array): Promise<SnapshotFailure | null>;
  lend(): LentMachine | null;
}

export function createSnapshotActions(
  context: WorkbenchContext,
  access: MachineAccess,
  dispatch: SnapshotDispatch,
): SnapshotActions {
  const kept = createSnapshotLibrary(context);
  const during = createSnapshotQueue(dispatch);

  const fail = (failure: SnapshotFailure): null => {
    dispatch({ kind: "failed", failure });
    return null;
  };

  const capture = (request: CaptureRequest): Promise<CapturedSnapshot | SnapshotFailure> =>
    captureSnapshot(context, access, request);

  /** Packs and saves a captured state; returns its id. */
  const keep = async (captured: CapturedSnapshot): Promise<Result<string, SnapshotFailure>> => {
    const { header, file } = await packCaptured(context, captured);
    const added = await kept.add(header, file);
    return added.kind === "done" ? done(added.value.id) : added;
  };

  const saveNow = async (name: string, cause: SaveCause): Promise<SnapshotFailure | null> => {
    const give = (failure: SnapshotFailure, wasCaptured: boolean): SnapshotFailure => {
      dispatch({ kind: "saveFailed", failure, cause, wasCaptured });
      return failure;
    };
    if (!selectKeeps(context.get())) return give({ kind: "readOnlyTab" }, false);
    const origin = cause === "automatic" ? "automatic" : "manual";
    const captured = await capture({ name, origin, statement: null });
    if (captured.kind !== "captured") return give(captured, false);
    dispatch({ kind: "captured" });
    const saved = await keep(captured);
    if (saved.kind === "failed") return give(saved.failure, true);
    dispatch({ kind: "saved", id: saved.value, name, cause });
    return null;
  };

  /** Captures the current state if it has unsaved changes, to be saved later; else `null`. */
  const captureUnkept = async (): Promise<CapturedSnapshot | null> => {
    const { snapshots, sessions } = context.get();
    const isBusy = Object.values(sessions).some(({ status }) => status.kind === "busy");
    if (!snapshots.isChanged || isBusy || !selectKeeps(context.get())) return null;
    const captured = await capture({ name: "", origin: "automatic", statement: null });
    return captured.kind === "captured" ? captured : null;
  };

  const bringBack = async (read: ReadState, id: string | null): Promise<boolean> => {
    const unkept = await captureUnkept();
    const failure = await access.restore(read.state);
    if (failure === null) dispatch({ kind: "entered", id });
    if (unkept !== null) {
      const saved = await keep(unkept);
      if (saved.kind === "failed") fail(saved.failure);
    }
    if (failure !== null) fail(failure);
    return failure === null;
  };

  const read = async (file: Blob, seal: SealDemand): Promise<ReadState | SnapshotFailure> => {
    const machine = access.machine();
    if (machine?.status.kind !== "running") return { kind: "machineUnavailable" };
    return readStateFile(context, file, machine.manifest, access.imageUrl(), seal);
  };

  const importNow = async (file: NamedFile, seal: SealDemand): Promise<void> => {
    const state = await read(file.file, seal);
    if (state.kind !== "read") {
      dispatch({ kind: "importRefused", failure: state, file });
      return;
    }
    dispatch({ kind: "importRead" });
    if (!(await bringBack(state, null))) return;
    await kept.load();
    dispatch({ kind: "imported", name: file.name });
  };

  /** Imports a file that must have a seal. */
  const importSealed = (file: Blob, name: string): Promise<void> =>
    importNow({ file, name }, { kind: "required", name });

  const announce = ({ header, file }: StateBlob): StateFile => {
    const name = fileNameFor(header);
    dispatch({ kind: "exported", fileName: name });
    return { name, file };
  };

  const saveByHand = (name: string, cause: SaveCause): Promise<SnapshotFailure | null> =>
    during("saving", async () => {
      await context.dependencies.storageManager.persist();
      return saveNow(name, cause);
    });

  const waitingSave = createSaveWhenIdle(context, (name) => saveByHand(name, "waiting"));

  return {
    async load() {
      const failure = await kept.load();
      if (failure !== null) fail(failure);
    },
    async save(name) {
      await saveByHand(name, "user");
    },
    saveWhenQuiet: (name) => {
      waitingSave.start(name);
    },
    stopWaiting: () => {
      waitingSave.stop();
    },
    async saveAutomatically() {
      await during("saving", () => saveNow("", "automatic"), false);
    },
    async saveCheckpoint(runIds, statement) {
      if (!selectKeeps(context.get())) return;
      let goOn = (): void => undefined;
      const mayGoOn = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const saving = during(
        "saving",
        async () => {
          const captured = await capture({ name: "", origin: "checkpoint", statement });
          goOn();
          const saved = captured.kind === "captured" ? await keep(captured) : failed(captured);
          if (saved.kind === "done") dispatch({ kind: "checkpointKept", id: saved.value, runIds });
          else fail(saved.failure);
        },
        false,
      );
      await Promise.race([mayGoOn, saving]);
    },
    async restore(id) {
      await during("restoring", async () => {
        const loaded = await kept.loadFile(id);
        if (loaded.kind === "failed") {
          fail(loaded.failure);
          return;
        }
        const snapshot = kept.find(id);
        const state = await read(loaded.value, { kind: "waived" });
        if (state.kind !== "read") fail(state);
        else if ((await bringBack(state, id)) && snapshot !== null) {
          dispatch({ kind: "restored", snapshot });
        }
      });
    },
    async describe(id, change) {
      const failure = await kept.describe(id, change);
      if (failure !== null) fail(failure);
    },
    async duplicate(id, name) {
      await during("saving", async () => {
        const snapshot = kept.find(id);
        const loaded = await kept.loadFile(id);
        if (snapshot === null || loaded.kind === "failed") {
          fail(loaded.kind === "failed" ? loaded.failure : { kind: "snapshotGone" });
          return;
        }
        const { note } = snapshot;
        const said = { name, note, origin: "manual" } as const;
        const again = await describeAgain(loaded.value, { ...snapshot.header, ...said });
        const added = await kept.add(again.header, again.file);
        if (added.kind === "failed") fail(added.failure);
      });
    },
    async remove(id) {
      await during("deleting", async () => {
        const failure = await kept.remove(id);
        if (failure !== null) fail(failure);
        else dispatch({ kind: "removed", id });
      });
    },
    async removeCarriedFiles() {
      // Not queued: a reset must not wait for actions on a machine that does not answer.
      const failure = await kept.removeCarried();
      if (failure !== null) fail(failure);
    },
    exportState: (extent) =>
      during("exporting", async () => {
        const captured = await capture({ name: "", origin: "manual", statement: null });
        if (captured.kind !== "captured") return fail(captured);
        if (extent === "difference") return announce(await packCaptured(context, captured));
        const packed = await packWhole(context, captured);
        return packed.kind === "failed" ? fail(packed.failure) : announce(packed.value);
      }),
    exportSnapshot: (id) =>
      during("exporting", async () => {
        const snapshot = kept.find(id);
        const loaded = await kept.loadFile(id);
        if (loaded.kind === "failed") return fail(loaded.failure);
        if (snapshot === null) return fail({ kind: "snapshotGone" });
        const header = { ...snapshot.header, name: snapshot.name, note: snapshot.note };
        return announce(await describeAgain(loaded.value, header));
      }),
    async importState(file, fileName) {
      await during("importing", () => importSealed(file, fileName));
    },
    async importUnsealed() {
      const agreed = dispatch.unsealed();
      if (agreed === null) return;
      await during("importing", () => importNow(agreed, { kind: "waived" }));
    },
    async importFrom(url) {
      await during("importing", async () => {
        const { fetchStateFile } = await import("../snapshotFile/fetchStateFile.ts");
        const fetched = await fetchStateFile(url);
        if (fetched.kind === "done") await importSealed(fetched.value, url);
        else fail(fetched.failure);
      });
    },
    lend: (work) =>
      during("lending", async () => {
        const onKept = (id: string): void => {
          dispatch({ kind: "entered", id });
        };
        const result = await lendMachine({ context, access, kept, onKept }, work);
        if (result.failure !== null) fail(result.failure);
        return result;
      }),
    forgetCurrent() {
      dispatch({ kind: "entered", id: null });
    },
    dismissFailure() {
      dispatch({ kind: "failureDismissed" });
    },
  };
}
