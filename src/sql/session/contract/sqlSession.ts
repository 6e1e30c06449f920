import type { Listener, Unsubscribe } from "../../../base/emitter.ts";
import type { Cell, Column, OutputBlock, ServerMessage, TransactionStatus } from "../../model.ts";
import type { TornUnit } from "../../sqlplus/torn/tornUnit.ts";
import type { ScriptStart } from "../../sqlplus/commands/scriptContext.ts";
import type { SqlPlusReason } from "../../sqlplus/commands/sqlPlusCommand.ts";
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
  /** The session ended while the statement ran; whether the server finished it is not known. */
  | { readonly kind: "sessionLost"; readonly reason: SessionLoss }
  /** It was waiting in the queue when the session ended, or the script stopped before it. */
  | { readonly kind: "notRun"; readonly reason: NotRunReason };

/** `scriptEnd`: EXIT stands before it. `droppedLine`: a failed meta-command stands on its line. */
export type NotRunReason =
  "sessionLost" | "earlierError" | "cancelled" | "scriptEnd" | "droppedLine";

export type Refusal =
  | { readonly kind: "unterminated"; readonly what: string; readonly offset: number }
  | { readonly kind: "notSupported"; readonly command: string }
  | { readonly kind: "nulCharacter"; readonly offset: number }
  /** A PL/SQL unit that psql would cut at its inner semicolons, or the END of one alone. */
  | { readonly kind: "torn"; readonly what: TornUnit["what"] }
  /** A command of SQL*Plus that cannot be had here. */
  | { readonly kind: "sqlPlus"; readonly command: string; readonly reason: SqlPlusReason }
  /** `@name`: no such file is open. */
  | { readonly kind: "noScriptFile"; readonly name: string }
  /** A variable of SQL*Plus that has no value. */
  | { readonly kind: "noSuchVariable"; readonly name: string }
  /** ACCEPT asked for a number. */
  | { readonly kind: "notANumber"; readonly name: string; readonly value: string }
  /** DESCRIBE found neither a relation nor a routine nor a package. */
  | { readonly kind: "noSuchObject"; readonly name: string }
  /** The value of a substitution variable makes more or less than one statement of the text. */
  | { readonly kind: "splitByValue" }
  /** The server's standard_conforming_strings is not the one the script was cut for. */
  | { readonly kind: "stringSetting"; readonly plainEscapes: boolean }
  /** A psql variable or \gexec makes a COPY ... FROM STDIN of it: its data cannot be told from SQL. */
  | { readonly kind: "unseenCopy" }
  /** Rows were to be written in output settings of the user's that are not known. */
  | { readonly kind: "outputSettings" }
  /** IvorySQL's psql takes the word at the beginning of a line, counted from 1, for a command of its own. */
  | { readonly kind: "clientWord"; readonly word: string; readonly line: number }
  /** psql reads the text otherwise than we do: it was left inside something (its prompt's `%R`). */
  | { readonly kind: "leftOpen"; readonly state: string };

export type SessionLoss =
  | { readonly kind: "psqlEnded"; readonly exitStatus: number }
  /** The server ended the connection; psql lives on with a new one. */
  | { readonly kind: "connectionLost" }
  /** A file has left psql in restricted mode, which refuses the driver's meta-commands as well. */
  | { readonly kind: "restricted" }
  | { readonly kind: "noAnswer"; readonly afterMs: number }
  | { readonly kind: "machineReplaced" };

/** Holds the rows of a result on the server, those that were fetched as well, until it is closed. */
export interface OpenCursor {
  readonly name: string;
  readonly totalRows: number;
}

export interface StatementResult {
  readonly statement: Statement;
  readonly blocks: readonly OutputBlock[];
  readonly outcome: Outcome;
  /** The statement is a meta-command that failed: psql does not read the rest of its line. */
  readonly dropsLine?: true;
  /** psql's `:ROW_COUNT`; for a paged result the number of all rows. */
  readonly rowCount: number | null;
  /** Whether the values of the tables are the server's; aligned output loses some of them. */
  readonly isExact: boolean;
  /** Holds the result's rows, also when all of them are here; `null` where none does. */
  readonly cursor: OpenCursor | null;
  readonly transaction: TransactionStatus;
  readonly elapsedMs: number;
}

export interface RunOptions {
  /**
   * Whether what runs several statements (`\i`, `\gexec`) stops at its first error, as it does with
   * psql's ON_ERROR_STOP; default: as that variable says.
   */
  readonly stopsOnError?: boolean;
  /** Rows a page of a plain query; `null` fetches everything at once. */
  readonly pageSize: number | null;
  /**
   * Whether the rows are to be the server's values byte for byte: they are all fetched then, in psql's
   * csv format, and columns have no alignment. Statements that this form does not suit, psql's own
   * commands among them, still print aligned output: see `StatementResult.isExact`.
   */
  readonly wantsExact?: boolean;
  /** Called for each block as it arrives (notices while the statement still runs). */
  readonly onBlock?: Listener<OutputBlock>;
  /**
   * Called with the number of rows of a table that have come while it still arrives, at most once a
   * chunk of output. The result's tables are what counts in the end.
   */
  readonly onRows?: Listener<number>;
}

export interface BatchOptions {
  /** Whether nothing is run after a statement that failed. */
  readonly stopsOnError: boolean;
  /** Called for each statement in order, also for those that were not run. */
  readonly onResult: Listener<StatementResult>;
}

export type SessionStatus =
  /** psql has not answered yet, or is being started again. */
  | { readonly kind: "starting" }
  | { readonly kind: "idle"; readonly transaction: TransactionStatus }
  | { readonly kind: "busy"; readonly statement: Statement | null; readonly sinceMs: number }
  | { readonly kind: "cancelling" }
  | { readonly kind: "disposed" };

export type CancelOutcome = "cancelled" | "wasIdle" | "respawned";

/** One psql on one serial port; statements run strictly one after the other. */
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
  /** psql's ON_ERROR_STOP, which a script may set: nothing is run after a statement that failed. */
  readonly stopsOnError: boolean;
  /** Output that belongs to no statement: notifications, the last output of a lost session. */
  onIdleOutput(listener: Listener<OutputBlock>): Unsubscribe;
  onLoss(listener: Listener<SessionLoss>): Unsubscribe;
  /** Resolves once the session answers; rejects never, see `status` for what it waits for. */
  whenReady(): Promise<void>;
  run(statement: Statement, options: RunOptions): Promise<StatementResult>;
  fetchMore(cursor: OpenCursor, rows: number): Promise<FetchedPage>;
  /** Reads a row, counted from 0, that was fetched already, exactly: aligned output loses some. */
  readExactly(cursor: OpenCursor, row: number): Promise<ExactRow>;
  /**
   * Reads rows again exactly, `count` from row `first` on, counted from 0; rows beyond the last one are
   * left out. Fails where the session exchanges no files.
   */
  readRows(cursor: OpenCursor, first: number, count: number): Promise<ExactRows>;
  /** Releases a cursor; resolves once the server has closed it, some 500 ms later. */
  closeCursor(cursor: OpenCursor): Promise<void>;
  /** Column types of a query as the server names them (`\gdesc`); null when it cannot say. */
  describe(statement: Statement): Promise<readonly Column[] | null>;
  /**
   * Turns autocommit on or off, now and after each restart of psql. An open transaction stays open.
   */
  setAutocommit(isAutocommit: boolean): Promise<void>;
  /**
   * Has the server stop statements that run longer than so many milliseconds, from the next one
   * outside of a transaction on, and over new connections too; `null`: as the server has it.
   */
  setStatementTimeout(timeoutMs: number | null): void;
  /** Whether lines of DBMS_OUTPUT are shown from the next statement on, where the server has them. */
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
  /** `error` is null when nobody said why: the server does not hold the row any more. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

export type ExactRows =
  | {
      readonly kind: "rows";
      /** Column names, with blanks at their ends. */
      readonly names: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** False: bytes that are not UTF-8 were replaced, as a database in SQL_ASCII may hold. */
      readonly isText: boolean;
    }
  /** `error` is null when the server said nothing: the cursor or the file is gone. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

/** A session that also takes many statements at once. */
export interface ScriptSession extends SqlSession {
  /** Variables of SQL*Plus that a script begins with; absent where there are none. */
  readonly scriptStart?: ScriptStart;
  /**
   * Runs statements that `canBatch` allows, in one go: psql reads them from a file. The
   * transaction of all results but the last is concluded from the command tags.
   */
  runBatch(statements: readonly Statement[], options: BatchOptions): Promise<void>;
}
