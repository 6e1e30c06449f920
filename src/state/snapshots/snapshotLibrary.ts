import { done, failed, type Result } from "../../base/result.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { selectSlot } from "./selectSlot.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import {
  describeStorageError,
  type StoredSnapshot,
  type StoreOutcome,
} from "../snapshotStorage/snapshotStore.ts";
import type { StateFileHeader, StateOrigin } from "../snapshotFile/stateFile.ts";

/** The snapshots saved in the browser; keeps the store's list of them up to date. */
export interface SnapshotLibrary {
  load(): Promise<SnapshotFailure | null>;
  /** Saves a file; when storage is full, removes the oldest snapshots not saved by hand. */
  add(header: StateFileHeader, file: Blob): Promise<Result<StoredSnapshot, SnapshotFailure>>;
  find(id: string): StoredSnapshot | null;
  loadFile(id: string): Promise<Result<Blob, SnapshotFailure>>;
  describe(
    id: string,
    change: Partial<Pick<StoredSnapshot, "name" | "note">>,
  ): Promise<SnapshotFailure | null>;
  remove(id: string): Promise<SnapshotFailure | null>;
  /** Removes the guest files from imported snapshots, for the running image. */
  removeCarried(): Promise<SnapshotFailure | null>;
}

/** Maximum number of snapshots by origin, for each slot and image; manual ones are unlimited. */
const keptCounts: Readonly<Record<StateOrigin, number>> = {
  manual: Infinity,
  automatic: 10,
  checkpoint: 12,
};

/** Older automatic snapshots than the `latestCount` newest are at least `apartMs` apart. */
const latestCount = 3;
const apartMs = 5 * 60_000;

export function createSnapshotLibrary(context: WorkbenchContext): SnapshotLibrary {
  const { createId, snapshotStore, storageManager, carriedFiles } = context.dependencies;

  const measureCarried = async (): Promise<number> => {
    const { manifest } = context.get().machine;
    if (manifest === null) return 0;
    return carriedFiles.measure(manifest).catch(() => 0);
  };

  const load = async (): Promise<SnapshotFailure | null> => {
    const [listed, storage, carriedBytes] = await Promise.all([
      snapshotStore.list(),
      storageManager.estimate(),
      measureCarried(),
    ]);
    const failure = failureOf(listed);
    const stored = listed.kind === "done" ? listed.value : context.get().snapshots.stored;
    context.update("snapshots", (snapshots) => ({ ...snapshots, stored, storage, carriedBytes }));
    return failure;
  };

  const find = (id: string): StoredSnapshot | null =>
    context.get().snapshots.stored.find((snapshot) => snapshot.id === id) ?? null;

  const isExpendable = ({ id, slot, header }: StoredSnapshot): boolean =>
    header.origin !== "manual" &&
    slot === selectSlot(context.get()) &&
    id !== context.get().snapshots.currentId;

  /** Saves a file; while storage is full, removes the oldest expendable snapshot and retries. */
  const save = async (snapshot: StoredSnapshot, file: Blob): Promise<SnapshotFailure | null> => {
    for (;;) {
      const outcome = await snapshotStore.save(snapshot, file);
      if (outcome.kind !== "storageFull") return failureOf(outcome);
      const oldest = context.get().snapshots.stored.findLast(isExpendable);
      if (oldest === undefined) return outcome;
      const removed = failureOf(await snapshotStore.remove(oldest.id));
      if (removed !== null) return removed;
      await load();
    }
  };

  const prune = async (added: StoredSnapshot): Promise<void> => {
    const { origin, imageId } = added.header;
    const alike = context
      .get()
      .snapshots.stored.filter(
        ({ slot, header }) =>
          slot === added.slot && header.origin === origin && header.imageId === imageId,
      );
    const superfluous = origin === "automatic" ? thinOut(alike) : alike.slice(keptCounts[origin]);
    for (const { id } of superfluous) await snapshotStore.remove(id);
    if (superfluous.length > 0) await load();
  };

  return {
    load,
    find,
    async add(header, file) {
      const snapshot: StoredSnapshot = {
        id: createId(),
        name: header.name,
        note: header.note,
        sizeBytes: file.size,
        slot: selectSlot(context.get()),
        header,
      };
      const failure = (await save(snapshot, file)) ?? (await load());
      if (failure !== null) return failed(failure);
      await prune(snapshot);
      return done(snapshot);
    },
    async loadFile(id) {
      const loaded = await snapshotStore.loadFile(id);
      if (loaded.kind !== "done") return failed(loaded);
      return loaded.value === null ? failed({ kind: "snapshotGone" }) : done(loaded.value);
    },
    async describe(id, change) {
      return failureOf(await snapshotStore.describe(id, change)) ?? load();
    },
    async remove(id) {
      return failureOf(await snapshotStore.remove(id)) ?? load();
    },
    async removeCarried() {
      const { manifest } = context.get().machine;
      try {
        if (manifest !== null) await carriedFiles.remove(manifest);
      } catch (error) {
        return failureOf(describeStorageError(error));
      }
      return load();
    },
  };
}

function failureOf(outcome: StoreOutcome<unknown>): SnapshotFailure | null {
  return outcome.kind === "done" ? null : outcome;
}

/** Selects the automatic snapshots to delete; `snapshots` are of one slot, newest first. */
export function thinOut(snapshots: readonly StoredSnapshot[]): readonly StoredSnapshot[] {
  const superfluous: StoredSnapshot[] = [];
  let keptCount = 0;
  let lastKeptMs = Infinity;
  for (const snapshot of snapshots) {
    const { createdAtMs } = snapshot.header;
    const isApart = keptCount < latestCount || lastKeptMs - createdAtMs >= apartMs;
    if (isApart && keptCount < keptCounts.automatic) {
      keptCount += 1;
      lastKeptMs = createdAtMs;
    } else superfluous.push(snapshot);
  }
  return superfluous;
}
