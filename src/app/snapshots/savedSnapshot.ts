/** A state of the machine that is kept in the browser. */
export interface SavedSnapshot {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly sizeBytes: number;
  readonly imageLabel: string;
  /** Why it was taken, when not by hand: "before DROP TABLE emp". */
  readonly reason: string | null;
  /** Set when this machine cannot take it: another image, another version. */
  readonly incompatibility: string | null;
}

/** What the snapshot store is doing. */
export type SnapshotActivity =
  | { readonly kind: "idle" }
  | {
      readonly kind: "saving" | "restoring" | "exporting" | "importing" | "deleting";
      /** 0 to 1; `null` while it cannot be told. */
      readonly fraction: number | null;
    };
