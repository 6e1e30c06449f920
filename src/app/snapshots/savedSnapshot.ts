/** A state of the machine that is kept in the browser. */
export interface SavedSnapshot {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly sizeBytes: number;
  readonly imageLabel: string;
  /** "3 tables · port 5432"; with the image's label and engine if it is not the running one. */
  readonly details: string;
  /** Taken by the user, automatically, or before a statement. */
  readonly origin: "manual" | "automatic" | "checkpoint";
  /** Whether the machine was saved as or restored from this snapshot last. */
  readonly isCurrent: boolean;
  /** Why the machine cannot restore it (another image or version); `null` if it can. */
  readonly incompatibility: string | null;
}
