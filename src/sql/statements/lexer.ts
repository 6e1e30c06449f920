import type { Dialect } from "../dialect.ts";
import { isBlank, isDigit, isNamePart, isNameStart, isOperator, isTagPart } from "./characters.ts";
import {
  endOfAlternativeQuote,
  endOfBlockComment,
  endOfDollarDelimiter,
  endOfEscapeString,
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
 * Cuts SQL text into tokens as psql does (its `psqlscan.l`), blanks and comments included: each
 * token starts where the one before it ended. The current token is in the fields, so that text of a
 * megabyte costs no objects.
 */
export class Lexer {
  readonly text: string;
  readonly dialect: Dialect;
  kind: TokenKind = "blank";
  start: number;
  end: number;
  /** False when the text ended inside the token. */
  isClosed = true;
  readonly #limit: number;

  /** Reads `text` between two offsets that do not lie inside a token. */
  constructor(text: string, dialect: Dialect, start = 0, limit: number = text.length) {
    this.text = text;
    this.dialect = dialect;
    this.start = start;
    this.end = start;
    this.#limit = limit;
  }

  /** Goes on at `offset` instead of at the end of the current token. */
  moveTo(offset: number): void {
    this.end = offset;
  }

  /** Moves to the next token; at the end of the text its kind is "end". */
  next(): TokenKind {
    this.start = this.end;
    this.isClosed = true;
    if (this.start >= this.#limit) return (this.kind = "end");
    const code = this.text.charCodeAt(this.start);
    if (isNameStart(code)) return this.#word();
    if (isBlank(code)) return this.#blank();
    if (isDigit(code)) return this.#number();
    if (isOperator(code)) return this.#operatorOrComment();
    return this.#punctuation(code);
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
    this.end = end < 0 ? this.#limit : end;
    return kind;
  }

  #blank(): TokenKind {
    let end = this.start + 1;
    while (isBlank(this.text.charCodeAt(end))) end++;
    return this.#accept("blank", end);
  }

  #word(): TokenKind {
    const { text, start } = this;
    let end = start + 1;
    while (isNamePart(text.charCodeAt(end))) end++;
    const next = text.charCodeAt(end);
    if (next === 0x27 && end - start <= 2) return this.#prefixedString(end);
    if (next === 0x26 && end - start === 1 && /[uU]/.test(text.charAt(start))) {
      if (text[end + 1] === "'") return this.#accept("string", endOfQuoted(text, end + 2, "'"));
      if (text[end + 1] === '"') return this.#quotedIdentifier(end + 2);
    }
    return this.#accept("word", end);
  }

  /** A word of one or two letters with a single quote right behind it. */
  #prefixedString(quote: number): TokenKind {
    switch (this.tokenTextTo(quote)) {
      case "e":
        return this.#escapeString(quote + 1);
      case "b":
      case "n":
      case "x":
        return this.#accept("string", endOfQuoted(this.text, quote + 1, "'"));
      case "q":
      case "nq": {
        if (!this.dialect.alternativeQuotes) break;
        const end = endOfAlternativeQuote(this.text, quote + 1);
        if (end !== null) return this.#accept("alternativeQuote", end);
      }
    }
    return this.#accept("word", quote);
  }

  tokenTextTo(end: number): string {
    return this.text.slice(this.start, end).toLowerCase();
  }

  #escapeString(from: number): TokenKind {
    return this.#accept("string", endOfEscapeString(this.text, from));
  }

  #quotedIdentifier(from: number): TokenKind {
    return this.#accept("quotedIdentifier", endOfQuoted(this.text, from, '"'));
  }

  /** Digits, a fraction, an exponent; psql takes one letter glued to a number with it. */
  #number(): TokenKind {
    const { text } = this;
    let end = this.#digits(this.start);
    const isRange = text[end] === "." && text[end + 1] === ".";
    if (text[end] === "." && !isRange) end = this.#digits(end + 1);
    const exponent = text.charCodeAt(end) | 0x20;
    if (exponent === 0x65) {
      const sign = text[end + 1];
      if (sign === "+" || sign === "-") {
        const digits = this.#digits(end + 2);
        return this.#accept("number", digits === end + 2 ? digits : this.#junk(digits));
      }
      if (isDigit(text.charCodeAt(end + 1))) end = this.#digits(end + 1);
    }
    return this.#accept("number", this.#junk(end));
  }

  #digits(from: number): number {
    let end = from;
    while (isDigit(this.text.charCodeAt(end))) end++;
    return end;
  }

  #junk(end: number): number {
    return isNameStart(this.text.charCodeAt(end)) ? end + 1 : end;
  }

  #operatorOrComment(): TokenKind {
    const { text, start, dialect } = this;
    if (text.startsWith("--", start)) return this.#lineComment();
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

  #lineComment(): TokenKind {
    let end = this.start + 2;
    for (; end < this.#limit; end++) {
      const code = this.text.charCodeAt(end);
      if (code === 0x0a || code === 0x0d) break;
    }
    return this.#accept("lineComment", end);
  }

  #punctuation(code: number): TokenKind {
    const { text, start } = this;
    switch (code) {
      case 0x27:
        return this.#accept("string", endOfQuoted(text, start + 1, "'"));
      case 0x22:
        return this.#quotedIdentifier(start + 1);
      case 0x28:
        return this.#accept("openParenthesis", start + 1);
      case 0x29:
        return this.#accept("closeParenthesis", start + 1);
      case 0x3b:
        return this.#accept("semicolon", start + 1);
      case 0x24:
        return this.#dollar();
      case 0x2e:
        if (text[start + 1] === ".") return this.#accept("other", start + 2);
        return isDigit(text.charCodeAt(start + 1))
          ? this.#number()
          : this.#accept("other", start + 1);
      case 0x3a:
        return this.#colon();
      case 0x5c:
        if (text[start + 1] === ";") return this.#accept("escapedSemicolon", start + 2);
        if (text[start + 1] === ":") return this.#accept("escapedColon", start + 2);
        return this.#accept("backslash", start + 1);
      default:
        return this.#accept("other", start + 1);
    }
  }

  #dollar(): TokenKind {
    const { text, start } = this;
    if (isDigit(text.charCodeAt(start + 1))) {
      return this.#accept("parameter", this.#junk(this.#digits(start + 1)));
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
