import type { Dialect } from "../dialect.ts";
import {
  isComment,
  isName,
  type NameToken,
  readNameTokens,
  readQualifier,
  storedName,
} from "./nameTokens.ts";

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
  /** Where the word ends that is replaced: behind a quoted name, else the cursor. */
  readonly wordEnd: number;
  /** The word is in double quotes: only a name can stand here. */
  readonly isQuoted: boolean;
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
  const tokens = readNameTokens(statement, dialect);
  const inside = tokens.find(({ start, end }) => start < offset && offset <= end);
  if (inside !== undefined && isText(inside, offset)) return null;
  const isQuoted =
    inside?.kind === "quotedIdentifier" && !(inside.isClosed && offset === inside.end);
  const word = inside?.kind === "word" || isQuoted ? inside : null;
  const wordStart = word?.start ?? offset;
  const before = tokens.filter((token) => token.end <= wordStart && !isComment(token));
  const qualifier = readQualifier(before, 2);
  const last = before.at(-1);
  return {
    wordStart,
    wordEnd: isQuoted && inside.isClosed ? inside.end : offset,
    isQuoted,
    qualifier,
    relations: readRelations(tokens.filter((token) => !isComment(token) && token !== word)),
    expectsRelation: qualifier.length === 0 && last !== undefined && isRelationWord(last),
  };
}

function isText(token: NameToken, offset: number): boolean {
  // A line comment goes on behind its last character, other texts end with theirs.
  if (token.kind === "lineComment") return true;
  const isBehind = offset === token.end && token.isClosed;
  return !isBehind && ["string", "comment", "dollarQuote", "alternativeQuote"].includes(token.kind);
}

const relationWords: ReadonlySet<string> = new Set(["from", "join", "update", "into"]);
/** Words that follow a relation and are no alias of it. */
const clauseWords: ReadonlySet<string> = new Set(
  (
    "where group order having limit offset fetch union intersect except on using inner left right " +
    "full cross natural join lateral set values select returning window for tablesample default as"
  ).split(" "),
);

function isRelationWord(token: NameToken): boolean {
  return token.kind === "word" && relationWords.has(token.text.toLowerCase());
}

function readRelations(tokens: readonly NameToken[]): readonly NamedRelation[] {
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
  tokens: readonly NameToken[],
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

function isClauseWord({ kind, text }: NameToken): boolean {
  return kind === "word" && clauseWords.has(text.toLowerCase());
}
