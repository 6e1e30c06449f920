import type { Dialect } from "../../dialect.ts";
import { isBlank, isDigit, isNamePart, isNameStart, isOperator, isTagPart } from "./characters.ts";
import {
  endOfAlternativeQuote,
  endOfBlockComment,
  endOfDollarDelimiter,
  endOfEscapeString,
  endOfLine,
  endOfQuoted,
} from "./quotes.ts";

export type TokenKind =
  | "blank"
  | "lineComment"
  | "comment"
  | "word"
  | "quotedIdentifier"
  | "string"
  | "dollarQuote"
  | "alternativeQuote"
  | "number"
  | "parameter"
  /** A psql variable: `:name`, `:'name'`, `:"name"`, `:{?name}`. */
  | "variable"
  | "operator"
  | "slash"
  | "openParenthesis"
  | "closeParenthesis"
  | "semicolon"
  /** `\;` and `\:`, which psql passes on without the backslash. */
  | "escapedSemicolon"
  | "escapedColon"
  | "backslash"
  | "other"
  | "end";

/**
 * Cuts SQL text into tokens as psql does (its `psqlscan.l`), including blanks and comments: each
 * token starts where the one before it ended. The current token is in the fields, so that a text of
 * a megabyte allocates no objects.
 */
export class Lexer {
  readonly text: string;
  readonly dialect: Dialect;
  kind: TokenKind = "blank";
  start: number;
  end: number;
  /** False when the text ended inside the token. */
  isClosed = true;

  /**
   * Reads `text` between two offsets; `start` must not lie inside a token. A token that passes the
   * limit ends there, unclosed.
   */
  constructor(text: string, dialect: Dialect, start = 0, limit: number = text.length) {
    // The text is cut so that no scanner can read past the limit.
    this.text = limit < text.length ? text.slice(0, limit) : text;
    this.dialect = dialect;
    this.start = start;
    this.end = start;
  }

  /** Continues at `offset` instead of at the end of the current token. */
  moveTo(offset: number): void {
    this.end = offset;
  }

  /** Moves to the next token; returns "end" at the end of the text. */
  next(): TokenKind {
    this.start = this.end;
    this.isClosed = true;
    if (this.start >= this.text.length) return (this.kind = "end");
    const code = this.text.charCodeAt(this.start);
    if (isNameStart(code)) return this.#word();
    if (isBlank(code)) return this.#blank();
    if (isDigit(code)) return this.#number();
    if (isOperator(code)) return this.#operatorOrComment();
    return this.#punctuation();
  }

  /** Whether the current token is this word, given in lower case. */
  isWord(word: string): boolean {
    if (this.kind !== "word" || this.end - this.start !== word.length) return false;
    for (let index = 0; index < word.length; index++) {
      const code = this.text.charCodeAt(this.start + index);
      const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
      if (lower !== word.charCodeAt(index)) return false;
    }
    return true;
  }

  tokenText(): string {
    return this.text.slice(this.start, this.end);
  }

  #accept(kind: TokenKind, end: number): TokenKind {
    this.kind = kind;
    this.isClosed = end >= 0;
    this.end = end < 0 ? this.text.length : end;
    return kind;
  }

  #blank(): TokenKind {
    let end = this.start + 1;
    while (isBlank(this.text.charCodeAt(end))) end++;
    return this.#accept("blank", end);
  }

  #word(): TokenKind {
    const end = this.#endOfName(this.start);
    const length = end - this.start;
    if (length <= 2 && this.text[end] === "'") return this.#prefixedString(end);
    if (length === 1 && this.text[end] === "&") return this.#unicodeEscaped();
    return this.#accept("word", end);
  }

  #endOfName(start: number): number {
    let end = start + 1;
    while (isNamePart(this.text.charCodeAt(end))) end++;
    return end;
  }

  /** A prefix of one or two letters directly before a single quote. */
  #prefixedString(quote: number): TokenKind {
    const { text, start, dialect } = this;
    const prefix = text.slice(start, quote).toLowerCase();
    if (prefix === "e") return this.#accept("string", endOfEscapeString(text, quote + 1));
    if (prefix === "b" || prefix === "x") return this.#string(quote);
    if (prefix === "n") return this.#plainString(quote);
    if (dialect.alternativeQuotes && prefix === "q") {
      const end = endOfAlternativeQuote(text, quote + 1);
      if (end !== null) return this.#accept("alternativeQuote", end);
    }
    return this.#accept("word", quote);
  }

  /** `U&'...'` and `U&"..."`; without a quote psql does not read the U as a word. */
  #unicodeEscaped(): TokenKind {
    const { text, start } = this;
    if (text[start] !== "U" && text[start] !== "u") return this.#accept("word", start + 1);
    if (text[start + 2] === "'") return this.#string(start + 2);
    if (text[start + 2] === '"') return this.#quotedIdentifier(start + 2);
    return this.#accept("other", start + 1);
  }

  #plainString(quote: number): TokenKind {
    if (!this.dialect.plainEscapes) return this.#string(quote);
    return this.#accept("string", endOfEscapeString(this.text, quote + 1));
  }

  #string(quote: number): TokenKind {
    return this.#accept("string", endOfQuoted(this.text, quote + 1, "'"));
  }

  #quotedIdentifier(quote: number): TokenKind {
    return this.#accept("quotedIdentifier", endOfQuoted(this.text, quote + 1, '"'));
  }

  /** Digits, a fraction, an exponent; psql includes a name attached to the number. */
  #number(): TokenKind {
    const { text } = this;
    let end = this.#endOfDigits(this.start);
    const isRange = text[end] === "." && text[end + 1] === ".";
    if (text[end] === "." && !isRange) end = this.#endOfDigits(end + 1);
    const isExponent = text[end] === "e" || text[end] === "E";
    if (isExponent && (text[end + 1] === "+" || text[end + 1] === "-")) {
      const digits = end + 2;
      end = this.#endOfDigits(digits);
      if (end === digits) return this.#accept("number", end);
    }
    return this.#accept("number", this.#endOfGluedName(end));
  }

  #endOfDigits(start: number): number {
    let end = start;
    while (isDigit(this.text.charCodeAt(end))) end++;
    return end;
  }

  #endOfGluedName(start: number): number {
    return isNameStart(this.text.charCodeAt(start)) ? this.#endOfName(start) : start;
  }

  #operatorOrComment(): TokenKind {
    const { text, start, dialect } = this;
    if (text.startsWith("--", start)) {
      return this.#accept("lineComment", endOfLine(text, start + 2));
    }
    if (text.startsWith("/*", start)) {
      return this.#accept("comment", endOfBlockComment(text, start + 2, dialect.nestedComments));
    }
    let end = start + 1;
    while (isOperator(text.charCodeAt(end)) && !this.#isCommentStart(end)) end++;
    return this.#accept(end === start + 1 && text[start] === "/" ? "slash" : "operator", end);
  }

  #isCommentStart(offset: number): boolean {
    return this.text.startsWith("--", offset) || this.text.startsWith("/*", offset);
  }

  #punctuation(): TokenKind {
    const { text, start } = this;
    const next = text[start + 1];
    switch (text.charAt(start)) {
      case "(":
        return this.#accept("openParenthesis", start + 1);
      case ")":
        return this.#accept("closeParenthesis", start + 1);
      case ";":
        return this.#accept("semicolon", start + 1);
      case "'":
        return this.#plainString(start);
      case '"':
        return this.#quotedIdentifier(start);
      case "$":
        return this.#dollar();
      case ":":
        return this.#colon();
      case ".":
        if (isDigit(text.charCodeAt(start + 1))) return this.#number();
        return this.#accept("other", next === "." ? start + 2 : start + 1);
      case "\\":
        if (next === ";") return this.#accept("escapedSemicolon", start + 2);
        if (next === ":") return this.#accept("escapedColon", start + 2);
        return this.#accept("backslash", start + 1);
      default:
        return this.#accept("other", start + 1);
    }
  }

  /** `$1`, or the whole of `$tag$ ... $tag$`. */
  #dollar(): TokenKind {
    const { text, start } = this;
    if (isDigit(text.charCodeAt(start + 1))) {
      return this.#accept("parameter", this.#endOfGluedName(this.#endOfDigits(start + 1)));
    }
    const open = endOfDollarDelimiter(text, start);
    if (open < 0) return this.#accept("other", start + 1);
    const close = text.indexOf(text.slice(start, open), open);
    return this.#accept("dollarQuote", close < 0 ? -1 : close + (open - start));
  }

  #colon(): TokenKind {
    const { text, start } = this;
    const next = text[start + 1];
    if (next === ":" || next === "=") return this.#accept("operator", start + 2);
    if (next === "'" || next === '"') return this.#variable(start + 2, next);
    if (next === "{" && text[start + 2] === "?") return this.#variable(start + 3, "}");
    return this.#variable(start + 1, "");
  }

  #variable(nameStart: number, closing: string): TokenKind {
    let end = nameStart;
    while (isTagPart(this.text.charCodeAt(end))) end++;
    return end > nameStart && this.text.startsWith(closing, end)
      ? this.#accept("variable", end + closing.length)
      : this.#accept("other", this.start + 1);
  }
}
