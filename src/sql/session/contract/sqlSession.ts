import type { Listener, Unsubscribe } from "../../../base/emitter.ts";
import type { Cell, Column, OutputBlock, ServerMessage, TransactionStatus } from "../../model.ts";
import type { TornUnit } from "../../statements/torn/tornUnit.ts";
import type { ScriptStart } from "../../statements/sqlPlusLines/scriptContext.ts";
import type { SqlPlusReason } from "../../statements/sqlPlusLines/sqlPlusCommand.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import type { SessionPlace } from "./sessionPlace.ts";
import type { Statement } from "../../statements/statement.ts";

/** How one statement ended. */
export type Outcome =
  | { readonly kind: "completed" }
  | { readonly kind: "failed"; readonly error: ServerMessage }
  | { readonly kind: "cancelled"; readonly error: ServerMessage | null }
  /** Refused before anything was sent, for instance an unterminated quote or `\e`. */
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** The session ended while the statement ran; the server may or may not have finished it. */
  | { readonly kind: "sessionLost"; readonly reason: SessionLoss }
  /** The statement was queued when the session ended, or the script stopped before it. */
  | { readonly kind: "notRun"; readonly reason: NotRunReason };

/** `scriptEnd`: after EXIT. `droppedLine`: on the line of a meta-command that failed. */
export type NotRunReason =
  "sessionLost" | "earlierError" | "cancelled" | "scriptEnd" | "droppedLine";

export type Refusal =
  | { readonly kind: "unterminated"; readonly what: string; readonly offset: number }
  | { readonly kind: "notSupported"; readonly command: string }
  | { readonly kind: "nulCharacter"; readonly offset: number }
  /** A PL/SQL unit that psql would cut at its inner semicolons, or only the END of one. */
  | { readonly kind: "torn"; readonly what: TornUnit["what"] }
  /** A command of SQL*Plus that is not available here. */
  | { readonly kind: "sqlPlus"; readonly command: string; readonly reason: SqlPlusReason }
  /** `@name`: no such file is open. */
  | { readonly kind: "noScriptFile"; readonly name: string }
  /** A variable of SQL*Plus that has no value. */
  | { readonly kind: "noSuchVariable"; readonly name: string }
  /** ACCEPT asked for a number. */
  | { readonly kind: "notANumber"; readonly name: string; readonly value: string }
  /** DESCRIBE found neither a relation nor a routine nor a package. */
  | { readonly kind: "noSuchObject"; readonly name: string }
  /** With a substitution variable's value the text is no longer exactly one statement. */
  | { readonly kind: "splitByValue" }
  /** The server's standard_conforming_strings differs from the one the script was split for. */
  | { readonly kind: "stringSetting"; readonly plainEscapes: boolean }
  /** A psql variable or \gexec yields COPY ... FROM STDIN: its data cannot be told from SQL. */
  | { readonly kind: "unseenCopy" }
  /** The statement writes rows in the user's output settings, which are unknown. */
  | { readonly kind: "outputSettings" }
  /** IvorySQL's psql would take the word at the start of a line, counted from 1, for a command. */
  | { readonly kind: "clientWord"; readonly word: string; readonly line: number }
  /** psql read the text differently: it still waits for an end (`state`: its prompt's `%R`). */
  | { readonly kind: "leftOpen"; readonly state: string };

export type SessionLoss =
  | { readonly kind: "psqlEnded"; readonly exitStatus: number }
  /** The server ended the connection; the same psql has a new one. */
  | { readonly kind: "connectionLost" }
  /** A file left psql in restricted mode, in which it refuses the driver's meta-commands too. */
  | { readonly kind: "restricted" }
  | { readonly kind: "noAnswer"; readonly afterMs: number }
  | { readonly kind: "machineReplaced" };

/** A cursor that holds all rows of a result on the server, fetched ones too, until it is closed. */
export interface OpenCursor {
  readonly name: string;
  readonly totalRows: number;
}

export interface StatementResult {
  readonly statement: Statement;
  readonly blocks: readonly OutputBlock[];
  readonly outcome: Outcome;
  /** Set for a meta-command that failed: psql does not read the rest of its line. */
  readonly dropsLine?: true;
  /** psql's `:ROW_COUNT`; for a paged result the total number of rows. */
  readonly rowCount: number | null;
  /** Whether the values of the tables are the server's; aligned output loses some of them. */
  readonly isExact: boolean;
  /** Holds the result's rows, also when all of them were fetched; `null` without a cursor. */
  readonly cursor: OpenCursor | null;
  readonly transaction: TransactionStatus;
  readonly elapsedMs: number;
}

export interface RunOptions {
  /**
   * Whether a command that runs several statements (`\i`, `\gexec`) stops at the first error, as
   * with psql's ON_ERROR_STOP; default: the value of that variable.
   */
  readonly stopsOnError?: boolean;
  /** Rows a page of a plain query; `null` fetches everything at once. */
  readonly pageSize: number | null;
  /**
   * Whether the rows must be the server's values byte for byte: they are then all fetched in psql's
   * csv format, and columns have no alignment. Statements that cannot run in that form, such as
   * meta-commands, still print aligned output: see `StatementResult.isExact`.
   */
  readonly wantsExact?: boolean;
  /** Called for each block as it arrives (for notices, while the statement still runs). */
  readonly onBlock?: Listener<OutputBlock>;
  /**
   * Called with the number of rows received so far of a table that still arrives, at most once a
   * chunk of output. The result's tables are authoritative.
   */
  readonly onRows?: Listener<number>;
}

export interface BatchOptions {
  /** Whether the statements after one that failed are not run. */
  readonly stopsOnError: boolean;
  /** Called for each statement in order, also for those that were not run. */
  readonly onResult: Listener<StatementResult>;
}

export type SessionStatus =
  /** psql has not answered yet, or is restarting. */
  | { readonly kind: "starting" }
  | { readonly kind: "idle"; readonly transaction: TransactionStatus }
  | { readonly kind: "busy"; readonly statement: Statement | null; readonly sinceMs: number }
  | { readonly kind: "cancelling" }
  | { readonly kind: "disposed" };

export type CancelOutcome = "cancelled" | "wasIdle" | "respawned";

/** One psql on one serial port; it runs one statement at a time. */
export interface SqlSession {
  readonly port: number;
  readonly status: SessionStatus;
  /** The server's identity; known once the session is ready. */
  readonly server: ServerIdentity | null;
  /** The session's database, role and search path; known once the session is ready. */
  readonly place: SessionPlace | null;
  onStatus(listener: Listener<SessionStatus>): Unsubscribe;
  /** Whether autocommit is on, as psql last reported. */
  readonly isAutocommit: boolean;
  /** psql's ON_ERROR_STOP, which a script may set: statements after one that failed are not run. */
  readonly stopsOnError: boolean;
  /** Emits output of no statement: notifications, the last output of a lost session. */
  onIdleOutput(listener: Listener<OutputBlock>): Unsubscribe;
  onLoss(listener: Listener<SessionLoss>): Unsubscribe;
  /** Resolves once the session is ready; never rejects. See `status` for the reason of a wait. */
  whenReady(): Promise<void>;
  run(statement: Statement, options: RunOptions): Promise<StatementResult>;
  fetchMore(cursor: OpenCursor, rows: number): Promise<FetchedPage>;
  /** Reads a fetched row, counted from 0, again without the losses of aligned output. */
  readExactly(cursor: OpenCursor, row: number): Promise<ExactRow>;
  /**
   * Reads `count` rows again exactly, from row `first`, counted from 0; rows beyond the last one
   * are left out. Fails in a session without a file exchange.
   */
  readRows(cursor: OpenCursor, first: number, count: number): Promise<ExactRows>;
  /** Releases a cursor; resolves once the server has closed it, about 500 ms later. */
  closeCursor(cursor: OpenCursor): Promise<void>;
  /** Returns a query's columns with the server's type names (`\gdesc`); null if it cannot tell. */
  describe(statement: Statement): Promise<readonly Column[] | null>;
  /**
   * Turns autocommit on or off, now and after each restart of psql. An open transaction stays open.
   */
  setAutocommit(isAutocommit: boolean): Promise<void>;
  /**
   * Sets the statement timeout in milliseconds, from the next statement outside of a transaction
   * on, and on new connections too; `null`: the server's setting.
   */
  setStatementTimeout(timeoutMs: number | null): void;
  /** Turns lines of DBMS_OUTPUT on or off from the next statement on, if the server has them. */
  setServerOutput(isOn: boolean): void;
  /** Forces a reseed of the server process's random numbers. */
  reseed(): Promise<void>;
  cancel(): Promise<CancelOutcome>;
  dispose(): void;
}

export type FetchedPage =
  | {
      readonly kind: "rows";
      readonly rows: readonly (readonly Cell[])[];
      readonly isLast: boolean;
      /** Whether the rows are the server's values; aligned output loses some of them. */
      readonly isExact: boolean;
    }
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

export type ExactRow =
  | { readonly kind: "row"; readonly cells: readonly Cell[] }
  /** `error` is null without a message: the server does not hold the row any more. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

export type ExactRows =
  | {
      readonly kind: "rows";
      /** Column names, trailing blanks kept. */
      readonly names: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** False if bytes that are not UTF-8, as in a SQL_ASCII database, were replaced. */
      readonly isText: boolean;
    }
  /** `error` is null without a message of the server: the cursor or the file is gone. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

/** A session that also runs batches. */
export interface ScriptSession extends SqlSession {
  /** SQL*Plus variables at the start of a script; absent if there are none. */
  readonly scriptStart?: ScriptStart;
  /**
   * Runs statements that `canBatch` allows; psql reads them from one file. The transaction status
   * of all results but the last is derived from the command tags.
   */
  runBatch(statements: readonly Statement[], options: BatchOptions): Promise<void>;
}
