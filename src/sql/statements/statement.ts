import type { TextRange } from "../model.ts";
import type { TornUnit } from "./torn/tornUnit.ts";
import type { ScriptContext } from "./sqlPlusLines/scriptContext.ts";
import type { SqlPlusCommand } from "./sqlPlusLines/sqlPlusCommand.ts";

/** How the driver treats a statement; decided by the splitter, without asking the server. */
export type StatementKind =
  | SqlKind
  /** A psql meta-command, `name` without the backslash; an `\if` block up to its `\endif`. */
  | { readonly kind: "metaCommand"; readonly name: string }
  /**
   * COPY ... FROM STDIN with the data lines that follow it, excluding the last `\.`. Several ranges
   * only in an `\if` block.
   */
  | { readonly kind: "copyFromStdin"; readonly data: readonly TextRange[] }
  /** A SQL*Plus line, which the driver obeys. */
  | { readonly kind: "sqlplus"; readonly command: SqlPlusCommand }
  /** Client commands: EXECUTE, VARIABLE, PRINT of IvorySQL's psql; HELP, QUIT, EXIT of any psql. */
  | { readonly kind: "client"; readonly name: string };

/** SQL for the server. */
export interface SqlKind {
  readonly kind: "sql";
  /** A plain SELECT, WITH, VALUES or TABLE that may run through a cursor. */
  readonly isQuery: boolean;
  /** A PL/iSQL block or unit: psql sends it only at a `/` line. */
  readonly isBlock: boolean;
  /**
   * psql would read past the semicolon, because it takes a name for a BEGIN that needs its END;
   * `\g` still sends the statement.
   */
  readonly isOpenToPsql?: true;
  /** Ends with a slash that this psql does not recognise; psql gets a semicolon instead. */
  readonly endsAtForeignSlash?: true;
  /** psql counts comments in the statement's head as words, so the driver sends blanks instead. */
  readonly countsComments?: true;
  /**
   * The first word in upper case, after opening parentheses; empty if another token comes first.
   */
  readonly leadingKeyword: string;
}

/** What ends the statement for psql. */
export type Terminator = "semicolon" | "slash" | "lineEnd" | "metaCommand" | "endOfText";

export interface Statement {
  /**
   * The whole range, with the comments before the statement and its terminator; joined ranges give
   * the input. Blanks and comments after the last statement belong to its range.
   */
  readonly range: TextRange;
  /** `range` without the comments and blanks around the statement; includes the terminator. */
  readonly textRange: TextRange;
  /** `textRange` without the terminator: what the server receives. */
  readonly bodyRange: TextRange;
  /** The end of the line on which `textRange` ends, its line break excluded. */
  readonly lineEnd: number;
  /**
   * The text of `textRange`. If a script has no line feeds at all, the carriage returns that end
   * its meta-commands are line feeds here.
   */
  readonly text: string;
  readonly kind: StatementKind;
  readonly terminator: Terminator;
  /** Plain strings have backslash escapes: standard_conforming_strings is off. */
  readonly plainEscapes?: true;
  /** Split for psql in restricted mode, which refuses meta-commands and the rest of their lines. */
  readonly isRestricted?: true;
  /** The construct in which the text ends, with the absolute offset where it opens. */
  readonly unterminated: Unterminated | null;
  /** An Oracle unit that this psql would cut at its inner semicolons: it must not be sent. */
  readonly torn?: TornUnit["what"];
  /** Effects of the SQL*Plus lines before it; absent if there are none. */
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
