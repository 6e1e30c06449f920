import { postgresqlDialect } from "../dialect.ts";
import { Lexer, type TokenKind } from "../statements/lexer.ts";

/**
 * Whether a plain query says itself that it returns no more rows than a page, so that a cursor
 * would only cost time: it ends with such a LIMIT, or it reads from nothing and calls nothing.
 *
 * @param body The query without its terminator.
 */
export function fitsPage(body: string, pageSize: number): boolean {
  const tokens = readTokens(body);
  const depths = tokens.map(({ depth }) => depth);
  const last = tokens.at(-1);
  const isBounded =
    last?.kind === "number" &&
    last.depth === 0 &&
    tokens.at(-2)?.text === "limit" &&
    tokens.at(-2)?.depth === 0 &&
    /^\d{1,9}$/.test(last.text) &&
    Number(last.text) <= pageSize;
  const isOneRow =
    tokens[0]?.text === "select" &&
    depths.every((depth) => depth === 0) &&
    !tokens.some(({ text }) => rowWords.has(text));
  return isBounded || isOneRow;
}

/** Words with which a query without parentheses can return several rows. */
const rowWords: ReadonlySet<string> = new Set(["from", "union", "intersect", "except"]);

interface Token {
  readonly kind: TokenKind;
  /** In lower case. */
  readonly text: string;
  /** Parentheses around it. */
  readonly depth: number;
}

function readTokens(body: string): readonly Token[] {
  const tokens: Token[] = [];
  const lexer = new Lexer(body, postgresqlDialect);
  let depth = 0;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "blank" || kind === "comment" || kind === "lineComment") continue;
    if (kind === "openParenthesis") depth += 1;
    tokens.push({ kind, text: lexer.tokenText().toLowerCase(), depth });
    if (kind === "closeParenthesis") depth -= 1;
  }
  return tokens;
}
