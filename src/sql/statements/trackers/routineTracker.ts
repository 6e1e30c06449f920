import type { RoutineRules } from "../../dialect.ts";
import type { Lexer } from "../lexing/lexer.ts";

/**
 * Position of a word: first in a statement or body, where only a name is possible, or elsewhere.
 */
export type WordPlace = "first" | "name" | "inside";

function isBehind({ text, end }: Lexer, pattern: RegExp): boolean {
  pattern.lastIndex = end;
  return pattern.test(text);
}

type Stage = "start" | "create" | "createOr" | "createOrReplace" | "routine" | "other";

/**
 * Reads the words of a statement to find `CREATE [OR REPLACE] FUNCTION|PROCEDURE` and the number of
 * BEGIN and CASE in it that have no END yet. Ignores quoted names and all words in parentheses: a
 * heuristic, but psql's own.
 */
export class RoutineTracker {
  /** Number of BEGIN and CASE without their END. */
  depth = 0;
  /** The same as psql counts it: every BEGIN counts, even one that is a column's name. */
  depthInPsql = 0;
  /** Offset of the outermost of them. */
  offset = 0;
  readonly #rules: RoutineRules;
  #stage: Stage = "start";
  #tail: "none" | "end" | "endSemicolon" = "none";

  constructor(rules: RoutineRules) {
    this.#rules = rules;
  }

  /** The statement creates a routine. */
  get isRoutine(): boolean {
    return this.#stage === "routine";
  }

  /** The last word was the END of the whole body, and a semicolon came after it. */
  get isBodyOver(): boolean {
    return this.#tail === "endSemicolon" && this.depth === 0;
  }

  /** `place`: what precedes the word. */
  addWord(lexer: Lexer, place: WordPlace): void {
    this.#tail = "none";
    if (this.#stage === "routine") this.#addBodyWord(lexer, place);
    else if (this.#stage !== "other")
      this.#stage = this.#stageAfter(lexer.tokenText().toLowerCase());
  }

  addSemicolon(): void {
    if (this.#tail === "end") this.#tail = "endSemicolon";
  }

  /** Another statement begins in the same query. */
  restart(): void {
    this.#stage = "start";
  }

  #stageAfter(word: string): Stage {
    const { kinds, modifiers } = this.#rules;
    if (modifiers.has(word)) return this.#stage;
    switch (this.#stage) {
      case "start":
        return word === "create" ? "create" : "other";
      case "create":
        if (word === "or") return "createOr";
        return kinds.has(word) ? "routine" : "other";
      case "createOr":
        return word === "replace" ? "createOrReplace" : "other";
      case "createOrReplace":
        return kinds.has(word) ? "routine" : "other";
      case "routine":
      case "other":
        return this.#stage;
    }
  }

  #addBodyWord(lexer: Lexer, place: WordPlace): void {
    if (lexer.isWord("begin")) {
      this.depthInPsql++;
      if (this.#isName(place) && !isBehind(lexer, /\s*atomic\b/iy)) return;
      if (this.depth++ === 0) this.offset = lexer.start;
    } else if (lexer.isWord("case")) {
      // END closes a CASE too, which matters only inside a BEGIN.
      if (this.depth > 0) this.depth++;
      if (this.depthInPsql > 0) this.depthInPsql++;
    } else if (lexer.isWord("end")) {
      if (this.depth > 0) this.depth--;
      if (this.depthInPsql > 0) this.depthInPsql--;
      this.#tail = "end";
    }
  }

  /** BEGIN is not reserved: in a BEGIN ATOMIC body it is a name unless it begins a statement. */
  #isName(place: WordPlace): boolean {
    if (this.#rules.semicolonsInside !== "beginToEnd") return false;
    return place === "name" || (this.depth > 0 && place === "inside");
  }
}
