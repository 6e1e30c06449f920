import type { Dialect } from "../../dialect.ts";
import { Lexer } from "../lexing/lexer.ts";
import { isAloneOnLine } from "../lexing/lines.ts";
import type { TornUnit } from "./tornUnit.ts";

/**
 * Finds statements with a string like `q'[it's]'` for a psql without such strings: it would read
 * the inner quote as the end of the string, and the rest as another string.
 */
export class TornQuotes {
  /** Offset of the first `q'` at or after the last requested offset. */
  #next = -1;

  /** Returns the statement that begins at `start`; `null` if psql reads it correctly. */
  find(text: string, start: number, dialect: Dialect): TornUnit | null {
    if (dialect.alternativeQuotes || !this.#hasQuoteBehind(text, start)) return null;
    const lexer = new Lexer(text, { ...dialect, alternativeQuotes: true }, start);
    let isTorn = false;
    let end = start;
    for (let depth = 0, kind = lexer.next(); ; kind = lexer.next()) {
      if (kind === "blank" || kind === "comment" || kind === "lineComment") continue;
      if (kind === "backslash" || !lexer.isClosed) return null;
      const isSlashLine = kind === "slash" && isAloneOnLine(text, lexer.start);
      if (kind === "end" || isSlashLine || (kind === "semicolon" && depth <= 0)) {
        if (!isTorn) return null;
        const terminator = kind === "semicolon" ? kind : isSlashLine ? "slash" : "endOfText";
        const bodyEnd = kind === "semicolon" ? lexer.end : end;
        return { what: "quote", bodyEnd, end: kind === "end" ? end : lexer.end, terminator };
      }
      if (kind === "openParenthesis") depth++;
      else if (kind === "closeParenthesis") depth--;
      else if (kind === "alternativeQuote") isTorn ||= lexer.tokenText().slice(3, -2).includes("'");
      end = lexer.end;
    }
  }

  #hasQuoteBehind(text: string, start: number): boolean {
    if (this.#next < start) {
      const found = text.slice(start).search(/q'/i);
      this.#next = found < 0 ? Infinity : start + found;
    }
    return this.#next < Infinity;
  }
}
