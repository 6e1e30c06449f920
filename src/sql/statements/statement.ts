import type { TextRange } from "../model.ts";

/** What a statement is to the driver; found by the splitter, without asking the server. */
export type StatementKind =
  /** SQL for the server. `isQuery`: a plain SELECT, WITH, VALUES or TABLE that may run through a cursor. */
  | { readonly kind: "sql"; readonly isQuery: boolean; readonly leadingKeyword: string }
  /** A psql backslash command, `name` without the backslash. */
  | { readonly kind: "backslash"; readonly name: string }
  /** COPY ... FROM STDIN with the data lines that follow it, up to and without `\.`. */
  | { readonly kind: "copyFromStdin"; readonly data: TextRange }
  /** Line-based commands of IvorySQL's psql: EXEC, VARIABLE, PRINT. */
  | { readonly kind: "client"; readonly name: string };

/** How the text is told to psql to be complete. */
export type Terminator = "semicolon" | "slash" | "lineEnd" | "backslashCommand" | "endOfText";

export interface Statement {
  /** The whole piece, comments before it and its terminator included; pieces joined give the input. */
  readonly range: TextRange;
  /** The piece without leading comments and blanks and without trailing blanks; terminator included. */
  readonly textRange: TextRange;
  /** The text of `textRange`. */
  readonly text: string;
  readonly kind: StatementKind;
  readonly terminator: Terminator;
  /** Set when the text ends inside something: its opening offset (absolute) and what it is. */
  readonly unterminated: Unterminated | null;
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
    | "block";
  readonly offset: number;
}
