import type { StateFileHeader } from "./stateFile.ts";

/** What is known of a kept state without reading it. */
export interface StoredSnapshot {
  readonly id: string;
  readonly name: string;
  readonly createdAtMs: number;
  /** Of its file, in bytes. */
  readonly sizeBytes: number;
  /** Why it was taken, when not by hand. */
  readonly reason: string | null;
  readonly header: StateFileHeader;
}

export type StoreOutcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "storageFull" }
  | { readonly kind: "storageFailed"; readonly message: string };

/** States of machines that the browser keeps, each a whole state file. */
export interface SnapshotStore {
  /** The newest first. */
  list(): Promise<StoreOutcome<readonly StoredSnapshot[]>>;
  save(snapshot: StoredSnapshot, file: Blob): Promise<StoreOutcome<null>>;
  /** `null` when no such snapshot is kept. */
  loadFile(id: string): Promise<StoreOutcome<Blob | null>>;
  rename(id: string, name: string): Promise<StoreOutcome<null>>;
  remove(id: string): Promise<StoreOutcome<null>>;
}
