import type { Machine } from "../../vm/machine.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { MessageWriter } from "../messageWriter.ts";
import type { WorkbenchContext } from "../workbenchContext.ts";
import type { SnapshotFailure } from "./snapshotFailure.ts";
import type { StoredSnapshot, StoreOutcome } from "./snapshotStore.ts";
import type { SnapshotActivity } from "./snapshotsState.ts";
import { formatStateFile, parseStateFile, type StateFileHeader } from "./stateFile.ts";
import { findStateFileMismatch } from "./stateFileMismatch.ts";

export interface StateFile {
  readonly name: string;
  readonly file: Blob;
}

/** Saving and bringing back the machine's state. One at a time; while one is under way, others are ignored. */
export interface SnapshotActions {
  /** Reads the list of what the browser keeps. */
  load(): Promise<void>;
  /** Keeps the running machine's state in the browser. */
  save(name: string, reason: string | null): Promise<void>;
  restore(id: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** The running machine's state as a file; `null` when that failed. */
  exportState(): Promise<StateFile | null>;
  /** A kept snapshot as a file; `null` when that failed. */
  exportSnapshot(id: string): Promise<StateFile | null>;
  importState(file: Blob, fileName: string): Promise<void>;
  dismissFailure(): void;
}

export interface MachineAccess {
  machine(): Machine | null;
  /** Replaces the machine's memory and resolves once its sessions can be used, or the reason why not. */
  restore(state: Uint8Array): Promise<SnapshotFailure | null>;
}

export function createSnapshotActions(
  context: WorkbenchContext,
  access: MachineAccess,
  messages: MessageWriter,
): SnapshotActions {
  const { clock, createId, snapshotStore, stateCodec } = context.dependencies;

  const fail = (failure: SnapshotFailure): null => {
    context.update("snapshots", (snapshots) => ({ ...snapshots, failure }));
    messages.write({ kind: "event", event: { kind: "snapshotFailed", failure } });
    return null;
  };

  /** Runs one piece of work; `null` when another is under way. */
  const during = async <T>(
    kind: Exclude<SnapshotActivity["kind"], "idle">,
    work: () => Promise<T>,
  ): Promise<T | null> => {
    if (context.get().snapshots.activity.kind !== "idle") return null;
    context.update("snapshots", (snapshots) => ({
      ...snapshots,
      activity: { kind },
      failure: null,
    }));
    try {
      return await work();
    } finally {
      context.update("snapshots", (snapshots) => ({ ...snapshots, activity: { kind: "idle" } }));
    }
  };

  /** What the store gave, `null` when it failed: then that has been said. */
  const unwrap = <T>(outcome: StoreOutcome<T>): { readonly value: T } | null =>
    outcome.kind === "done" ? { value: outcome.value } : fail(outcome);

  const load = async (): Promise<void> => {
    const listed = unwrap(await snapshotStore.list());
    if (listed === null) return;
    context.update("snapshots", (snapshots) => ({ ...snapshots, stored: listed.value }));
  };

  const capture = async (name: string): Promise<CapturedState | null> => {
    const machine = access.machine();
    if (machine?.state.kind !== "running") return fail({ kind: "machineUnavailable" });
    const saved = await machine.saveState();
    if (saved.kind === "busy") return fail({ kind: "machineBusy", part: saved.part });
    const stateSize = saved.state.length;
    const packed = await stateCodec.pack(saved.state);
    const header = describeState(machine.manifest, {
      name,
      createdAtMs: clock.nowMs(),
      stateSize,
      payloadSize: packed.payload.length,
      payloadSha256: packed.sha256,
    });
    return { header, file: new Blob([...formatStateFile(header, packed.payload)]) };
  };

  /** Whether the machine now runs the file's state; if not, the reason has been said. */
  const restoreFile = async (file: Blob): Promise<StateFileHeader | null> => {
    const machine = access.machine();
    if (machine?.state.kind !== "running") return fail({ kind: "machineUnavailable" });
    const parsed = parseStateFile(new Uint8Array(await file.arrayBuffer()));
    if (parsed.kind !== "stateFile") return fail(parsed);
    const { header, payload } = parsed;
    const mismatch = findStateFileMismatch(header, machine.manifest);
    if (mismatch !== null) return fail(mismatch);
    const packed = { payload, sha256: header.payloadSha256 };
    const unpacked = await stateCodec.unpack(packed, header.stateSize);
    if (unpacked.kind === "damaged") return fail({ kind: "damaged" });
    const failure = await access.restore(unpacked.state);
    return failure === null ? header : fail(failure);
  };

  const loadFile = async (id: string): Promise<Blob | null> => {
    const loaded = unwrap(await snapshotStore.loadFile(id));
    if (loaded === null) return null;
    return loaded.value ?? fail({ kind: "snapshotGone" });
  };

  const find = (id: string): StoredSnapshot | undefined =>
    context.get().snapshots.stored.find((snapshot) => snapshot.id === id);

  return {
    load,
    async save(name, reason) {
      await during("saving", async () => {
        const captured = await capture(name);
        if (captured === null) return;
        const { header, file } = captured;
        const { createdAtMs } = header;
        const snapshot: StoredSnapshot = {
          id: createId(),
          name,
          createdAtMs,
          sizeBytes: file.size,
          reason,
          header,
        };
        if (unwrap(await snapshotStore.save(snapshot, file)) === null) return;
        messages.write({ kind: "event", event: { kind: "snapshotSaved", name } });
        await load();
      });
    },
    async restore(id) {
      await during("restoring", async () => {
        const file = await loadFile(id);
        if (file === null || (await restoreFile(file)) === null) return;
        const name = find(id)?.name ?? "";
        messages.write({ kind: "event", event: { kind: "snapshotRestored", name } });
      });
    },
    async rename(id, name) {
      if (unwrap(await snapshotStore.rename(id, name)) !== null) await load();
    },
    async remove(id) {
      await during("deleting", async () => {
        if (unwrap(await snapshotStore.remove(id)) !== null) await load();
      });
    },
    exportState: () =>
      during("exporting", async () => {
        const captured = await capture("");
        if (captured === null) return null;
        const name = fileNameFor(captured.header);
        messages.write({ kind: "event", event: { kind: "stateExported", fileName: name } });
        return { name, file: captured.file };
      }),
    exportSnapshot: (id) =>
      during("exporting", async () => {
        const snapshot = find(id);
        const file = await loadFile(id);
        if (file === null || snapshot === undefined) return null;
        const name = fileNameFor({ ...snapshot.header, name: snapshot.name });
        messages.write({ kind: "event", event: { kind: "stateExported", fileName: name } });
        return { name, file };
      }),
    async importState(file, fileName) {
      await during("importing", async () => {
        if ((await restoreFile(file)) === null) return;
        messages.write({ kind: "event", event: { kind: "stateImported", name: fileName } });
      });
    },
    dismissFailure() {
      context.update("snapshots", (snapshots) => ({ ...snapshots, failure: null }));
    },
  };
}

interface CapturedState {
  readonly header: StateFileHeader;
  readonly file: Blob;
}

function describeState(
  manifest: ImageManifest,
  fields: Pick<
    StateFileHeader,
    "name" | "createdAtMs" | "stateSize" | "payloadSize" | "payloadSha256"
  >,
): StateFileHeader {
  return {
    format: 1,
    ...fields,
    imageId: manifest.id,
    imageLabel: manifest.label,
    imageDigest: manifest.inputsDigest,
    engine: `${manifest.engine.name} ${manifest.engine.version}`,
    v86Version: manifest.v86Version,
    memoryMiB: manifest.machine.memoryMiB,
  };
}

/** As in `debian-15-before-drop-2024-05-01T10-20-30.state`: sorts by time, safe on every file system. */
function fileNameFor(header: StateFileHeader): string {
  const time = new Date(header.createdAtMs).toISOString().slice(0, 19).replaceAll(":", "-");
  const name = header.name.replace(/[^\p{Letter}\p{Number}]+/gu, "-").replace(/^-|-$/g, "");
  return [header.imageId, name, `${time}.state`].filter((part) => part !== "").join("-");
}
