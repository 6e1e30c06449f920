import type { Dialect } from "../../dialect.ts";
import { Lexer } from "../lexing/lexer.ts";

/**
 * Finds `COPY ... FROM STDIN`, after which psql reads data lines instead of SQL. Only words outside
 * parentheses count; psql itself finds the data of a COPY that the server refuses in this way
 * (release notes of 15.19).
 */
export class CopyTracker {
  /**
   * Number of statements sent together that need data; more than one only if `\;` joins several.
   */
  count = 0;
  #stage: "start" | "copy" | "from" | "other" = "start";

  addWord(lexer: Lexer): void {
    switch (this.#stage) {
      case "start":
        this.#stage = lexer.isWord("copy") ? "copy" : "other";
        break;
      case "copy":
        if (lexer.isWord("from")) this.#stage = "from";
        break;
      case "from":
        // The grammar also accepts STDOUT here and means STDIN.
        if (lexer.isWord("stdin") || lexer.isWord("stdout")) this.count++;
        this.#stage = "other";
        break;
      case "other":
        break;
    }
  }

  /** Another statement begins in the same query. */
  restart(): void {
    this.#stage = "start";
  }
}

/**
 * Whether the `\copy` whose name and arguments are between two offsets reads data lines that follow
 * it. `pstdin` does not: it is psql's own input.
 */
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
    if (kind === "openParenthesis") parenthesisDepth++;
    if (kind === "closeParenthesis") parenthesisDepth--;
    if (kind === "word" && parenthesisDepth === 0) tracker.addWord(lexer);
  }
  return tracker.count > 0;
}
