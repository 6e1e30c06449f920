import { done, failed, type Result } from "../../base/result.ts";
import type { Machine } from "../../vm/machine.ts";
import type { MessageWriter } from "../store/messageWriter.ts";
import type { LentMachine } from "../machine/machineLifecycle.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { describeAgain } from "./describeAgain.ts";
import { lendMachine, type LoanResult } from "./lendMachine.ts";
import { createSnapshotLibrary } from "./snapshotLibrary.ts";
import type { LastSnapshots } from "../storage/lastSnapshots.ts";
import { createSaveWhenIdle } from "./saveWhenIdle.ts";
import { selectKeeps, selectSlot } from "./selectSlot.ts";
import type { SnapshotFailure } from "./file/snapshotFailure.ts";
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
import { fileNameFor } from "./file/stateFile.ts";
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
  messages: MessageWriter,
  lastSnapshots: LastSnapshots,
): SnapshotActions {
  const kept = createSnapshotLibrary(context);
  const during = createSnapshotQueue(context);

  const fail = (failure: SnapshotFailure): null => {
    context.update("snapshots", (snapshots) => ({ ...snapshots, failure }));
    messages.write({ kind: "event", event: { kind: "snapshotFailed", failure } });
    return null;
  };

  /** Notes that the machine is now in this snapshot's state; `null`: in the base state. */
  const settleOn = (currentId: string | null): void => {
    const { imageId } = context.get().machine;
    context.update("snapshots", (snapshots) => ({ ...snapshots, currentId, isChanged: false }));
    if (imageId !== null && selectKeeps(context.get())) {
      lastSnapshots.set(selectSlot(context.get()), imageId, currentId);
    }
  };

  const capture = (request: CaptureRequest): Promise<CapturedSnapshot | SnapshotFailure> =>
    captureSnapshot(context, access, request);

  /** Clears the changed flag at the capture; later changes set it again. */
  const noteCaptured = (): void => {
    context.update("snapshots", (snapshots) => ({ ...snapshots, isChanged: false }));
  };
  const noteLost = (): void => {
    context.update("snapshots", (snapshots) => ({ ...snapshots, isChanged: true }));
  };

  /** Packs and saves a captured state; returns its id. */
  const keep = async (captured: CapturedSnapshot): Promise<Result<string, SnapshotFailure>> => {
    const { header, file } = await packCaptured(context, captured);
    const added = await kept.add(header, file);
    return added.kind === "done" ? done(added.value.id) : added;
  };

  const saveNow = async (request: CaptureRequest): Promise<SnapshotFailure | null> => {
    if (!selectKeeps(context.get())) return { kind: "readOnlyTab" };
    const captured = await capture(request);
    if (captured.kind !== "captured") return captured;
    noteCaptured();
    const saved = await keep(captured);
    if (saved.kind === "failed") {
      noteLost();
      return saved.failure;
    }
    const { isChanged } = context.get().snapshots;
    settleOn(saved.value);
    if (isChanged) noteLost();
    return null;
  };

  /** Captures the current state if it has unsaved changes, to be saved later; else `null`. */
  const captureUnkept = async (): Promise<CapturedSnapshot | null> => {
    const { snapshots, sessions } = context.get();
    const isBusy = Object.values(sessions).some(({ status }) => status.kind === "busy");
    if (!snapshots.isChanged || isBusy || !selectKeeps(context.get())) return null;
    const captured = await capture(automatic);
    return captured.kind === "captured" ? captured : null;
  };

  const bringBack = async (read: ReadState, currentId: string | null): Promise<boolean> => {
    const unkept = await captureUnkept();
    const failure = await access.restore(read.state);
    if (failure === null) settleOn(currentId);
    if (unkept !== null) {
      const saved = await keep(unkept);
      if (saved.kind === "failed") fail(saved.failure);
    }
    if (failure !== null) fail(failure);
    return failure === null;
  };

  const read = async (file: Blob, seal: SealDemand): Promise<ReadState | null> => {
    const machine = access.machine();
    if (machine?.state.kind !== "running") return fail({ kind: "machineUnavailable" });
    const result = await readStateFile(context, file, machine.manifest, access.imageUrl(), seal);
    return result.kind === "read" ? result : fail(result);
  };

  /** The file last refused because it has no seal; the user may still accept it. */
  let unsealed: { readonly file: Blob; readonly name: string } | null = null;

  const importNow = async (file: Blob, name: string, seal: SealDemand): Promise<void> => {
    const state = await read(file, seal);
    unsealed = context.get().snapshots.failure?.kind === "unsealed" ? { file, name } : null;
    if (state === null || !(await bringBack(state, null))) return;
    await kept.load();
    messages.write({ kind: "event", event: { kind: "stateImported", name } });
    // The imported state is not saved in this browser yet.
    noteLost();
  };

  const announce = ({ header, file }: StateBlob): StateFile => {
    const name = fileNameFor(header);
    messages.write({ kind: "event", event: { kind: "stateExported", fileName: name } });
    return { name, file };
  };

  const saveByHand = (name: string): Promise<SnapshotFailure | null> =>
    during("saving", async () => {
      await context.dependencies.storageManager.persist();
      const failure = await saveNow({ name, origin: "manual", statement: null });
      if (failure === null) {
        messages.write({ kind: "event", event: { kind: "snapshotSaved", name } });
      }
      return failure;
    });

  const patientSave = createSaveWhenIdle(context, async (name) => {
    const failure = await saveByHand(name);
    if (failure !== null && failure.kind !== "machineBusy") fail(failure);
    return failure;
  });

  return {
    async load() {
      const failure = await kept.load();
      if (failure !== null) fail(failure);
    },
    async save(name) {
      const failure = await saveByHand(name);
      if (failure !== null) fail(failure);
    },
    saveWhenQuiet: (name) => {
      patientSave.start(name);
    },
    stopWaiting: () => {
      patientSave.stop();
    },
    async saveAutomatically() {
      await during(
        "saving",
        async () => {
          const failure = await saveNow(automatic);
          // A busy or stopped machine is not reported: a later automatic save may succeed.
          if (failure?.kind === "storageFull" || failure?.kind === "storageFailed") fail(failure);
        },
        false,
      );
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
          if (saved.kind === "failed") {
            fail(saved.failure);
            return;
          }
          const id = saved.value;
          context.update("snapshots", (snapshots) => ({
            ...snapshots,
            checkpoints: {
              ...snapshots.checkpoints,
              ...Object.fromEntries(runIds.map((runId) => [runId, id])),
            },
          }));
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
        if (state === null || !(await bringBack(state, id))) return;
        if (snapshot === null) return;
        messages.write({ kind: "event", event: { kind: "snapshotRestored", snapshot } });
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
        else if (context.get().snapshots.currentId === id) noteLost();
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
      const seal = { kind: "required", name: fileName } as const;
      await during("importing", () => importNow(file, fileName, seal));
    },
    async importUnsealed() {
      const agreed = unsealed;
      if (agreed === null) return;
      await during("importing", () => importNow(agreed.file, agreed.name, { kind: "waived" }));
    },
    async importFrom(url) {
      await during("importing", async () => {
        const { fetchStateFile } = await import("./file/fetchStateFile.ts");
        const fetched = await fetchStateFile(url);
        const seal = { kind: "required", name: url } as const;
        if (fetched.kind === "done") await importNow(fetched.value, url, seal);
        else fail(fetched.failure);
      });
    },
    lend: (work) =>
      during("lending", async () => {
        const tools = { context, access, kept, onKept: settleOn };
        const result = await lendMachine(tools, work);
        if (result.failure !== null) fail(result.failure);
        return result;
      }),
    forgetCurrent() {
      settleOn(null);
    },
    dismissFailure() {
      unsealed = null;
      context.update("snapshots", (snapshots) => ({ ...snapshots, failure: null }));
    },
  };
}

const automatic: CaptureRequest = { name: "", origin: "automatic", statement: null };
