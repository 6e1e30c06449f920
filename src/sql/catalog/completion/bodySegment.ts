import type { NameToken } from "./nameToken.ts";

/** A statement or declaration of a routine's body, or a keyword of its structure. */
export type BodySegment = readonly NameToken[];

/** Words that always end a segment of a body. */
const alwaysEnding: ReadonlySet<string> = new Set(["begin", "declare"]);
/** Words that end a segment unless they belong to a CASE expression. */
const oftenEnding: ReadonlySet<string> = new Set(["then", "else", "loop"]);
const headers: ReadonlySet<string> = new Set(["create", "procedure", "function"]);

/** Splits a body in PL/pgSQL, PL/iSQL or SQL into statements; accepts any text. */
export function cutBody(tokens: readonly NameToken[]): readonly BodySegment[] {
  const segments: BodySegment[] = [];
  let start = 0;
  let depth = 0;
  let cases = 0;
  const cut = (end: number): void => {
    segments.push(tokens.slice(start, end));
    start = end;
    cases = 0;
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "openParenthesis") depth += 1;
    if (token.kind === "closeParenthesis") depth = Math.max(0, depth - 1);
    if (token.kind === "semicolon") {
      // Parentheses left open do not hide the rest.
      depth = 0;
      cut(index + 1);
    }
    if (depth > 0 || token.kind !== "word") continue;
    const word = wordOf(token);
    const isFirst = index === start;
    if (word === "case" && !isFirst) cases += 1;
    else if (word === "end" && cases > 0) cases -= 1;
    else if (alwaysEnding.has(word)) cut(index + 1);
    else if (oftenEnding.has(word) && cases === 0) cut(index + 1);
    else if ((word === "is" || word === "as") && headers.has(wordOf(tokens[start]))) cut(index + 1);
    else if (word === "exception" && isFirst) cut(index + 1);
  }
  if (start < tokens.length) cut(tokens.length);
  return segments;
}

/** Returns a word in lower case; empty for any other token. */
export function wordOf(token: NameToken | undefined): string {
  return token?.kind === "word" ? token.text.toLowerCase() : "";
}
