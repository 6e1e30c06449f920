import type { Dialect } from "../dialect.ts";
import { BlockTracker } from "./trackers/blockTracker.ts";
import { CopyTracker } from "./trackers/copyTracker.ts";
import type { Lexer, TokenKind } from "./lexing/lexer.ts";
import { RoutineTracker, type WordPlace } from "./trackers/routineTracker.ts";
import type { Unterminated } from "./statement.ts";

/**
 * What psql remembers from token to token of one statement, to know whether a semicolon or slash
 * ends it.
 */
export class StatementProgress {
  readonly #routine: RoutineTracker;
  readonly #block: BlockTracker | null;
  readonly #copy = new CopyTracker();
  readonly #routinesEndAtSlash: boolean;
  #parenthesisDepth = 0;
  #parenthesisOffset = 0;
  /** Of the first token; -1 while there is none. */
  #offset = -1;
  #endsWithSemicolon = false;
  #isBehindAs = false;
  #place: WordPlace = "first";
  #hasQuotedBody = false;

  constructor(dialect: Dialect) {
    this.#routine = new RoutineTracker(dialect.routines);
    this.#block = dialect.blocks === null ? null : new BlockTracker(dialect.blocks);
    this.#routinesEndAtSlash = dialect.routines.semicolonsInside === "untilSlash";
  }

  /** Takes note of the lexer's current token, which is neither a blank nor a comment. */
  add(lexer: Lexer): void {
    const { kind } = lexer;
    if (kind === "openParenthesis") {
      if (this.#parenthesisDepth++ === 0) this.#parenthesisOffset = lexer.start;
    } else if (kind === "closeParenthesis") {
      if (this.#parenthesisDepth > 0) this.#parenthesisDepth--;
    } else if (kind === "word" && this.#parenthesisDepth === 0) {
      this.#routine.addWord(lexer, this.#place);
      this.#copy.addWord(lexer);
    } else if (kind === "semicolon") {
      this.#routine.addSemicolon();
    }
    this.#block?.add(lexer);
    this.#hasQuotedBody ||= this.#isBehindAs && this.#routine.isRoutine && quotes.has(kind);
    this.#place = placeBehind(lexer);
    this.#isBehindAs = this.#parenthesisDepth === 0 && (lexer.isWord("as") || lexer.isWord("is"));
    if (kind === "escapedSemicolon" && this.semicolonEnds) {
      this.#hasQuotedBody = false;
      this.#routine.restart();
      this.#copy.restart();
    }
    if (this.#offset < 0) this.#offset = lexer.start;
    this.#endsWithSemicolon = kind === "semicolon";
  }

  /** No token so far: psql's query buffer is empty. */
  get isEmpty(): boolean {
    return this.#offset < 0;
  }

  /** psql sends the statement at a slash only: a PL/iSQL block or unit. */
  get isBlock(): boolean {
    return (this.#routinesEndAtSlash && this.#routine.isRoutine) || (this.#block?.isBlock ?? false);
  }

  /** A line of only a slash ends it even inside of a comment. */
  get endsInComments(): boolean {
    return this.isBlock || (this.#block?.mayBeBlock ?? false);
  }

  /**
   * Nothing of a routine whose body is a string can follow its semicolon: what psql would take for a
   * part of it is left to be a statement of its own.
   */
  get semicolonEnds(): boolean {
    const isInside = this.#parenthesisDepth > 0 || this.#routine.depth > 0;
    return !isInside && (!this.isBlock || this.#hasQuotedBody);
  }

  /** psql takes a BEGIN for one that waits for its END, where it is a name. */
  get isOpenToPsql(): boolean {
    return this.#routine.depthInPsql > this.#routine.depth;
  }

  /** Whether a slash ends the statement that does not have a line of its own. */
  get slashEnds(): boolean {
    return this.#parenthesisDepth === 0 && this.#routine.isBodyOver;
  }

  /** Parentheses that are open. */
  get parenthesisDepth(): number {
    return this.#parenthesisDepth;
  }

  /** Takes back what parentheses have come since there were so many. */
  restoreParentheses(depth: number): void {
    this.#parenthesisDepth = depth;
  }

  /** How many blocks of data lines follow the statement. */
  get copyCount(): number {
    return this.#copy.count;
  }

  /** The first parenthesis that has not been closed. */
  get openParenthesis(): Unterminated | null {
    return this.#parenthesisDepth > 0
      ? { what: "parenthesis", offset: this.#parenthesisOffset }
      : null;
  }

  /** What is open when the text ends here; a block whose last statement is complete is not. */
  get openAtEnd(): Unterminated | null {
    if (this.#parenthesisDepth > 0) return this.openParenthesis;
    if (this.isBlock) {
      return this.#endsWithSemicolon ? null : { what: "block", offset: this.#offset };
    }
    if (this.#routine.depth > 0) return { what: "atomicBody", offset: this.#routine.offset };
    return null;
  }
}

function placeBehind(lexer: Lexer): WordPlace {
  const { kind } = lexer;
  if (kind === "semicolon" || kind === "escapedSemicolon" || lexer.isWord("atomic")) return "first";
  if (lexer.isWord("function") || lexer.isWord("procedure")) return "name";
  return kind === "other" && lexer.tokenText() === "." ? "name" : "inside";
}

const quotes: ReadonlySet<TokenKind> = new Set(["string", "dollarQuote", "alternativeQuote"]);
