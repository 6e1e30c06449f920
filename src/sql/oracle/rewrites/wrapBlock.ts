import type { TokenView } from "../tokens/tokenView.ts";
import { findUnitEnd } from "./findUnitEnd.ts";

/** Writes a block without a name as DO. */
export function wrapBlock(view: TokenView): string | null {
  const end = findUnitEnd(view);
  if (end === null) return null;
  // The name of a label stays behind END, and is the label's of PL/pgSQL too.
  const last = view.isName(end + 1) ? end + 1 : end;
  return `do $$\n${view.textOf(0, last)};\n$$;`;
}
