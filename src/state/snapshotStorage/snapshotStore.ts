import { FieldReader } from "../../base/fieldReader.ts";
import { describeError } from "../../vm/explainError.ts";
import { parseStateFileHeader, type StateFileHeader } from "../snapshotFile/stateFile.ts";

/** The slot of the first tab. */
export const mainSlot = "main";

/** Metadata of a saved snapshot, available without reading its file. */
export interface StoredSnapshot {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** Size of its file, in bytes. */
  readonly sizeBytes: number;
  /** Slot of the tab that saved it. */
  readonly slot: string;
  readonly header: StateFileHeader;
}

export type StoreOutcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "storageFull" }
  | { readonly kind: "storageFailed"; readonly message: string };

/**
 * The browser's storage of snapshots, each a complete state file.
 *
 * If a method is interrupted (page closed, disk full), the snapshots saved before it are kept.
 */
export interface SnapshotStore {
  /** Returns the snapshots, newest first. */
  list(): Promise<StoreOutcome<readonly StoredSnapshot[]>>;
  save(snapshot: StoredSnapshot, file: Blob): Promise<StoreOutcome<null>>;
  /** Returns `null` if the snapshot does not exist. */
  loadFile(id: string): Promise<StoreOutcome<Blob | null>>;
  /** Changes the metadata of a snapshot; does nothing if it no longer exists. */
  describe(
    id: string,
    change: Partial<Pick<StoredSnapshot, "name" | "note">>,
  ): Promise<StoreOutcome<null>>;
  remove(id: string): Promise<StoreOutcome<null>>;
}

/** Parses saved metadata; returns `null` if it is incomplete or of another format. */
export function parseStoredSnapshot(value: unknown): StoredSnapshot | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  const header = parseStateFileHeader(fields["header"]);
  const snapshot = {
    id: reader.text(fields["id"], "id", /./),
    name: reader.text(fields["name"], "name"),
    note: reader.text(fields["note"], "note"),
    sizeBytes: reader.integer(fields["sizeBytes"], "sizeBytes", 0, Number.MAX_SAFE_INTEGER),
    slot: reader.text(fields["slot"], "slot"),
  };
  return reader.problem === null && header.kind === "header"
    ? { ...snapshot, header: header.header }
    : null;
}

export function newestFirst(snapshots: readonly StoredSnapshot[]): readonly StoredSnapshot[] {
  return snapshots.toSorted((left, right) => right.header.createdAtMs - left.header.createdAtMs);
}

/** Maps an error of the browser's storage to an outcome. */
export function describeStorageError(error: unknown): StoreOutcome<never> {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return { kind: "storageFull" };
  }
  return { kind: "storageFailed", message: describeError(error) };
}
