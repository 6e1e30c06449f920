import type { Notification, PrintedBlock, ServerMessage } from "../../../sql/model.ts";
import type { BulkProgress } from "../../../state/store/statementRun.ts";
import type { Outcome } from "../../../sql/session/contract/sqlSession.ts";

/** Where a statement stands: it waits behind others, runs, or has ended. */
export type ResultStatus =
  | { readonly kind: "queued" }
  /** `startedAtMs` counts like `performance.now()`. */
  | { readonly kind: "running"; readonly startedAtMs: number }
  | { readonly kind: "ended"; readonly outcome: Outcome };

/** Rows of a result that are still on the server. */
export interface RemainingRows {
  /** Rows of the whole result, the fetched ones included. */
  readonly totalRows: number;
  readonly isFetching: boolean;
  /** Why the last fetch failed; `null` while none did. */
  readonly failure: string | null;
}

/** One statement's tab in the results panel. */
export interface ResultTab {
  readonly id: string;
  /** The statement as it was sent: error positions count in it. */
  readonly sql: string;
  readonly port: number;
  readonly status: ResultStatus;
  /** What came back, in order; blocks are added while the statement runs. */
  readonly blocks: readonly PrintedBlock[];
  /** Rows the statement returned or touched; of a paged result the number of all rows. */
  readonly rowCount: number | null;
  /** `null` once every row is here. */
  readonly remaining: RemainingRows | null;
  /** The server still holds the rows, also those that are here. */
  readonly isHeld: boolean;
  /** Rows at the beginning of the last table that psql's aligned output brought; others are exact. */
  readonly alignedRows: number;
  readonly elapsedMs: number | null;
  readonly isPinned: boolean;
  /** Rows that have come of a table whose end has not; `null` when none is under way. */
  readonly arrivedRows: number | null;
  /** Of many statements in a row that are shown as one: what became of them; else `null`. */
  readonly bulk: BulkProgress | null;
}

/** What a line of the message log says. */
export type MessageEntryContent =
  | { readonly kind: "message"; readonly message: ServerMessage }
  | { readonly kind: "notification"; readonly notification: Notification }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "text"; readonly text: string }
  /** Something that happened to the workbench itself, in words for people. */
  | { readonly kind: "event"; readonly text: string; readonly isFailure: boolean };

/** One line of the message log. */
export interface MessageEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** `null`: it concerns no port. */
  readonly port: number | null;
  /** The tab whose statement it came from; `null` outside of any. */
  readonly tabId: string | null;
  readonly content: MessageEntryContent;
}

/** A place in a statement's text that an error points at. */
export interface ErrorPlace {
  readonly tabId: string;
  /** UTF-16 offset in the tab's `sql`. */
  readonly offset: number;
}
