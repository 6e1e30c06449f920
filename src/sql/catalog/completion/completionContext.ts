import type { Dialect } from "../../dialect.ts";
import type { NamedRelation } from "./namedRelation.ts";
import { isComment, type NameToken, readNameTokens, readQualifier } from "./nameToken.ts";
import { readQueryScope } from "./queryScope.ts";
import { readQuotedBody } from "./quotedBody.ts";
import { endsInRelationWord } from "./relationWord.ts";
import { readBodyPlace, type RoutineVariable } from "./routineVariable.ts";

/** Context of a position in a text that is being edited. */
export interface CompletionContext {
  /** Start of the word at the cursor; the cursor's offset if there is no word yet. */
  readonly wordStart: number;
  /** End of the word to replace: after a closed quoted name, else the cursor. */
  readonly wordEnd: number;
  /** The word is in double quotes: only a name is possible. */
  readonly isQuoted: boolean;
  /** The names before the word's dot: none, `alias`, or `schema` and `table`. */
  readonly qualifier: readonly string[];
  /** Relations in FROM, JOIN, UPDATE, INTO and USING around the position, innermost query first. */
  readonly relations: readonly NamedRelation[];
  /** WITH queries that FROM can name. */
  readonly withQueries: readonly NamedRelation[];
  /**
   * Parameters and variables of the routine around the position; those of the innermost block last.
   */
  readonly variables: readonly RoutineVariable[];
  /** The position follows FROM or a similar word, so a relation is expected. */
  readonly expectsRelation: boolean;
}

/**
 * Reads the completion context at a position of a statement; `null` inside strings and comments.
 * Bodies of routines are read as the statements in them.
 *
 * @param isWritten Whether the user is writing the word at the position; else it counts as a token.
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
  // A line comment continues after its last character; other quoted text ends with it.
  if (token.kind === "lineComment") return true;
  const isBehind = offset === token.end && token.isClosed;
  return !isBehind && ["string", "comment", "dollarQuote", "alternativeQuote"].includes(token.kind);
}

/** Whether a statement contains others: a block, an Oracle-style routine, BEGIN ATOMIC. */
function hasBody(tokens: readonly NameToken[]): boolean {
  return tokens.some(({ kind }, index) => kind === "semicolon" && index < tokens.length - 1);
}
