import type { SqlPlusNote } from "./sqlplus/sqlPlusNote.ts";

/** A value as the server's text output function wrote it; SQL NULL is `null`, never a string. */
export type Cell = string | null;

export type Alignment = "left" | "right";

export interface Column {
  readonly name: string;
  /**
   * The side to which psql padded the values; `left` where nothing was padded. Not a type: some
   * numeric types of IvorySQL print to the left.
   */
  readonly alignment: Alignment;
  /** The server's name of the type, `numeric(6,2)`; `null` while it has not been asked for. */
  readonly type: string | null;
}

export interface ResultTable {
  readonly title: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the footer `(N rows)` said; `null` when there was no such footer. */
  readonly footerRowCount: number | null;
  /** Free-text footers, as `\d` prints them: one entry a line. */
  readonly footers: readonly string[];
  /** `false` when psql stopped in the middle of the table, as it does on a cancel; the rows are right. */
  readonly isComplete: boolean;
}

/** Severities of server messages, PostgreSQL documentation, "Message Severity Levels". */
export type Severity =
  "DEBUG" | "LOG" | "INFO" | "NOTICE" | "WARNING" | "ERROR" | "FATAL" | "PANIC";

/** A server message as psql printed it. Fields that were not printed are `null`. */
export interface ServerMessage {
  readonly severity: Severity;
  /** Five characters; `null` when psql's VERBOSITY was not `verbose` and so it was not printed. */
  readonly sqlState: string | null;
  readonly message: string;
  readonly detail: string | null;
  readonly hint: string | null;
  readonly context: string | null;
  /** The statement inside a function that failed, from psql's `QUERY:` field. */
  readonly internalQuery: string | null;
  /** UTF-16 offset of the error in the statement's text; `null` when none was reported or it lies in `internalQuery`. */
  readonly position: number | null;
  /** UTF-16 offset of the error in `internalQuery`. */
  readonly internalPosition: number | null;
  /** The lines as psql printed them. */
  readonly raw: string;
}

export interface Notification {
  readonly channel: string;
  readonly payload: string;
  readonly processId: number;
}

/** One piece of psql's output; a reply is a list of them, in the order in which they arrived. */
export type OutputBlock =
  | { readonly kind: "table"; readonly table: ResultTable }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "message"; readonly message: ServerMessage }
  | { readonly kind: "notification"; readonly notification: Notification }
  /** What a line of SQL*Plus has come to; said by the client. */
  | { readonly kind: "note"; readonly note: SqlPlusNote }
  /** Anything else: DBMS_OUTPUT lines, `\echo`, psql's own words. No final newline. */
  | { readonly kind: "text"; readonly text: string };

/** A block without the client's own notes. */
export type PrintedBlock = Exclude<OutputBlock, { readonly kind: "note" }>;

export type TransactionStatus = "none" | "open" | "failed" | "unknown";

/** A half-open range of UTF-16 offsets, `[start, end)`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Changes a block before it is shown; null drops it. */
export type MapBlock = (block: OutputBlock) => OutputBlock | null;
