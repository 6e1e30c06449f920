import type { Dialect } from "../dialect.ts";
import { Lexer, type TokenKind } from "../statements/lexer.ts";

/** A table or view that a statement names. Names as the catalogue stores them. */
export interface NamedRelation {
  readonly schema: string | null;
  readonly name: string;
  readonly alias: string | null;
}

/** What is known of the place at which somebody writes. */
export interface CompletionContext {
  /** Where the word at the cursor begins; equal to the cursor's offset when there is none yet. */
  readonly wordStart: number;
  /** What stands before the dot before the word: nothing, `alias`, or `schema` and `table`. */
  readonly qualifier: readonly string[];
  /** All that the statement names after FROM, JOIN, UPDATE and INTO. */
  readonly relations: readonly NamedRelation[];
  /** After FROM and the like: a relation is to follow. */
  readonly expectsRelation: boolean;
}

/**
 * Reads what can be said at a place of a statement; `null` inside of strings and comments, where
 * nothing can.
 */
export function readCompletionContext(
  statement: string,
  offset: number,
  dialect: Dialect,
): CompletionContext | null {
  const tokens = readTokens(statement, dialect);
  const inside = tokens.find(({ start, end }) => start < offset && offset <= end);
  if (inside !== undefined && isText(inside, offset)) return null;
  const word = inside?.kind === "word" ? inside : null;
  const wordStart = word?.start ?? offset;
  const before = tokens.filter((token) => token.end <= wordStart && !isComment(token.kind));
  const qualifier = readQualifier(before);
  const last = before.at(-1);
  return {
    wordStart,
    qualifier,
    relations: readRelations(tokens.filter((token) => !isComment(token.kind) && token !== word)),
    expectsRelation: qualifier.length === 0 && last !== undefined && isRelationWord(last),
  };
}

interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isClosed: boolean;
}

function readTokens(text: string, dialect: Dialect): readonly Token[] {
  const lexer = new Lexer(text, dialect);
  const tokens: Token[] = [];
  while (lexer.next() !== "end") {
    const { kind, start, end, isClosed } = lexer;
    if (kind !== "blank") tokens.push({ kind, start, end, text: lexer.tokenText(), isClosed });
  }
  return tokens;
}

function isComment(kind: TokenKind): boolean {
  return kind === "comment" || kind === "lineComment";
}

function isText(token: Token, offset: number): boolean {
  // A line comment goes on behind its last character, other texts end with theirs.
  if (token.kind === "lineComment") return true;
  const isBehind = offset === token.end && token.isClosed;
  return !isBehind && ["string", "comment", "dollarQuote", "alternativeQuote"].includes(token.kind);
}

/** The names before the dots that end these tokens, the outermost first. */
function readQualifier(tokens: readonly Token[]): readonly string[] {
  const names: string[] = [];
  let index = tokens.length - 1;
  while (tokens[index]?.text === "." && names.length < 2) {
    const name = tokens[index - 1];
    if (name === undefined || !isName(name)) break;
    names.unshift(storedName(name));
    index -= 2;
  }
  return names;
}

const relationWords: ReadonlySet<string> = new Set(["from", "join", "update", "into"]);
/** Words that follow a relation and are no alias of it. */
const clauseWords: ReadonlySet<string> = new Set(
  (
    "where group order having limit offset fetch union intersect except on using inner left right " +
    "full cross natural join lateral set values select returning window for tablesample default as"
  ).split(" "),
);

function isRelationWord(token: Token): boolean {
  return token.kind === "word" && relationWords.has(token.text.toLowerCase());
}

function readRelations(tokens: readonly Token[]): readonly NamedRelation[] {
  const relations: NamedRelation[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    index += 1;
    if (token === undefined || !isRelationWord(token)) continue;
    // A list of relations, as in `from a, b as c`.
    for (;;) {
      const read = readRelation(tokens, index, token.text.toLowerCase() === "into");
      if (read === null) break;
      relations.push(read.relation);
      index = read.next;
      if (tokens[index]?.text !== ",") break;
      index += 1;
    }
  }
  return relations;
}

/** `isTarget`: after INTO, where parentheses hold columns. */
function readRelation(
  tokens: readonly Token[],
  start: number,
  isTarget: boolean,
): { readonly relation: NamedRelation; readonly next: number } | null {
  let index = start;
  const first = tokens[index];
  if (first === undefined || !isName(first) || isClauseWord(first)) return null;
  index += 1;
  let schema: string | null = null;
  let name = storedName(first);
  const second = tokens[index + 1];
  if (tokens[index]?.text === "." && second !== undefined && isName(second)) {
    schema = name;
    name = storedName(second);
    index += 2;
  }
  // Only half a name: what follows the dot is being written.
  if (tokens[index]?.text === ".") return null;
  // A function in FROM: what it returns is not in the catalogue by this name.
  if (!isTarget && tokens[index]?.kind === "openParenthesis") return null;
  if (tokens[index]?.text.toLowerCase() === "as") index += 1;
  const alias = tokens[index];
  if (alias === undefined || !isName(alias) || isClauseWord(alias)) {
    return { relation: { schema, name, alias: null }, next: index };
  }
  return { relation: { schema, name, alias: storedName(alias) }, next: index + 1 };
}

function isName({ kind }: Token): boolean {
  return kind === "word" || kind === "quotedIdentifier";
}

function isClauseWord({ kind, text }: Token): boolean {
  return kind === "word" && clauseWords.has(text.toLowerCase());
}

/** Names without quotes are stored in lower case. */
function storedName({ kind, text }: Token): string {
  return kind === "quotedIdentifier" ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase();
}
