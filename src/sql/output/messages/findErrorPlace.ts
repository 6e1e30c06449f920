import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import type { ServerMessage } from "../../model.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import { findBareCall } from "./findBareCall.ts";
import { findInternalPlace } from "./findInternalPlace.ts";
import { placeInExec } from "./placeInExec.ts";

/**
 * Finds the position in the failed statement at which an error points: the server's own position; a
 * position in the body that the server quotes, as IvorySQL does with syntax errors in objects that
 * it creates; or the line of the statement's PL/pgSQL or PL/iSQL body that the error's context
 * names.
 *
 * The body of a routine that is only called is not in the statement, so its lines are ignored.
 *
 * @returns A UTF-16 offset in the statement; `null` if the error points nowhere in it.
 * @see PostgreSQL: src/pl/plpgsql/src/pl_exec.c, `plpgsql_exec_error_callback`, and pl_comp.c,
 *   `plpgsql_compile_error_callback`
 */
export function findErrorPlace(sql: string, error: ServerMessage): number | null {
  if (error.position !== null) return error.position;
  const inExec = placeInExec(sql, error);
  if (inExec !== null) return inExec;
  if (error.context === null) return placeInBody(sql, error);
  const line = lineOfBody(error.context, creationPattern.test(sql));
  const body = line === null ? null : findBody(sql);
  if (line === null || body === null) return null;
  const start = startOfLine(sql, body, line);
  return start === null ? null : (placeOfQuery(sql, start, error) ?? skipBlanks(sql, start));
}

/**
 * Finds the position of an error in a body that did not run, from the text that the server quotes.
 */
function placeInBody(sql: string, error: ServerMessage): number | null {
  const { internalPosition } = error;
  if (internalPosition === null) return null;
  return findBareCall(sql, error)?.start ?? findInternalPlace(sql, error, internalPosition);
}

const creationPattern = /^\s*create\b/i;

/** Returns the line that the outermost call has reached, counted from 1. */
function lineOfBody(context: string, isCreation: boolean): number | null {
  const pattern = isCreation
    ? /^compilation of PL\/(?:pg|i)SQL (?:function|procedure|package).* near line (\d+)$/gm
    : /^PL\/(?:pg|i)SQL function inline_code_block line (\d+) /gm;
  const digits = [...context.matchAll(pattern)].at(-1)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * Returns the start of the body: after its opening quote, after IS or AS, or at the block itself.
 */
function findBody(sql: string): number | null {
  const isBlock = /^\s*(?:declare|begin|<<)/i.test(sql);
  if (isBlock) return skipBlanks(sql, 0);
  return bodyInQuotes(sql) ?? bodyBehindHead(sql);
}

function bodyInQuotes(sql: string): number | null {
  const lexer = new Lexer(sql, postgresqlDialect);
  let isBlock = false;
  let isAwaited = false;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "dollarQuote" && isAwaited) {
      return lexer.start + (/^\$[^$]*\$/.exec(lexer.tokenText())?.[0].length ?? 0);
    }
    if (kind === "string" && isAwaited) return lexer.start + lexer.tokenText().indexOf("'") + 1;
    if (kind !== "word") continue;
    isBlock ||= lexer.isWord("do");
    // A block's body may follow its language, which may be quoted.
    isAwaited = isBlock ? !lexer.isWord("language") : lexer.isWord("as");
  }
  return null;
}

/**
 * Finds an Oracle-style routine's body: the first IS or AS outside its parameters ends the head.
 */
function bodyBehindHead(sql: string): number | null {
  const lexer = new Lexer(sql, oracleDialect);
  let depth = 0;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "openParenthesis") depth += 1;
    else if (kind === "closeParenthesis") depth -= 1;
    else if (depth === 0 && (lexer.isWord("is") || lexer.isWord("as"))) {
      // The server counts the body's lines from its first word.
      return skipBlanks(sql, lexer.end);
    }
  }
  return null;
}

function startOfLine(sql: string, body: number, line: number): number | null {
  let start = body;
  for (let number = 1; number < line; number += 1) {
    const lineBreak = sql.indexOf("\n", start);
    if (lineBreak < 0) return null;
    start = lineBreak + 1;
  }
  return start;
}

/** Finds a failed SQL statement of the body, which contains it (almost) as the server quotes it. */
function placeOfQuery(sql: string, start: number, error: ServerMessage): number | null {
  const { internalQuery, internalPosition } = error;
  if (internalQuery === null || internalPosition === null) return null;
  // PL/iSQL adds CALL before procedures, and replaces INTO and its targets by blanks.
  const isCall = internalQuery.startsWith(callPrefix) && !sql.startsWith(callPrefix, start);
  const query = isCall ? internalQuery.slice(callPrefix.length) : internalQuery;
  const position = isCall ? internalPosition - callPrefix.length : internalPosition;
  const token = /^(?:[\p{L}\p{N}_$]+|.)?/su.exec(query.slice(position))?.[0] ?? "";
  const at = [query, query.slice(0, position + token.length)]
    .map((text) => (text === "" ? -1 : sql.indexOf(text, start)))
    .find((offset) => offset >= 0);
  return at === undefined || position < 0 ? null : at + position;
}

const callPrefix = "CALL ";

function skipBlanks(sql: string, start: number): number {
  return start + (/^\s*/.exec(sql.slice(start))?.[0].length ?? 0);
}
