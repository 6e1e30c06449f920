import { oracleKeywords, postgresqlKeywords } from "./keywords.ts";

/**
 * How a psql reads SQL text, as data: the lexer and the splitter ask these fields and never which
 * psql it is. Words are in lower case.
 */
export interface Dialect {
  readonly name: "postgresql" | "oracle";
  /** A block comment may hold block comments. */
  readonly nestedComments: boolean;
  /** A backslash escapes in plain strings as in `E'...'`: standard_conforming_strings is off. */
  readonly plainEscapes: boolean;
  /** `q'[it's]'` is a string; no psql of IvorySQL takes `nq'[it's]'` for one. */
  readonly alternativeQuotes: boolean;
  /** A line that holds only `/` ends a statement. */
  readonly slashLines: boolean;
  readonly routines: RoutineRules;
  /** Blocks without a name; `null` where BEGIN and DECLARE are ordinary SQL. */
  readonly blocks: BlockRules | null;
  /** Words that make a whole line a command of the client when a statement could start there. */
  readonly lineCommands: ReadonlyMap<string, string>;
  /** `\r` also forgets that a block was open. */
  readonly resetLeavesBlocks: boolean;
  /**
   * psql counts comments among the first tokens by which it tells a block: `BEGIN /* c *\/ WORK;` is one
   * to it. Such a comment is not sent.
   */
  readonly countsComments: boolean;
  /** Restricted mode: meta-commands but `\unrestrict` are refused, with the rest of their lines. */
  readonly isRestricted: boolean;
  /** SQL*Plus's commands are lines of their own, and no block is cut: the port is Oracle's. */
  readonly sqlPlusLines: boolean;
  /** Words that a name has to be quoted for. */
  readonly keywords: ReadonlySet<string>;
  /** How a quoted identifier is stored: as written, or upper and lower case exchanged. */
  readonly quotedIdentifierCase: "kept" | "interchanged";
}

/** `CREATE [OR REPLACE] kind`: a statement with semicolons inside. */
export interface RoutineRules {
  readonly kinds: ReadonlySet<string>;
  /** Words that may stand before the kind and mean nothing here. */
  readonly modifiers: ReadonlySet<string>;
  /** Semicolons do not end it between BEGIN and END, or not at all before a `/`. */
  readonly semicolonsInside: "beginToEnd" | "untilSlash";
}

/** PL/iSQL blocks without a name: `DECLARE ...`, `BEGIN ...`, `<<label>> ...`. */
export interface BlockRules {
  /** After BEGIN: a transaction, not a block. */
  readonly transactionWords: ReadonlySet<string>;
  /** After DECLARE ... CURSOR: a cursor of SQL, not a block. */
  readonly cursorWords: ReadonlySet<string>;
}

/** Stock psql, PostgreSQL 14 and later (psql reference page; rules of its own lexer). */
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

/** The psql of IvorySQL 5 on a session in Oracle mode, as 5.1 and 5.4 were observed to split text. */
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

/** The psql of IvorySQL 4, as 4.4 was observed: it has no commands without a backslash. */
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

/** One of these dialects for the setting of standard_conforming_strings. */
export function withPlainEscapes(dialect: Dialect, plainEscapes: boolean): Dialect {
  return plainEscapes ? (escapingDialects.get(dialect) ?? dialect) : dialect;
}
