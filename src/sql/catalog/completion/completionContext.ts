import type { Dialect } from "../../dialect.ts";
import type { NamedRelation } from "./namedRelation.ts";
import { isComment, type NameToken, readNameTokens, readQualifier } from "./nameToken.ts";
import { readQueryScope } from "./queryScope.ts";
import { readQuotedBody } from "./quotedBody.ts";
import { endsInRelationWord } from "./relationWord.ts";
import { readBodyPlace, type RoutineVariable } from "./routineVariable.ts";

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
  /** What FROM, JOIN, UPDATE, INTO and USING name around the place, the innermost query first. */
  readonly relations: readonly NamedRelation[];
  /** WITH queries that FROM can name. */
  readonly withQueries: readonly NamedRelation[];
  /** Parameters and variables of the routine around the place, the innermost block's last. */
  readonly variables: readonly RoutineVariable[];
  /** After FROM and the like: a relation is to follow. */
  readonly expectsRelation: boolean;
}

/**
 * Reads what can be said at a place of a statement; `null` inside of strings and comments, where
 * nothing can. The bodies of routines are read as the statements that they are.
 *
 * @param isWritten Whether the word at the place is being written; else it counts with the others.
 */
export function readCompletionContext(
  statement: string,
  offset: number,
  dialect: Dialect,
  isWritten = true,
): CompletionContext | null {
  return readPlace(statement, offset, dialect, isWritten, null);
}

function readPlace(
  text: string,
  offset: number,
  dialect: Dialect,
  isWritten: boolean,
  parameters: readonly RoutineVariable[] | null,
): CompletionContext | null {
  const all = readNameTokens(text, dialect);
  const tokens = all.filter((token) => !isComment(token));
  const inside = all.find(({ start, end }) => start < offset && offset <= end);
  if (inside !== undefined && isText(inside, offset)) {
    const body =
      parameters === null && inside.kind === "dollarQuote" ? readQuotedBody(tokens, inside) : null;
    if (body === null || offset < body.start || offset > body.end) return null;
    const { start, end } = body;
    const part = text.slice(start, end);
    const found = readPlace(part, offset - start, dialect, isWritten, body.parameters);
    return (
      found && { ...found, wordStart: found.wordStart + start, wordEnd: found.wordEnd + start }
    );
  }
  const isQuoted =
    inside?.kind === "quotedIdentifier" && !(inside.isClosed && offset === inside.end);
  const word = inside !== undefined && (inside.kind === "word" || isQuoted) ? inside : null;
  const wordStart = word?.start ?? offset;
  const before = tokens.filter((token) => token.end <= wordStart);
  const qualifier = readQualifier(before, 2);
  const others = isWritten ? tokens.filter((token) => token !== word) : tokens;
  const place =
    parameters !== null || hasBody(others)
      ? readBodyPlace(others, wordStart, parameters ?? [])
      : { statement: others, variables: [] };
  return {
    wordStart,
    wordEnd: isQuoted && inside.isClosed ? inside.end : offset,
    isQuoted,
    qualifier,
    ...readQueryScope(place.statement, wordStart),
    variables: place.variables,
    expectsRelation: qualifier.length === 0 && endsInRelationWord(before),
  };
}

function isText(token: NameToken, offset: number): boolean {
  // A line comment goes on behind its last character, other texts end with theirs.
  if (token.kind === "lineComment") return true;
  const isBehind = offset === token.end && token.isClosed;
  return !isBehind && ["string", "comment", "dollarQuote", "alternativeQuote"].includes(token.kind);
}

/** A statement with others inside: a block, a routine of Oracle's form, BEGIN ATOMIC. */
function hasBody(tokens: readonly NameToken[]): boolean {
  return tokens.some(({ kind }, index) => kind === "semicolon" && index < tokens.length - 1);
}
