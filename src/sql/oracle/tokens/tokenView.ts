import type { TextEdit } from "./applyEdits.ts";
import type { CodeToken } from "../../statements/lexing/codeToken.ts";

/** The tokens of a statement without blanks, with the queries that rewrites need. */
export class TokenView {
  readonly sql: string;
  readonly tokens: readonly CodeToken[];

  constructor(sql: string, tokens: readonly CodeToken[]) {
    this.sql = sql;
    this.tokens = tokens;
  }

  at(index: number): CodeToken | null {
    return this.tokens[index] ?? null;
  }

  /** Whether these lower-case words and signs begin at this token. */
  matches(index: number, ...words: readonly string[]): boolean {
    return words.every((word, offset) => {
      const token = this.tokens[index + offset];
      return token !== undefined && token.kind !== "string" && token.word === word;
    });
  }

  /** Returns the indices of the tokens at which these words begin. */
  find(...words: readonly string[]): readonly number[] {
    return this.tokens.flatMap((_, index) => (this.matches(index, ...words) ? [index] : []));
  }

  isName(index: number): boolean {
    const kind = this.tokens[index]?.kind;
    return kind === "word" || kind === "quotedIdentifier";
  }

  isSign(index: number, sign: string): boolean {
    return this.tokens[index]?.text === sign;
  }

  /** Returns the index of the parenthesis that closes the one at this index, or `null`. */
  closing(open: number): number | null {
    let depth = 0;
    for (let index = open; index < this.tokens.length; index += 1) {
      const kind = this.tokens[index]?.kind;
      if (kind === "openParenthesis") depth += 1;
      else if (kind === "closeParenthesis") depth -= 1;
      if (depth === 0) return index;
    }
    return null;
  }

  /** Returns the number of open parentheses at a token. */
  depthOf(index: number): number {
    return this.tokens.slice(0, index).reduce((depth, { kind }) => {
      if (kind === "openParenthesis") return depth + 1;
      return kind === "closeParenthesis" ? depth - 1 : depth;
    }, 0);
  }

  /** Returns the indices of the commas between two tokens, outside further parentheses. */
  commas(from: number, to: number): readonly number[] {
    const found: number[] = [];
    let depth = 0;
    for (let index = from; index < to; index += 1) {
      const token = this.tokens[index];
      if (token?.kind === "openParenthesis") depth += 1;
      else if (token?.kind === "closeParenthesis") depth -= 1;
      else if (depth === 0 && token?.text === ",") found.push(index);
    }
    return found;
  }

  /** Returns the text from one token to another, including the last one. */
  textOf(from: number, to: number): string {
    const start = this.tokens[from]?.start;
    const end = this.tokens[to]?.end;
    return start === undefined || end === undefined || end < start
      ? ""
      : this.sql.slice(start, end);
  }

  /** Returns an edit that replaces these tokens and the text between them. */
  replace(from: number, to: number, text: string): TextEdit {
    const start = this.tokens[from]?.start ?? 0;
    return { start, end: this.tokens[to]?.end ?? start, text };
  }

  /** Returns an edit that removes these tokens and the blanks before them. */
  remove(from: number, to: number): TextEdit {
    const start = this.tokens[from - 1]?.end ?? 0;
    return { start, end: this.tokens[to]?.end ?? start, text: "" };
  }

  /** Returns the index of the statement's semicolon or slash, or of its end. */
  endOfStatement(): number {
    const last = this.tokens.at(-1);
    const isTerminator = last?.kind === "semicolon" || last?.kind === "slash";
    return isTerminator ? this.tokens.length - 1 : this.tokens.length;
  }
}
