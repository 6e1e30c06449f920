import type { NameToken } from "./nameToken.ts";
import { fromFunctions, queryStarts } from "./queryWords.ts";
import { TokenTree } from "./tokenTree.ts";

/** Whether a relation must follow the last token. */
export function endsInRelationWord(tokens: readonly NameToken[]): boolean {
  return startsRelation(new TokenTree(tokens), tokens.length - 1);
}

/** Whether a relation must follow the word at an index. */
export function startsRelation(tree: TokenTree, index: number): boolean {
  const before = tree.word(index - 1);
  switch (tree.word(index)) {
    case "from": {
      if (before === "distinct") return !["is", "not"].includes(tree.word(index - 2));
      const open = openBefore(tree, index);
      return open === null || !fromFunctions.has(tree.word(open - 1));
    }
    case "join":
    case "into":
      return true;
    case "update":
      return !["for", "key", "do", "or", "after", "before"].includes(before);
    case "using":
      return isDeleteOrMerge(tree, index) && !isColumnList(tree, index + 1);
    default:
      return false;
  }
}

function isColumnList(tree: TokenTree, index: number): boolean {
  return tree.isOpen(index) && !isQuery(tree, index + 1);
}

/** Returns the parenthesis that contains a token. */
function openBefore(tree: TokenTree, index: number): number | null {
  for (let open = index - 1; open >= 0; open -= 1) {
    if (tree.isOpen(open) && tree.closeOf(open) > index) return open;
  }
  return null;
}

/**
 * Whether DELETE or MERGE, which make `using` a list of relations, precedes it on the same level.
 */
function isDeleteOrMerge(tree: TokenTree, index: number): boolean {
  const start = (openBefore(tree, index) ?? -1) + 1;
  return [...tree.flat(start, index)].some((at) => ["delete", "merge"].includes(tree.word(at)));
}

/** Whether a query begins at an index, also in parentheses. */
export function isQuery(tree: TokenTree, index: number): boolean {
  let at = index;
  while (tree.isOpen(at)) at += 1;
  return queryStarts.has(tree.word(at));
}
