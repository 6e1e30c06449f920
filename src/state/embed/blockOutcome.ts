import type { StatementRun } from "../store/statementRun.ts";

/** How far the run of a block is, and what it printed. */
export type BlockOutcome =
  | { readonly kind: "queued" }
  /** The texts before the block's run; their output is shown only when they fail. */
  | { readonly kind: "setup" }
  | { readonly kind: "running"; readonly runs: readonly StatementRun[] }
  | { readonly kind: "ended"; readonly runs: readonly StatementRun[] }
  | { readonly kind: "setupFailed"; readonly runs: readonly StatementRun[] }
  | { readonly kind: "notRun"; readonly reason: BlockNotRun };

export type BlockNotRun =
  | { readonly kind: "cancelled" }
  | { readonly kind: "machineDown" }
  | { readonly kind: "noStatement" }
  | { readonly kind: "noPort"; readonly port: number; readonly known: readonly number[] }
  /** A text uses `&name`, whose value only the workbench asks for. */
  | { readonly kind: "asksForValues" }
  /** A separate block would run in the transaction that another block began. */
  | { readonly kind: "openTransaction" }
  /** The schema of a separate block could not be made; with the server's words. */
  | { readonly kind: "noSchema"; readonly runs: readonly StatementRun[] };
