import { oracleDialect } from "../../../sql/dialect.ts";
import { Lexer } from "../../../sql/statements/lexing/lexer.ts";
import { isAloneOnLine } from "../../../sql/statements/lexing/lines.ts";

/** Lines that can be folded into the first one; counted from 1, both ends included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly isComment: boolean;
}

/**
 * Finds the foldable parts of Oracle's SQL: blocks, routines and packages, their branches and
 * loops, dollar-quoted bodies, comments. Unterminated parts are not folded.
 */
export function findBlockFolds(text: string): readonly Fold[] {
  return new FoldFinder(text).find();
}

interface Opener {
  readonly word: "unit" | "declare" | "begin" | "if" | "loop" | "case";
  readonly line: number;
  /** False for an IF before its THEN: it may be that of `DROP ... IF EXISTS`. */
  isCertain: boolean;
}

class FoldFinder {
  readonly #lexer: Lexer;
  readonly #folds: Fold[] = [];
  #openers: Opener[] = [];
  #line = 1;
  /** The line of a FUNCTION, PROCEDURE or PACKAGE whose IS or AS has not been read yet. */
  #headLine: number | null = null;
  /** The word before this token, to recognise END IF, END LOOP and END CASE. */
  #previous = "";

  constructor(text: string) {
    this.#lexer = new Lexer(text, oracleDialect);
  }

  find(): readonly Fold[] {
    for (let kind = this.#lexer.next(); kind !== "end"; kind = this.#lexer.next()) {
      const startLine = this.#line;
      const text = this.#lexer.tokenText();
      this.#line += countLineBreaks(text);
      if (kind === "comment") this.#addFold(startLine, this.#line, true);
      else if (kind === "dollarQuote") this.#addQuotedBody(startLine);
      else if (kind === "slash" && isAloneOnLine(this.#lexer.text, this.#lexer.start))
        this.#reset();
      else if (kind === "semicolon") this.#endClause();
      else if (kind === "word") this.#addWord(text.toLowerCase());
      if (kind !== "blank" && kind !== "comment" && kind !== "lineComment") {
        this.#previous = kind === "word" ? text.toLowerCase() : "";
      }
    }
    return this.#folds.sort((left, right) => left.startLine - right.startLine);
  }

  /** Adds a body that is a dollar-quoted string: it has no END. */
  #addQuotedBody(startLine: number): void {
    if (this.#openers.at(-1)?.word === "unit") this.#openers.pop();
    this.#addFold(startLine, this.#line, false);
  }

  #addWord(word: string): void {
    const isAfterEnd = this.#previous === "end";
    switch (word) {
      case "function":
      case "procedure":
      case "package":
        this.#headLine ??= this.#line;
        break;
      case "is":
      case "as":
        if (this.#headLine !== null) this.#open("unit", this.#headLine);
        this.#headLine = null;
        break;
      case "declare":
        this.#open("declare");
        break;
      case "begin":
        this.#begin();
        break;
      case "if":
        if (!isAfterEnd && this.#openers.length > 0) this.#open("if", this.#line, false);
        break;
      case "then":
        this.#confirmBranch();
        break;
      case "loop":
      case "case":
        if (!isAfterEnd) this.#open(word);
        break;
      case "end":
        this.#close();
    }
  }

  /** Handles BEGIN: that of a routine or after DECLARE continues the part that these opened. */
  #begin(): void {
    const last = this.#openers.at(-1);
    if (last?.word !== "unit" && last?.word !== "declare") this.#open("begin");
    else this.#openers.splice(-1, 1, { ...last, word: "begin" });
  }

  #confirmBranch(): void {
    const last = this.#openers.at(-1);
    if (last?.word === "if") last.isCertain = true;
  }

  #endClause(): void {
    // BEGIN; starts a transaction, and a routine that a package only declares has no body.
    if (this.#previous === "begin") this.#openers.pop();
    while (this.#openers.at(-1)?.isCertain === false) this.#openers.pop();
    this.#headLine = null;
  }

  #open(word: Opener["word"], line = this.#line, isCertain = true): void {
    this.#openers.push({ word, line, isCertain });
  }

  #close(): void {
    const opener = this.#openers.pop();
    if (opener !== undefined) this.#addFold(opener.line, this.#line, false);
  }

  #reset(): void {
    this.#openers = [];
    this.#headLine = null;
  }

  #addFold(startLine: number, endLine: number, isComment: boolean): void {
    if (endLine > startLine) this.#folds.push({ startLine, endLine, isComment });
  }
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
