import type { TokenView } from "../tokens/tokenView.ts";
import { findUnitEnd } from "./findUnitEnd.ts";

/** Rewrites an anonymous block as DO. */
export function wrapBlock(view: TokenView): string | null {
  const end = findUnitEnd(view);
  if (end === null) return null;
  // A label's name stays after END; PL/pgSQL reads it as a label too.
  const last = view.isName(end + 1) ? end + 1 : end;
  return `do $$\n${view.textOf(0, last)};\n$$;`;
}
