import type { LinkProblem } from "../../state/start/packFragment.ts";

/** The open dialog with what it shows. */
export type DialogState =
  | {
      readonly kind:
        | "settings"
        | "server"
        | "commands"
        | "find"
        | "history"
        | "restart"
        | "analyze"
        | "compare"
        | "share"
        | "pasteRefused"
        | "unexplainable";
    }
  /** Exports a result. */
  | { readonly kind: "export"; readonly runId: string }
  /** Profiles a column of a result; columns count from 0. */
  | { readonly kind: "profile"; readonly runId: string; readonly column: number }
  /** Runs a DROP statement once the user agrees. */
  | { readonly kind: "drop"; readonly statement: string }
  /** Drops pending changes by `proceed` once the user agrees. */
  | { readonly kind: "dropChanges"; readonly proceed: () => void }
  /** Compares a snapshot with another one. */
  | { readonly kind: "compareSnapshots"; readonly snapshotId: string }
  /** Imports and exports; `file` was dropped or chosen to be imported. */
  | { readonly kind: "transfer"; readonly file: File | null }
  /** Loads a CSV file; `table` is the proposed table by its quoted name, `null` for a new one. */
  | { readonly kind: "csv"; readonly file: File; readonly table: string | null }
  /** Reports why the link in the page's address cannot be opened. */
  | { readonly kind: "badLink"; readonly problem: LinkProblem };
