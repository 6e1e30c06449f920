import { type Dialect, oracleDialect } from "../../dialect.ts";
import { BlockTracker } from "../trackers/blockTracker.ts";
import { Lexer } from "../lexing/lexer.ts";
import { isAloneOnLine } from "../lexing/lines.ts";
import { BodyNesting } from "./bodyNesting.ts";

import type { TornUnit } from "./tornUnit.ts";

/**
 * Finds the unit that begins at `start` if the psql of this dialect would cut it at an inner
 * semicolon: the last part, `end;`, would end the user's transaction. Returns `null` if psql sends
 * the text as one statement.
 *
 * The unit ends with a slash line, or with its own END if there is no slash line.
 */
export function findTornUnit(text: string, start: number, dialect: Dialect): TornUnit | null {
  const head = firstWord.exec(text.slice(start, start + 10))?.[0].toLowerCase();
  if (head === undefined) return null;
  const lexer = new Lexer(text, oracleDialect, start);
  if (head === "end") return readLoneEnd(lexer);
  if (head === "with") return readWithFunction(lexer);
  const what = head === "create" ? readCreated(lexer) : readBlock(lexer);
  // IvorySQL's psql sends these as one statement itself.
  if (what === null || (dialect.slashLines && what !== "trigger" && what !== "typeBody")) {
    return null;
  }
  return readToEnd(new Lexer(text, oracleDialect, start), what);
}

const firstWord = /^(?:(?:create|begin|declare|with|end)(?![\w$#])|<<)/i;

/** Moves to the next token that is neither a blank nor a comment. */
function nextToken(lexer: Lexer): string {
  let kind = lexer.next();
  while (kind === "blank" || kind === "comment" || kind === "lineComment") kind = lexer.next();
  return kind === "word" ? lexer.tokenText().toLowerCase() : "";
}

/** Reads END alone or with a label; END TRANSACTION and END WORK are sent as written. */
function readLoneEnd(lexer: Lexer): TornUnit | null {
  nextToken(lexer);
  let { end } = lexer;
  const word = nextToken(lexer);
  if (word !== "") {
    if (word === "work" || word === "transaction" || word === "and") return null;
    ({ end } = lexer);
    nextToken(lexer);
  }
  if (lexer.kind === "semicolon") return withSlash(lexer, "end", lexer.end);
  if (lexer.kind === "end") return { what: "end", bodyEnd: end, end, terminator: "endOfText" };
  return lexer.kind === "slash" && isAloneOnLine(lexer.text, lexer.start)
    ? { what: "end", bodyEnd: end, end: lexer.end, terminator: "slash" }
    : null;
}

/** Reads WITH FUNCTION or WITH PROCEDURE, up to the end of the query after the last of them. */
function readWithFunction(lexer: Lexer): TornUnit | null {
  nextToken(lexer);
  let word = nextToken(lexer);
  if (word !== "function" && word !== "procedure") return null;
  let bodyEnd = lexer.end;
  let nesting: BodyNesting | null = new BodyNesting("function");
  for (let depth = 0; ; word = nextToken(lexer)) {
    if (lexer.kind === "end") {
      return { what: "withFunction", bodyEnd, end: bodyEnd, terminator: "endOfText" };
    }
    if (lexer.kind === "slash" && isAloneOnLine(lexer.text, lexer.start)) {
      return { what: "withFunction", bodyEnd, end: lexer.end, terminator: "slash" };
    }
    bodyEnd = lexer.end;
    if (nesting === null) {
      if (word === "function" || word === "procedure") nesting = new BodyNesting("function");
      else if (lexer.kind === "openParenthesis") depth++;
      else if (lexer.kind === "closeParenthesis") depth--;
      else if (lexer.kind === "semicolon" && depth <= 0) {
        return withSlash(lexer, "withFunction", bodyEnd);
      }
    }
    if (nesting !== null) {
      nesting.add(lexer);
      if (lexer.kind === "semicolon" && nesting.isOver) nesting = null;
    }
  }
}

function readBlock(lexer: Lexer): TornUnit["what"] | null {
  if (oracleDialect.blocks === null) return null;
  const tracker = new BlockTracker(oracleDialect.blocks);
  for (;;) {
    nextToken(lexer);
    const { kind } = lexer;
    if (kind === "backslash" || kind === "escapedSemicolon") return null;
    if (kind !== "end") tracker.add(lexer);
    // In a declaration of an SQL cursor, CURSOR comes before the first semicolon.
    if (kind === "end" || kind === "semicolon") return tracker.isBlock ? "block" : null;
  }
}

/** Returns what a CREATE creates if its body is an unquoted Oracle body, else `null`. */
function readCreated(lexer: Lexer): TornUnit["what"] | null {
  nextToken(lexer);
  let word = nextToken(lexer);
  if (word === "or") {
    if (nextToken(lexer) !== "replace") return null;
    word = nextToken(lexer);
  }
  while (/^(?:(?:non)?editionable|constraint)$/.test(word)) word = nextToken(lexer);
  switch (word) {
    case "package":
      return "package";
    case "function":
    case "procedure":
      return hasBareBody(lexer) ? word : null;
    case "trigger":
      return hasBlock(lexer) ? "trigger" : null;
    case "type":
      return nextToken(lexer) === "body" ? "typeBody" : null;
    default:
      return null;
  }
}

/** Whether IS or AS occurs outside parentheses without a quoted text after it. */
function hasBareBody(lexer: Lexer): boolean {
  for (let depth = 0; ;) {
    const word = nextToken(lexer);
    if (lexer.kind === "openParenthesis") depth++;
    else if (lexer.kind === "closeParenthesis") depth--;
    else if (ends(lexer)) return false;
    else if (depth === 0 && (word === "is" || word === "as")) break;
  }
  nextToken(lexer);
  return !["string", "dollarQuote", "alternativeQuote", "end"].includes(lexer.kind);
}

/** Whether a trigger has its own block instead of executing a function. */
function hasBlock(lexer: Lexer): boolean {
  for (let depth = 0; ;) {
    const word = nextToken(lexer);
    if (lexer.kind === "openParenthesis") depth++;
    else if (lexer.kind === "closeParenthesis") depth--;
    else if (ends(lexer)) return false;
    else if (depth === 0 && /^(?:begin|declare|compound)$/.test(word)) return true;
  }
}

function ends({ kind }: Lexer): boolean {
  return kind === "semicolon" || kind === "end" || kind === "backslash";
}

function readToEnd(lexer: Lexer, what: TornUnit["what"]): TornUnit {
  const nesting = new BodyNesting(what);
  let bodyEnd = lexer.start;
  for (;;) {
    nextToken(lexer);
    if (lexer.kind === "end") {
      return { what, bodyEnd, end: bodyEnd, terminator: "endOfText" };
    }
    if (lexer.kind === "slash" && isAloneOnLine(lexer.text, lexer.start)) {
      return { what, bodyEnd, end: lexer.end, terminator: "slash" };
    }
    nesting.add(lexer);
    bodyEnd = lexer.end;
    if (lexer.kind === "semicolon" && nesting.isOver) return withSlash(lexer, what, bodyEnd);
  }
}

/** A slash line after the semicolon belongs to the unit. */
function withSlash(lexer: Lexer, what: TornUnit["what"], bodyEnd: number): TornUnit {
  nextToken(lexer);
  return lexer.kind === "slash" && isAloneOnLine(lexer.text, lexer.start)
    ? { what, bodyEnd, end: lexer.end, terminator: "slash" }
    : { what, bodyEnd, end: bodyEnd, terminator: "semicolon" };
}
