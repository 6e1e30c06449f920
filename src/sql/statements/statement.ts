import type { TextRange } from "../model.ts";
import type { TornUnit } from "../sqlplus/torn/tornUnit.ts";
import type { ScriptContext } from "../sqlplus/commands/scriptContext.ts";
import type { SqlPlusCommand } from "../sqlplus/commands/sqlPlusCommand.ts";

/** What a statement is to the driver; found by the splitter, without asking the server. */
export type StatementKind =
  | SqlKind
  /** A psql meta-command, `name` without the backslash; an `\if` block up to its `\endif`. */
  | { readonly kind: "metaCommand"; readonly name: string }
  /**
   * COPY ... FROM STDIN with the data lines that follow it, up to and without the last `\.`. Several
   * ranges only in an `\if` block.
   */
  | { readonly kind: "copyFromStdin"; readonly data: readonly TextRange[] }
  /** A line of SQL*Plus, which the client obeys. */
  | { readonly kind: "sqlplus"; readonly command: SqlPlusCommand }
  /** Line commands: EXECUTE, VARIABLE, PRINT of IvorySQL's psql; HELP, QUIT, EXIT of any. */
  | { readonly kind: "client"; readonly name: string };

/** SQL for the server. */
export interface SqlKind {
  readonly kind: "sql";
  /** A plain SELECT, WITH, VALUES or TABLE that may run through a cursor. */
  readonly isQuery: boolean;
  /** A PL/iSQL block or unit: psql sends it at a `/` line only. */
  readonly isBlock: boolean;
  /**
   * psql would read on behind its semicolon, as it takes a name for a BEGIN that waits for its END;
   * `\g` sends it all the same.
   */
  readonly isOpenToPsql?: true;
  /** The slash that ends it is none to psql, which gets a semicolon. */
  readonly endsAtForeignSlash?: true;
  /** psql counts the comments of its head as words, so they are sent as blanks. */
  readonly countsComments?: true;
  /** The first word in upper case, opening parentheses skipped; empty when it starts otherwise. */
  readonly leadingKeyword: string;
}

/** How the text is told to psql to be complete. */
export type Terminator = "semicolon" | "slash" | "lineEnd" | "metaCommand" | "endOfText";

export interface Statement {
  /**
   * The whole range, with comments before the statement and its terminator; ranges joined give the input.
   * Blanks and comments after the last statement belong to its range.
   */
  readonly range: TextRange;
  /** The range without comments and blanks before and after it; terminator included. */
  readonly textRange: TextRange;
  /** `textRange` without the terminator: what the server gets to read. */
  readonly bodyRange: TextRange;
  /** The end of the line on which `textRange` ends, its line break excluded. */
  readonly lineEnd: number;
  /**
   * The text of `textRange`. Where a script has no line feeds at all, the carriage returns that end
   * its meta-commands are line feeds here.
   */
  readonly text: string;
  readonly kind: StatementKind;
  readonly terminator: Terminator;
  /** Its plain strings know backslash escapes: standard_conforming_strings is off. */
  readonly plainEscapes?: true;
  /** It was cut for a psql in restricted mode, which refuses meta-commands with the rest of the line. */
  readonly isRestricted?: true;
  /** Set when the text ends inside something: its opening offset (absolute) and what it is. */
  readonly unterminated: Unterminated | null;
  /** Oracle's unit that this psql would cut at its inner semicolons: it must not be sent. */
  readonly torn?: TornUnit["what"];
  /** What SQL*Plus lines before it say of it; absent where there are none. */
  readonly script?: ScriptContext;
}

export interface Unterminated {
  readonly what:
    | "string"
    | "quotedIdentifier"
    | "dollarQuote"
    | "comment"
    | "parenthesis"
    | "alternativeQuote"
    | "atomicBody"
    | "copyData"
    | "block"
    | "conditional";
  readonly offset: number;
}
