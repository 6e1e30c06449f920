export type TransferKind = "dump" | "packages" | "sqlImport" | "csvImport" | "upload" | "download";

/** What psql said was wrong with a file. */
export interface ImportProblem {
  /** From 1; `null` when it has none. */
  readonly line: number | null;
  readonly message: string;
}

export type TransferOutcome =
  /** `problems` are those that were passed over. */
  | { readonly kind: "done"; readonly bytes: number; readonly problems: readonly ImportProblem[] }
  | { readonly kind: "failed"; readonly problems: readonly ImportProblem[] }
  /** pg_dump of this release cannot write packages, nor what lies beside them (IvorySQL 4.4). */
  | { readonly kind: "packagesNotDumped" }
  | { readonly kind: "stopped" }
  | { readonly kind: "machineLost" };

export type TransferState =
  | { readonly kind: "idle" }
  | {
      readonly kind: "running";
      readonly task: TransferKind;
      readonly name: string;
      readonly doneBytes: number;
      /** `null` while it cannot be told. */
      readonly totalBytes: number | null;
      /** What is being worked on: a table. */
      readonly at: string | null;
    }
  | {
      readonly kind: "ended";
      readonly task: TransferKind;
      readonly name: string;
      readonly outcome: TransferOutcome;
    };
