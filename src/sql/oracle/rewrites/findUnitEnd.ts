import type { TokenView } from "../tokens/tokenView.ts";

/**
 * Returns the index of the END that closes a unit, before its name, semicolon and slash; `null` if
 * the unit ends otherwise.
 */
export function findUnitEnd(view: TokenView): number | null {
  let index = view.tokens.length - 1;
  if (view.at(index)?.kind === "slash") index -= 1;
  if (view.at(index)?.kind === "semicolon") index -= 1;
  if (view.matches(index - 1, "end") && view.isName(index)) index -= 1;
  return view.matches(index, "end") ? index : null;
}
