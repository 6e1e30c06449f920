import type { Dialect } from "../dialect.ts";
import { BlockTracker } from "./trackers/blockTracker.ts";
import { CopyTracker } from "./trackers/copyTracker.ts";
import type { Lexer, TokenKind } from "./lexing/lexer.ts";
import { RoutineTracker, type WordPlace } from "./trackers/routineTracker.ts";
import type { Unterminated } from "./statement.ts";

/**
 * The state that psql keeps between the tokens of one statement to decide whether a semicolon or
 * slash ends it.
 */
export class StatementProgress {
  readonly #routine: RoutineTracker;
  readonly #block: BlockTracker | null;
  readonly #copy = new CopyTracker();
  readonly #routinesEndAtSlash: boolean;
  #parenthesisDepth = 0;
  #parenthesisOffset = 0;
  /** Offset of the first token; -1 before it. */
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

  /** Adds the lexer's current token, which must be neither a blank nor a comment. */
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

  /** A PL/iSQL block or unit: psql sends it only at a slash. */
  get isBlock(): boolean {
    return (this.#routinesEndAtSlash && this.#routine.isRoutine) || (this.#block?.isBlock ?? false);
  }

  /** A line of only a slash ends it even inside a comment. */
  get endsInComments(): boolean {
    return this.isBlock || (this.#block?.mayBeBlock ?? false);
  }

  /**
   * Whether a semicolon ends the statement. It ends a routine whose body is a string: psql would
   * read on, but nothing of the routine can follow.
   */
  get semicolonEnds(): boolean {
    const isInside = this.#parenthesisDepth > 0 || this.#routine.depth > 0;
    return !isInside && (!this.isBlock || this.#hasQuotedBody);
  }

  /** psql takes a name for a BEGIN that needs its END. */
  get isOpenToPsql(): boolean {
    return this.#routine.depthInPsql > this.#routine.depth;
  }

  /** Whether a slash that is not alone on its line ends the statement. */
  get slashEnds(): boolean {
    return this.#parenthesisDepth === 0 && this.#routine.isBodyOver;
  }

  /** The number of open parentheses. */
  get parenthesisDepth(): number {
    return this.#parenthesisDepth;
  }

  /** Resets the number of open parentheses. */
  restoreParentheses(depth: number): void {
    this.#parenthesisDepth = depth;
  }

  /** The number of blocks of data lines that follow the statement. */
  get copyCount(): number {
    return this.#copy.count;
  }

  /** The first unclosed parenthesis. */
  get openParenthesis(): Unterminated | null {
    return this.#parenthesisDepth > 0
      ? { what: "parenthesis", offset: this.#parenthesisOffset }
      : null;
  }

  /**
   * The construct left open if the text ends here; a block whose last statement is complete is not
   * open.
   */
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
