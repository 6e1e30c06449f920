import type { SqlPlusNote } from "./sqlplus/sqlPlusNote.ts";

/** A value as the server's text output function wrote it; SQL NULL is `null`, never a string. */
export type Cell = string | null;

export type Alignment = "left" | "right";

export interface Column {
  readonly name: string;
  /**
   * The side to which psql aligned the values; `left` if nothing was padded. Not a type: some
   * numeric types of IvorySQL are aligned to the left.
   */
  readonly alignment: Alignment;
  /** The server's name of the type, `numeric(6,2)`; `null` until it has been requested. */
  readonly type: string | null;
}

export interface ResultTable {
  readonly title: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** The count in the footer `(N rows)`; `null` if there was no such footer. */
  readonly footerRowCount: number | null;
  /** Free-text footers, as `\d` prints them: one entry per line. */
  readonly footers: readonly string[];
  /**
   * `false` if psql stopped in the middle of the table, as after a cancel; the rows are correct.
   */
  readonly isComplete: boolean;
}

/** Severities of server messages, PostgreSQL documentation, "Message Severity Levels". */
export type Severity =
  "DEBUG" | "LOG" | "INFO" | "NOTICE" | "WARNING" | "ERROR" | "FATAL" | "PANIC";

/** A server message as psql printed it. Fields that were not printed are `null`. */
export interface ServerMessage {
  readonly severity: Severity;
  /** Five characters; `null` if psql's VERBOSITY was not `verbose`, so that it was not printed. */
  readonly sqlState: string | null;
  readonly message: string;
  readonly detail: string | null;
  readonly hint: string | null;
  readonly context: string | null;
  /** The statement inside a function that failed, from psql's `QUERY:` field. */
  readonly internalQuery: string | null;
  /**
   * UTF-16 offset of the error in the statement's text; `null` if none was reported or it lies in
   * `internalQuery`.
   */
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

/** One part of psql's output; a reply is a list of blocks in the order in which they arrived. */
export type OutputBlock =
  | { readonly kind: "table"; readonly table: ResultTable }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "message"; readonly message: ServerMessage }
  | { readonly kind: "notification"; readonly notification: Notification }
  /** The driver's note about a SQL*Plus line. */
  | { readonly kind: "note"; readonly note: SqlPlusNote }
  /** Anything else: DBMS_OUTPUT lines, `\echo`, psql's own messages. No final newline. */
  | { readonly kind: "text"; readonly text: string };

/** A block printed by psql, not a note of the driver. */
export type PrintedBlock = Exclude<OutputBlock, { readonly kind: "note" }>;

export type TransactionStatus = "none" | "open" | "failed" | "unknown";

/** A half-open range of UTF-16 offsets, `[start, end)`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Changes a block before it is shown; null drops it. */
export type MapBlock = (block: OutputBlock) => OutputBlock | null;
