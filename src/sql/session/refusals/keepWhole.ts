import type { Dialect } from "../../dialect.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Statement } from "../../statements/statement.ts";
import type { Refusal } from "../contract/sqlSession.ts";

/**
 * Returns a statement in a form, of the same length, that IvorySQL's psql does not tear apart; or
 * the refusal if there is none.
 *
 * From 5.x on this psql searches the beginning of every line for VARIABLE, PRINT and EXECUTE while
 * its own line count is 1. The count rises only at the end of a line on which no parenthesis,
 * comment, quote, or BEGIN of a routine is open. Inside of those psql takes the word for a command
 * and loses the text before it.
 *
 * A line break in place of the statement's first blank raises the count. If all blanks are inside
 * parentheses, the word's line is joined to the one before it.
 *
 * @see IvorySQL, src/bin/psql/mainloop.c (`stmt_lineno`), src/oracle_fe_utils/ora_psqlscan.l (`ora_psql_scan`)
 */
export function keepWhole(statement: Statement, dialect: Dialect): Statement | Refusal {
  if (!mayBeTorn(statement, dialect)) return statement;
  let { text } = statement;
  const mostRepairs = 1000;
  for (let repair = 0; repair < mostRepairs; repair += 1) {
    const torn = findTorn(statement, text, dialect);
    if (torn === null) return repair === 0 ? statement : { ...statement, text };
    const at = torn.blank ?? torn.joint;
    if (at === null) break;
    text = `${text.slice(0, at)}${torn.blank === null ? " " : "\n"}${text.slice(at + 1)}`;
  }
  const torn = findTorn(statement, text, dialect);
  const line = text.slice(0, torn?.start ?? 0).split("\n").length;
  return { kind: "clientWord", word: torn?.word ?? "", line };
}

function mayBeTorn({ kind, text }: Statement, dialect: Dialect): boolean {
  if (dialect.lineCommands.size === 0 || kind.kind === "client" || kind.kind === "sqlplus") {
    return false;
  }
  return hasClientLine(text);
}

/**
 * Whether a line after the first begins with a word that IvorySQL's psql may take for a command.
 */
export function hasClientLine(text: string): boolean {
  return anyClientLine.test(text);
}

const anyClientLine =
  /\n(?:[ \t\r\f]|\/\*[^\n]*?\*\/)*(?:var|variable|print|exec|execute)(?![\w$#\x80-\uffff])/i;
const clientLine = /^(?:[ \t\r\f]|\/\*.*?\*\/)*([a-z]+)(?![\w$#\x80-\uffff])/i;

interface TornLine {
  readonly start: number;
  readonly word: string;
  /** Offset of a blank that may become a line break; null if there is none. */
  readonly blank: number | null;
  /** Offset of the line break before the word; null if it must not become a blank. */
  readonly joint: number | null;
}

/** Finds the first line that psql would take for a command; null if there is none. */
function findTorn(statement: Statement, text: string, dialect: Dialect): TornLine | null {
  const { kind, textRange } = statement;
  const data = kind.kind === "copyFromStdin" ? kind.data[0] : undefined;
  const limit = data === undefined ? text.length : data.start - textRange.start;
  const lexer = new Lexer(text, dialect, 0, limit);
  const count = new LineCount();
  let blank: number | null = null;
  let isBehindComment = false;
  for (let token = lexer.next(); token !== "end"; token = lexer.next()) {
    const isQuoted = token === "string" || token === "quotedIdentifier" || token === "dollarQuote";
    for (let feed = nextFeed(lexer, lexer.start); feed >= 0; feed = nextFeed(lexer, feed + 1)) {
      const isInside = token !== "blank";
      if (!isInside) count.endLine();
      // psql does not search lines that begin inside of quotes.
      if (!count.isFirstLine || isQuoted) continue;
      const word = clientLine.exec(text.slice(feed + 1, endOfLine(text, feed + 1)))?.[1] ?? "";
      if (!dialect.lineCommands.has(word.toLowerCase())) continue;
      if (!isInside && !count.hasText) {
        // A real command, as psql has collected no text.
        lexer.moveTo(endOfLine(text, feed + 1));
        break;
      }
      const canJoin = token === "comment" || (token === "blank" && !isBehindComment);
      return { start: feed + 1, word, blank, joint: canJoin ? feed : null };
    }
    if (token === "blank") {
      const isFree = count.isFirstLine && !count.isOpen && count.hasText;
      if (isFree && !isSlashNext(text, lexer.end)) blank ??= lexer.start;
    } else if (token === "backslash") {
      lexer.moveTo(endOfLine(text, lexer.start));
      count.restart();
      blank = null;
    } else {
      count.add(lexer);
      if (count.hasEnded) blank = null;
    }
    isBehindComment = token === "lineComment";
  }
  return null;
}

function nextFeed({ text, end }: Lexer, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed < end ? feed : -1;
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 ? text.length : feed;
}

/** Whether a slash follows, which alone on a line would end the statement. */
function isSlashNext(text: string, offset: number): boolean {
  return text[offset] === "/";
}

/** Tracks whether psql's line count of a statement is 1. */
class LineCount {
  isFirstLine = true;
  /** The last token ended a statement. */
  hasEnded = false;
  hasText = false;
  #parentheses = 0;
  #begins = 0;
  #words: string[] = [];

  get isOpen(): boolean {
    return this.#parentheses > 0 || this.#begins > 0;
  }

  endLine(): void {
    if (!this.isOpen && this.hasText) this.isFirstLine = false;
  }

  /** Resets the count: a new statement or a meta-command begins. */
  restart(): void {
    this.isFirstLine = true;
  }

  add(lexer: Lexer): void {
    this.hasEnded = false;
    if (lexer.kind === "comment" || lexer.kind === "lineComment") return;
    this.hasText = true;
    if (lexer.kind === "openParenthesis") this.#parentheses += 1;
    else if (lexer.kind === "closeParenthesis")
      this.#parentheses = Math.max(0, this.#parentheses - 1);
    else if (lexer.kind === "word") this.#addWord(lexer.tokenText().toLowerCase());
    else if (lexer.kind === "semicolon" && !this.isOpen && !this.#isRoutine) this.#end();
  }

  /**
   * Whether BEGIN, and CASE after it, count as open up to END: in CREATE [OR REPLACE] of a routine.
   */
  get #isRoutine(): boolean {
    return /^create (?:or replace )?(?:(?:non)?editionable )?(?:function|procedure|package)\b/.test(
      this.#words.join(" "),
    );
  }

  #addWord(word: string): void {
    if (this.#words.length < 5) this.#words.push(word);
    if (this.#parentheses > 0 || !this.#isRoutine) return;
    if (word === "begin" || (word === "case" && this.#begins > 0)) this.#begins += 1;
    else if (word === "end") this.#begins = Math.max(0, this.#begins - 1);
  }

  #end(): void {
    this.isFirstLine = true;
    this.hasText = false;
    this.hasEnded = true;
    this.#words = [];
  }
}
