import type { Cell } from "../model.ts";
import type { EditRefusal, EditTarget } from "./editTarget.ts";
import type { ChangeHistory, RowId } from "./pendingChanges.ts";

/** Editing of one result. */
export type DataEdit =
  | { readonly kind: "asking" }
  | { readonly kind: "refused"; readonly reason: EditRefusal }
  | OpenEdit;

export interface OpenEdit {
  readonly kind: "open";
  readonly target: EditTarget;
  /** The exact values that changes are compared with; rows fetched later are not among them. */
  readonly rows: readonly (readonly Cell[])[];
  readonly history: ChangeHistory;
  readonly isApplying: boolean;
  /** How the last attempt ended; `null` before the first, and after a change. */
  readonly ended: ApplyEnd | null;
  /** Pinned by the page, so that running the statement again does not drop pending changes. */
  readonly isPinnedHere: boolean;
}

/**
 * - `applied`: with `isCommitted` false inside the user's open transaction;
 * - `conflict`: the row is not as it was, `current` are its values now, `null` if it is gone;
 * - `failed`: the server refused a row's statement, or with `row` null the commit;
 * - `unknown`: the session was lost at the commit.
 *
 * Nothing was applied after `conflict`, `failed` and `refused`.
 */
export type ApplyEnd =
  | { readonly kind: "applied"; readonly count: number; readonly isCommitted: boolean }
  | { readonly kind: "conflict"; readonly row: RowId; readonly current: readonly Cell[] | null }
  | {
      readonly kind: "failed";
      readonly row: RowId | null;
      readonly message: string;
      readonly detail: string | null;
      /** The column that the server names; `null` if none or it is not in the result. */
      readonly column: number | null;
    }
  | { readonly kind: "refused"; readonly reason: EditRefusal }
  | { readonly kind: "unknown" };
