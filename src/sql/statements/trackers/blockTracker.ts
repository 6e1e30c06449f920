import type { BlockRules } from "../../dialect.ts";
import type { Lexer } from "../lexing/lexer.ts";

/**
 * Reads the first tokens of a statement to find an anonymous PL/iSQL block: `DECLARE`, `BEGIN` or
 * `<<label>>`. `BEGIN;`, `BEGIN WORK` and the like open a transaction, and `DECLARE ... CURSOR
 * FOR|WITH|WITHOUT` is SQL.
 */
export class BlockTracker {
  readonly #rules: BlockRules;
  #isBlock = false;
  #opening: "none" | "begin" | "declare" | "label" | "labelName" = "none";
  #tokenCount = 0;
  #isAfterCursor = false;

  constructor(rules: BlockRules) {
    this.#rules = rules;
  }

  /** False for a lone BEGIN, which may still open a transaction. */
  get isBlock(): boolean {
    return this.#isBlock && !(this.#opening === "begin" && this.#tokenCount === 1);
  }

  /** A block, or a BEGIN that may still open a transaction. */
  get mayBeBlock(): boolean {
    return this.#isBlock;
  }

  /** Adds a token that is neither a blank nor a comment. */
  add(lexer: Lexer): void {
    switch (this.#tokenCount++) {
      case 0:
        this.#addFirst(lexer);
        break;
      case 1:
        this.#addSecond(lexer);
        break;
      case 2:
        if (this.#opening === "labelName") this.#isBlock = lexer.tokenText() === ">>";
    }
    if (this.#opening === "declare") this.#addDeclared(lexer);
  }

  #addFirst(lexer: Lexer): void {
    if (lexer.isWord("begin")) this.#opening = "begin";
    else if (lexer.isWord("declare")) this.#opening = "declare";
    else if (lexer.kind === "operator" && lexer.tokenText() === "<<") this.#opening = "label";
    this.#isBlock = this.#opening === "begin" || this.#opening === "declare";
  }

  #addSecond(lexer: Lexer): void {
    const isWord = lexer.kind === "word";
    if (this.#opening === "label" && isWord) this.#opening = "labelName";
    if (this.#opening !== "begin") return;
    const isTransaction =
      lexer.kind === "semicolon" ||
      lexer.kind === "escapedSemicolon" ||
      (isWord && hasWord(this.#rules.transactionWords, lexer));
    if (isTransaction) this.#isBlock = false;
  }

  #addDeclared(lexer: Lexer): void {
    if (this.#isAfterCursor && hasWord(this.#rules.cursorWords, lexer)) this.#isBlock = false;
    this.#isAfterCursor = lexer.isWord("cursor");
  }
}

function hasWord(words: ReadonlySet<string>, lexer: Lexer): boolean {
  return words.has(lexer.tokenText().toLowerCase());
}
