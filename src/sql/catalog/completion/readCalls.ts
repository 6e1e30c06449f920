import type { Dialect } from "../../dialect.ts";
import {
  isComment,
  isName,
  type NameToken,
  readNameTokens,
  readQualifier,
  storedName,
} from "./nameToken.ts";

/** A call whose parentheses are open at a position of a text. */
export interface OpenCall {
  /** `f`, `package.f`, `schema.f` or `schema.package.f`, as the catalogue stores names. */
  readonly name: readonly [string, ...string[]];
  /** Index of the argument at the position, from 0. */
  readonly argument: number;
  /** The parameter that the argument names, `f(p => 1)`; `null` if it is positional. */
  readonly parameter: string | null;
}

/**
 * Returns the calls that are open at an offset of a statement, the innermost first. Every name
 * before an open parenthesis counts, unless the statement defines it there.
 */
export function readCalls(
  statement: string,
  offset: number,
  dialect: Dialect,
): readonly OpenCall[] {
  const tokens = readNameTokens(statement, dialect).filter(
    (token) => token.start < offset && !isComment(token),
  );
  let open: Frame[] = [];
  for (const [index, token] of tokens.entries()) {
    // Text after the offset is not part of the arguments before it.
    if (token.kind === "semicolon") open = [];
    else if (token.kind === "openParenthesis" || token.text === "[") {
      open.push({ name: readCalledName(tokens, index), argument: 0, start: index + 1 });
    } else if (token.kind === "closeParenthesis" || token.text === "]") open.pop();
    else if (token.text === ",") {
      const last = open.at(-1);
      if (last !== undefined) {
        last.argument += 1;
        last.start = index + 1;
      }
    }
  }
  return open.toReversed().flatMap(({ name: [first, ...rest], argument, start }) => {
    if (first === undefined) return [];
    return [{ name: [first, ...rest], argument, parameter: readParameter(tokens, start) }];
  });
}

interface Frame {
  /** Empty if the parenthesis is not a call. */
  readonly name: readonly string[];
  argument: number;
  /** The first token of the argument. */
  start: number;
}

/** Words before a name that is being defined or belongs to a relation. */
const definingWords: ReadonlySet<string> = new Set(
  "function procedure table view into index type cursor references".split(" "),
);

function readCalledName(tokens: readonly NameToken[], open: number): readonly string[] {
  const last = tokens[open - 1];
  if (tokens[open]?.kind !== "openParenthesis" || last === undefined || !isName(last)) return [];
  const qualifier = readQualifier(tokens.slice(0, open - 1), 2);
  const before = tokens[open - 2 - 2 * qualifier.length];
  if (before?.kind === "word" && definingWords.has(before.text.toLowerCase())) return [];
  return [...qualifier, storedName(last)];
}

/** PostgreSQL documentation, "Calling Functions": `name => value`, formerly `name := value`. */
function readParameter(tokens: readonly NameToken[], start: number): string | null {
  const [name, sign, rest] = tokens.slice(start, start + 3);
  if (name === undefined || !isName(name) || sign === undefined) return null;
  const arrow = sign.text === ":" || sign.text === "=" ? `${sign.text}${rest?.text}` : sign.text;
  return /^(?:=>|:=)/.test(arrow) ? storedName(name) : null;
}
