import { FieldReader } from "../../../base/fieldReader.ts";
import { parseStateFileHeader, type StateFileHeader } from "../file/stateFile.ts";

/** The line of states of the tab that was opened first. */
export const mainSlot = "main";

/** What is known of a kept state without reading it. */
export interface StoredSnapshot {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** Of its file, in bytes. */
  readonly sizeBytes: number;
  /** Which tab's line of states it belongs to. */
  readonly slot: string;
  readonly header: StateFileHeader;
}

export type StoreOutcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "storageFull" }
  | { readonly kind: "storageFailed"; readonly message: string };

/**
 * States of machines that the browser keeps, each a whole state file.
 *
 * Whatever happens in the middle of a method, a closed page, a full disk, what was kept before it is
 * still kept after it.
 */
export interface SnapshotStore {
  /** The newest first. */
  list(): Promise<StoreOutcome<readonly StoredSnapshot[]>>;
  save(snapshot: StoredSnapshot, file: Blob): Promise<StoreOutcome<null>>;
  /** `null` when no such snapshot is kept. */
  loadFile(id: string): Promise<StoreOutcome<Blob | null>>;
  /** Changes what is said of a snapshot; nothing happens when it is not kept any more. */
  describe(
    id: string,
    change: Partial<Pick<StoredSnapshot, "name" | "note">>,
  ): Promise<StoreOutcome<null>>;
  remove(id: string): Promise<StoreOutcome<null>>;
}

/** Reads what was kept of a snapshot; `null` when it is not whole or of another format. */
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

/** What a failing browser storage means for its user. */
export function describeStorageError(error: unknown): StoreOutcome<never> {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return { kind: "storageFull" };
  }
  return { kind: "storageFailed", message: error instanceof Error ? error.message : String(error) };
}
