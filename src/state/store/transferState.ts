export type TransferKind = "dump" | "packages" | "sqlImport" | "csvImport" | "upload" | "download";

/** An error that psql reported in an imported file. */
export interface ImportProblem {
  /** From 1; `null` when it has none. */
  readonly line: number | null;
  readonly message: string;
}

export type TransferOutcome =
  | {
      readonly kind: "done";
      readonly bytes: number;
      /** The errors that were skipped. */
      readonly problems: readonly ImportProblem[];
      /** What a CSV file was loaded into; `table` as SQL, `rows` as counted by the server. */
      readonly loaded?: { readonly table: string; readonly rows: number };
    }
  | { readonly kind: "failed"; readonly problems: readonly ImportProblem[] }
  /** pg_dump of this release cannot dump a database that has packages (IvorySQL 4.4). */
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
      /** `null` while unknown. */
      readonly totalBytes: number | null;
      /** The table being processed. */
      readonly at: string | null;
    }
  | {
      readonly kind: "ended";
      readonly task: TransferKind;
      readonly name: string;
      readonly outcome: TransferOutcome;
    };
