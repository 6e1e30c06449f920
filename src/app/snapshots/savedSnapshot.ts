/** A state of the machine that is kept in the browser. */
export interface SavedSnapshot {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly sizeBytes: number;
  readonly imageLabel: string;
  /** "PostgreSQL 15.18 · port 5432 · 3 tables". */
  readonly details: string;
  /** Kept by hand, by itself, or before a statement. */
  readonly origin: "manual" | "automatic" | "checkpoint";
  /** The machine is in this state, or came from it. */
  readonly isCurrent: boolean;
  /** Set when this machine cannot take it: another image, another version. */
  readonly incompatibility: string | null;
}
