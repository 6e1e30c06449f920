import type { TokenKind } from "../../statements/lexing/lexer.ts";
import { isName, storedName } from "./nameToken.ts";
import type { TokenTree } from "./tokenTree.ts";

/** The name of a select list item in the result. */
export type ItemName =
  | { readonly kind: "named"; readonly name: string }
  /** `*`, or `of.*`. */
  | { readonly kind: "all"; readonly of: string | null }
  /** The name of the first column of the subquery in this range. */
  | { readonly kind: "query"; readonly start: number; readonly end: number }
  | { readonly kind: "unknown" };

/**
 * Returns an item's name as the server chooses it: its alias, else its column, function or CASE
 * (PostgreSQL's src/backend/parser/parse_target.c, FigureColname). `unknown` for `?column?`.
 */
export function nameOfItem(tree: TokenTree, start: number, end: number): ItemName {
  const { tokens } = tree;
  const flat = [...tree.flat(start, end)];
  const last = flat.at(-1);
  const token = last === undefined ? undefined : tokens[last];
  if (last === undefined || token === undefined) return { kind: "unknown" };
  if (token.text === "*") {
    if (last === start) return { kind: "all", of: null };
    const before = tokens[last - 2];
    const isOf = tree.is(last - 1, ".") && before !== undefined && isName(before);
    return isOf ? { kind: "all", of: storedName(before) } : { kind: "unknown" };
  }
  if (isName(token)) {
    if (flat.length > 1 && tree.word(last - 1) === "as") return named(storedName(token));
    if (isChain(tree, start, last)) {
      return nameless.has(tree.word(last)) ? { kind: "unknown" } : named(storedName(token));
    }
    const cast = findCast(tree, flat);
    if (cast !== null && isType(tree, cast + 1, end)) return nameOfItem(tree, start, cast);
    if (tree.word(last) === "end") return named("case");
    return isAlias(tree, last) ? named(storedName(token)) : { kind: "unknown" };
  }
  const cast = findCast(tree, flat);
  if (cast !== null && isType(tree, cast + 1, end)) return nameOfItem(tree, start, cast);
  if (token.kind !== "openParenthesis") return { kind: "unknown" };
  // The item ends with its last parentheses.
  if (last === start) {
    const isQuery = ["select", "with", "values"].includes(tree.word(last + 1));
    const close = Math.min(tree.closeOf(last), end);
    return isQuery
      ? { kind: "query", start: last + 1, end: close }
      : nameOfItem(tree, last + 1, close);
  }
  const word = tree.word(last - 1);
  if (word === "over" || word === "filter") return nameOfItem(tree, start, last - 1);
  const called = tokens[last - 1];
  const isCall = called !== undefined && isName(called) && isChain(tree, start, last - 1);
  return isCall && word !== "cast" ? named(storedName(called)) : { kind: "unknown" };
}

function named(name: string): ItemName {
  return { kind: "named", name };
}

/** Whether the range is only `a`, `a.b` or `a.b.c`. */
function isChain(tree: TokenTree, start: number, last: number): boolean {
  for (let index = start; index <= last; index += 1) {
    const token = tree.tokens[index];
    const fits =
      (index - start) % 2 === 0 ? token !== undefined && isName(token) : tree.is(index, ".");
    if (!fits) return false;
  }
  return (last - start) % 2 === 0;
}

function findCast(tree: TokenTree, flat: readonly number[]): number | null {
  return flat.find((index) => tree.is(index, "::")) ?? null;
}

/** Whether a range is the name of a type without an alias after it. */
function isType(tree: TokenTree, start: number, end: number): boolean {
  const text = [...tree.flat(start, end)]
    .map((index) => (tree.isOpen(index) ? "()" : tree.tokens[index]?.text))
    .join(" ");
  return typePattern.test(text);
}

const typePattern =
  /^(?:double precision|(?:character|bit|char) varying|(?:timestamp|time)(?: \(\))? with(?:out)? time zone|[^ :]+(?: \. [^ :]+)*)(?: \(\))?(?: \[(?: \d+)? \])*$/i;

/** Whether a name after a value is its alias, which needs no AS. */
function isAlias(tree: TokenTree, index: number): boolean {
  const before = tree.tokens[index - 1];
  if (before === undefined || nameless.has(tree.word(index))) return false;
  if (before.kind === "word") return !joiningWords.has(tree.word(index - 1));
  return valueKinds.has(before.kind) || before.text === "]";
}

const valueKinds: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "quotedIdentifier",
  "string",
  "dollarQuote",
  "number",
  "parameter",
  "closeParenthesis",
]);
const nameless: ReadonlySet<string> = new Set([
  "null",
  "true",
  "false",
  "unknown",
  "isnull",
  "notnull",
]);
/** Words that a value follows. */
const joiningWords: ReadonlySet<string> = new Set(
  (
    "and or not is in like ilike similar between from case when then else any all some as collate " +
    "over zone distinct to interval date timestamp"
  ).split(" "),
);
