import type { Lexer } from "../lexing/lexer.ts";
import type { TornUnit } from "./tornUnit.ts";

/** A part that an END closes; a body is in "declarations" before its BEGIN. */
type Level = "declarations" | "statements";

/**
 * Reads the words of a PL/SQL unit to find its final END. Ignores quoted names, and in parentheses
 * everything but CASE and its END.
 */
export class BodyNesting {
  readonly #levels: Level[] = [];
  readonly #what: TornUnit["what"];
  #hasBegun = false;
  /** In a routine's head: up to its IS or AS, or to the semicolon of a forward declaration. */
  #isHead = false;
  #parentheses = 0;
  #isBehindEnd = false;
  #isCompound = false;
  #lastWord = "";

  constructor(what: TornUnit["what"]) {
    this.#what = what;
    this.#isHead = what !== "block" && what !== "trigger" && what !== "end";
  }

  /** The unit's final END has been read. */
  get isOver(): boolean {
    return this.#hasBegun && this.#levels.length === 0;
  }

  /** Adds a token that is neither a blank nor a comment. */
  add(lexer: Lexer): void {
    if (lexer.kind === "openParenthesis") this.#parentheses++;
    else if (lexer.kind === "closeParenthesis") this.#parentheses--;
    else if (lexer.kind === "semicolon") this.#isHead = this.#isHead && !this.#hasBegun;
    const isBehindEnd = this.#isBehindEnd;
    this.#isBehindEnd = lexer.isWord("end");
    if (lexer.kind !== "word") return;
    const word = lexer.tokenText().toLowerCase();
    // In END IF, END LOOP and END CASE, END has already closed the level.
    if (isBehindEnd && closedByName.has(word)) return;
    this.#addWord(word);
    this.#lastWord = word;
  }

  #addWord(word: string): void {
    if (word === "end") this.#levels.pop();
    else if (word === "case") this.#open("statements");
    else if (this.#parentheses > 0) return;
    else if (word === "begin") this.#begin();
    else if (word === "declare") this.#open("declarations");
    else if (word === "compound" && this.#what === "trigger") this.#openCompound();
    // BEFORE EACH ROW IS and the like begin a part of a compound trigger.
    else if (this.#isCompound && word === "is" && /^(?:row|statement)$/.test(this.#lastWord)) {
      this.#open("declarations");
    } else if (this.#isInStatements && (word === "if" || word === "loop")) this.#open("statements");
    else if (!this.#isInStatements && (word === "procedure" || word === "function")) {
      this.#isHead = true;
    } else if (this.#isHead && (word === "is" || word === "as")) {
      this.#isHead = false;
      this.#open("declarations");
    }
  }

  get #isInStatements(): boolean {
    return this.#levels.at(-1) === "statements";
  }

  #begin(): void {
    if (this.#levels.at(-1) === "declarations")
      this.#levels[this.#levels.length - 1] = "statements";
    else this.#open("statements");
  }

  #openCompound(): void {
    this.#isCompound = true;
    this.#open("declarations");
  }

  #open(level: Level): void {
    this.#hasBegun = true;
    this.#levels.push(level);
  }
}

const closedByName: ReadonlySet<string> = new Set(["if", "loop", "case"]);
