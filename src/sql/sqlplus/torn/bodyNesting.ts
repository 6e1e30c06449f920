import type { Lexer } from "../../statements/lexing/lexer.ts";
import type { TornUnit } from "./tornUnit.ts";

/** A part that END closes; a body with declarations has its BEGIN still before it. */
type Level = "declarations" | "statements";

/**
 * Follows the words of a PL/SQL unit to find the END of the whole. Names in quotes never count, nor
 * does anything in parentheses but CASE and its END.
 */
export class BodyNesting {
  readonly #levels: Level[] = [];
  readonly #what: TornUnit["what"];
  #hasBegun = false;
  /** A routine's head, up to its IS or AS, or to the semicolon of a mere declaration. */
  #isHead = false;
  #parentheses = 0;
  #isBehindEnd = false;
  #isCompound = false;
  #lastWord = "";

  constructor(what: TornUnit["what"]) {
    this.#what = what;
    this.#isHead = what !== "block" && what !== "trigger" && what !== "end";
  }

  /** The END of the whole has come. */
  get isOver(): boolean {
    return this.#hasBegun && this.#levels.length === 0;
  }

  /** Takes note of a token that is neither a blank nor a comment. */
  add(lexer: Lexer): void {
    if (lexer.kind === "openParenthesis") this.#parentheses++;
    else if (lexer.kind === "closeParenthesis") this.#parentheses--;
    else if (lexer.kind === "semicolon") this.#isHead = this.#isHead && !this.#hasBegun;
    const isBehindEnd = this.#isBehindEnd;
    this.#isBehindEnd = lexer.isWord("end");
    if (lexer.kind !== "word") return;
    const word = lexer.tokenText().toLowerCase();
    // END IF, END LOOP, END CASE close what END has closed already.
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
    // BEFORE EACH ROW IS and its like: the parts of a compound trigger.
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
