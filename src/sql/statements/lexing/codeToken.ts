import { type Dialect, postgresqlDialect } from "../../dialect.ts";
import { Lexer, type TokenKind } from "./lexer.ts";

/** A token of a statement or of its dollar-quoted body, with offsets in the statement. */
export interface CodeToken {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In lower case. */
  readonly word: string;
}

/**
 * Cuts a statement into tokens. The dollar-quoted body of DO and CREATE is cut as well, because
 * errors in it are errors in code.
 */
export function readCodeTokens(
  sql: string,
  dialect: Dialect = postgresqlDialect,
): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  const carriesBody = /^\s*(?:do|create)\b/i.test(sql);
  const read = (start: number, limit: number): void => {
    const lexer = new Lexer(sql, dialect, start, limit);
    for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
      const text = lexer.tokenText();
      const { start: from, end } = lexer;
      const delimiter = kind === "dollarQuote" && carriesBody ? /^\$[^$]*\$/.exec(text)?.[0] : null;
      if (delimiter != null && start === 0 && lexer.isClosed) {
        const inner = [from + delimiter.length, end - delimiter.length] as const;
        tokens.push(toToken("other", sql, from, inner[0]));
        read(...inner);
        tokens.push(toToken("other", sql, inner[1], end));
      } else tokens.push(toToken(kind, sql, from, end));
    }
  };
  read(0, sql.length);
  return tokens;
}

/** Returns the tokens without blanks and comments. */
export function significant(tokens: readonly CodeToken[]): readonly CodeToken[] {
  return tokens.filter(({ kind }) => !blankKinds.has(kind));
}

const blankKinds: ReadonlySet<TokenKind> = new Set(["blank", "comment", "lineComment"]);

function toToken(kind: TokenKind, sql: string, start: number, end: number): CodeToken {
  const text = sql.slice(start, end);
  return { kind, start, end, text, word: text.toLowerCase() };
}
