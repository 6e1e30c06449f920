import type { Dialect } from "../../dialect.ts";
import { Lexer, type TokenKind } from "../../statements/lexing/lexer.ts";

/** A token of a statement that is being edited, except blanks. */
export interface NameToken {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** False if the text ends inside the token. */
  readonly isClosed: boolean;
}

export function readNameTokens(text: string, dialect: Dialect): readonly NameToken[] {
  const lexer = new Lexer(text, dialect);
  const tokens: NameToken[] = [];
  while (lexer.next() !== "end") {
    const { kind, start, end, isClosed } = lexer;
    if (kind !== "blank") tokens.push({ kind, start, end, text: lexer.tokenText(), isClosed });
  }
  return tokens;
}

export function isComment({ kind }: NameToken): boolean {
  return kind === "comment" || kind === "lineComment";
}

export function isName({ kind }: NameToken): boolean {
  return kind === "word" || kind === "quotedIdentifier";
}

/** Returns the name as stored: names without quotes are stored in lower case. */
export function storedName({ kind, text }: NameToken): string {
  return kind === "quotedIdentifier" ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase();
}

/** Returns the names before the dots that end these tokens, the outermost first, at most `most`. */
export function readQualifier(tokens: readonly NameToken[], most: number): readonly string[] {
  const names: string[] = [];
  let index = tokens.length - 1;
  while (tokens[index]?.text === "." && names.length < most) {
    const name = tokens[index - 1];
    if (name === undefined || !isName(name)) break;
    names.unshift(storedName(name));
    index -= 2;
  }
  return names;
}
