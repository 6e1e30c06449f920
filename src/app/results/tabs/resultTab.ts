import type { Notification, PrintedBlock, ServerMessage } from "../../../sql/model.ts";
import type { BulkProgress, RunStatus } from "../../../state/store/statementRun.ts";

/** Rows of a result that are not fetched yet. */
export interface RemainingRows {
  /** Rows of the whole result, the fetched ones included. */
  readonly totalRows: number;
  readonly isFetching: boolean;
  /** Why the last fetch failed; `null` if none failed. */
  readonly failure: string | null;
}

/** The tab of a statement in the results panel. */
export interface ResultTab {
  readonly id: string;
  /** The statement as it was sent; error positions refer to it. */
  readonly sql: string;
  readonly port: number;
  readonly status: RunStatus;
  /** The output in order; blocks are added while the statement runs. */
  readonly blocks: readonly PrintedBlock[];
  /** Number of rows that the statement returned or affected; of a paged result all rows. */
  readonly rowCount: number | null;
  /** `null` once every row is fetched. */
  readonly remaining: RemainingRows | null;
  /** Whether the server still holds the rows, including the fetched ones. */
  readonly isHeld: boolean;
  /** Number of leading rows of the last table that are from aligned output; others are exact. */
  readonly alignedRows: number;
  readonly elapsedMs: number | null;
  readonly isPinned: boolean;
  /** Number of rows of a table that is still arriving; `null` if none is. */
  readonly arrivedRows: number | null;
  /** The progress of many statements that share this tab; else `null`. */
  readonly bulk: BulkProgress | null;
  /** The result was kept from before the page was reloaded. */
  readonly isFromBefore?: boolean;
}

/** The content of a line of the message log. */
export type MessageEntryContent =
  | { readonly kind: "message"; readonly message: ServerMessage }
  | { readonly kind: "notification"; readonly notification: Notification }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "text"; readonly text: string }
  /** An event of the workbench itself, as text for the user. */
  | { readonly kind: "event"; readonly text: string; readonly isFailure: boolean };

/** One line of the message log. */
export interface MessageEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** `null` if it concerns no port. */
  readonly port: number | null;
  /** The tab of the statement that it is from; `null` if none. */
  readonly tabId: string | null;
  readonly content: MessageEntryContent;
}

/** A place in a statement's text that an error points at. */
export interface ErrorPlace {
  readonly tabId: string;
  /** UTF-16 offset in the tab's `sql`. */
  readonly offset: number;
}
