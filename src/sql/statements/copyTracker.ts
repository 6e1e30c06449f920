import type { Dialect } from "../dialect.ts";
import { Lexer } from "./lexer.ts";

/** Finds `COPY ... FROM STDIN`, after which psql reads data lines instead of SQL. */
export class CopyTracker {
  /** How many of the statements sent together want data; at most one unless `\;` joins several. */
  count = 0;
  #stage: "start" | "copy" | "from" | "other" = "start";

  add(lexer: Lexer, parenthesisDepth: number): void {
    if (this.#stage === "other") return;
    if (this.#stage === "start") {
      this.#stage = lexer.isWord("copy") ? "copy" : "other";
    } else if (this.#stage === "from" && namesStandardInput(lexer)) {
      this.count++;
      this.#stage = "other";
    } else {
      this.#stage = parenthesisDepth === 0 && lexer.isWord("from") ? "from" : "copy";
    }
  }

  /** Another statement begins in the same query. */
  restart(): void {
    this.#stage = "start";
  }
}

/** The grammar takes STDOUT behind FROM as well and means STDIN; `pstdin` is for `\copy`. */
function namesStandardInput(lexer: Lexer): boolean {
  return lexer.isWord("stdin") || lexer.isWord("stdout") || lexer.isWord("pstdin");
}

/** Whether the `\copy` whose name is between two offsets with its arguments reads data lines. */
export function isCopyFromStandardInput(
  text: string,
  dialect: Dialect,
  start: number,
  end: number,
): boolean {
  const tracker = new CopyTracker();
  const lexer = new Lexer(text, dialect, start, end);
  let parenthesisDepth = 0;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "blank") continue;
    if (kind === "openParenthesis") parenthesisDepth++;
    if (kind === "closeParenthesis") parenthesisDepth--;
    tracker.add(lexer, parenthesisDepth);
  }
  return tracker.count > 0;
}
