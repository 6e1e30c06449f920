import { oracleKeywords, postgresqlKeywords } from "./keywords.ts";

/**
 * How a psql reads SQL text, as data: the lexer and the splitter read these fields and never test
 * which psql it is. Words are in lower case.
 */
export interface Dialect {
  readonly name: "postgresql" | "oracle";
  /** Block comments may be nested. */
  readonly nestedComments: boolean;
  /** Plain strings have backslash escapes as in `E'...'`: standard_conforming_strings is off. */
  readonly plainEscapes: boolean;
  /** `q'[it's]'` is a string; no psql of IvorySQL reads `nq'[it's]'` as one. */
  readonly alternativeQuotes: boolean;
  /** A line that holds only `/` ends a statement. */
  readonly slashLines: boolean;
  readonly routines: RoutineRules;
  /** Anonymous blocks; `null` if BEGIN and DECLARE are ordinary SQL. */
  readonly blocks: BlockRules | null;
  /** Words that make a whole line a client command, where a statement could start. */
  readonly lineCommands: ReadonlyMap<string, string>;
  /** `\r` also discards the state of an open block. */
  readonly resetLeavesBlocks: boolean;
  /**
   * psql counts comments among the first tokens by which it recognises a block: it reads
   * `BEGIN /* c *\/ WORK;` as one. Such a comment is not sent.
   */
  readonly countsComments: boolean;
  /**
   * Restricted mode: psql refuses meta-commands but `\unrestrict`, with the rest of their lines.
   */
  readonly isRestricted: boolean;
  /**
   * Oracle's port: SQL*Plus commands are separate lines, and units that psql would cut are found.
   */
  readonly sqlPlusLines: boolean;
  /** Names that must be quoted. */
  readonly keywords: ReadonlySet<string>;
  /** How a quoted identifier is stored: as written, or with upper and lower case swapped. */
  readonly quotedIdentifierCase: "kept" | "interchanged";
}

/** `CREATE [OR REPLACE] kind`: a statement that contains semicolons. */
export interface RoutineRules {
  readonly kinds: ReadonlySet<string>;
  /** Words that may precede the kind and have no effect here. */
  readonly modifiers: ReadonlySet<string>;
  /** Where semicolons do not end it: between BEGIN and END, or anywhere before a `/` line. */
  readonly semicolonsInside: "beginToEnd" | "untilSlash";
}

/** Anonymous PL/iSQL blocks: `DECLARE ...`, `BEGIN ...`, `<<label>> ...`. */
export interface BlockRules {
  /** Words after BEGIN that make it a transaction, not a block. */
  readonly transactionWords: ReadonlySet<string>;
  /** Words after DECLARE ... CURSOR that make it an SQL cursor, not a block. */
  readonly cursorWords: ReadonlySet<string>;
}

/** Stock psql, PostgreSQL 14 and later (psql reference page; its lexer's rules). */
export const postgresqlDialect: Dialect = {
  name: "postgresql",
  nestedComments: true,
  plainEscapes: false,
  alternativeQuotes: false,
  slashLines: false,
  routines: {
    kinds: new Set(["function", "procedure"]),
    modifiers: new Set(),
    semicolonsInside: "beginToEnd",
  },
  blocks: null,
  lineCommands: new Map(),
  resetLeavesBlocks: true,
  countsComments: false,
  isRestricted: false,
  sqlPlusLines: false,
  keywords: postgresqlKeywords,
  quotedIdentifierCase: "kept",
};

/** The psql of IvorySQL 5 in Oracle mode, as observed with 5.1 and 5.4. */
export const oracleDialect: Dialect = {
  name: "oracle",
  nestedComments: false,
  plainEscapes: false,
  alternativeQuotes: true,
  slashLines: true,
  routines: {
    kinds: new Set(["function", "procedure", "package"]),
    modifiers: new Set(["editionable", "noneditionable"]),
    semicolonsInside: "untilSlash",
  },
  blocks: {
    transactionWords: new Set([
      "work",
      "transaction",
      "isolation",
      "read",
      "not",
      "deferrable",
      "atomic",
    ]),
    cursorWords: new Set(["with", "without", "for"]),
  },
  lineCommands: new Map([
    ["exec", "EXECUTE"],
    ["execute", "EXECUTE"],
    ["print", "PRINT"],
    ["var", "VARIABLE"],
    ["variable", "VARIABLE"],
  ]),
  resetLeavesBlocks: false,
  countsComments: false,
  isRestricted: false,
  sqlPlusLines: false,
  keywords: oracleKeywords,
  quotedIdentifierCase: "interchanged",
};

/** The psql of IvorySQL 4, as observed with 4.4: it has no commands without a backslash. */
export const oracleDialect4: Dialect = {
  ...oracleDialect,
  lineCommands: new Map(),
  countsComments: true,
};

const escapingDialects: ReadonlyMap<Dialect, Dialect> = new Map(
  [postgresqlDialect, oracleDialect, oracleDialect4].map((dialect) => [
    dialect,
    { ...dialect, plainEscapes: true },
  ]),
);

/** Returns the dialect for a setting of standard_conforming_strings. */
export function withPlainEscapes(dialect: Dialect, plainEscapes: boolean): Dialect {
  return plainEscapes ? (escapingDialects.get(dialect) ?? dialect) : dialect;
}
