import type { Dialect } from "../dialect.ts";
import { findTornUnit } from "./torn/findTornUnit.ts";
import { readSqlPlusLine } from "./sqlPlusLines/readSqlPlusLine.ts";
import { TornQuotes } from "./torn/tornQuotes.ts";
import { type MetaCommand, readMetaCommand } from "./metaCommand.ts";
import { findLoneReturn, readCopyData } from "./copyData.ts";
import { isCopyFromStandardInput } from "./trackers/copyTracker.ts";
import { Conditional } from "./conditional.ts";
import { Lexer } from "./lexing/lexer.ts";
import {
  endWithoutBlanks,
  findSlashLine,
  isAloneOnLine,
  isFirstOnLine,
  lineCommandAt,
} from "./lexing/lines.ts";
import { StatementBuilder } from "./statementBuilder.ts";
import { readRestOfLine } from "./restOfLine.ts";
import type { Statement, Terminator, Unterminated } from "./statement.ts";
import { StatementProgress } from "./statementProgress.ts";

/**
 * Reads the statements of a text one by one, split as by `splitStatements`, without keeping them: a
 * text of many megabytes can be read in slices.
 */
export class StatementReader {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #lexer: Lexer;
  #closed: Statement | null = null;
  #isOver = false;
  #progress: StatementProgress;
  #builder: StatementBuilder;
  readonly #conditionals: Conditional[] = [];
  #conditionalOffset = 0;
  /** The result of the last `#lineEndAfter` call. */
  #lineEnd = -1;
  readonly #tornQuotes = new TornQuotes();
  /** The last statement created an object whose definition SQL*Plus ends with a slash. */
  #createsUnit = false;
  /** psql ends lines at line feeds; a text without any has carriage returns (old Macintosh). */
  readonly #lineBreak: string;

  /** Reads from `start`, which must not lie inside a statement. */
  constructor(text: string, dialect: Dialect, start = 0) {
    this.#text = text;
    this.#dialect = dialect;
    this.#lineBreak = text.includes("\n") ? "\n" : "\r";
    this.#lexer = new Lexer(text, dialect, start);
    this.#progress = new StatementProgress(dialect);
    this.#builder = new StatementBuilder(text, dialect, start);
    // psql ignores a byte order mark; it is not part of the first statement.
    if (start === 0 && text.startsWith("\ufeff")) this.#lexer.moveTo(1);
  }

  /** How far the text has been read, in UTF-16 units. */
  get offset(): number {
    return this.#lexer.end;
  }

  /**
   * Returns the next statement; "pause" if none ended within `tokens` tokens (call again); `null`
   * at the end of the text, where blanks and comments of the last statement may be left.
   */
  next(tokens = Infinity): Statement | "pause" | null {
    for (let left = tokens; this.#closed === null && !this.#isOver; left--) {
      if (left <= 0) return "pause";
      if (this.#lexer.next() !== "end") this.#addToken();
      else {
        this.#isOver = true;
        if (!this.#builder.isBlank) this.#endText();
      }
    }
    const statement = this.#closed;
    this.#closed = null;
    return statement;
  }

  #addToken(): void {
    const { kind } = this.#lexer;
    if (kind === "blank" || kind === "lineComment") return;
    if (kind === "comment") this.#addComment();
    else if (this.#builder.isBlank && this.#dialect.sqlPlusLines && this.#addOracleUnit()) return;
    else if (kind === "backslash") this.#addMetaCommand();
    else if (kind === "slash" && this.#isSlashEnd()) this.#endAtSlash();
    else if (kind !== "word" || !this.#builder.isBlank || !this.#addLineCommand()) {
      this.#addSqlToken();
      if (kind === "semicolon" && this.#isSemicolonEnd()) this.#endStatement("semicolon");
    }
  }

  #addSqlToken(): void {
    this.#progress.add(this.#lexer);
    this.#builder.addToken(this.#lexer);
  }

  /** A line of only a slash ends a PL/iSQL block, even inside a comment. */
  #addComment(): void {
    const { start, end, isClosed } = this.#lexer;
    const hasSlashLines = this.#dialect.slashLines && this.#progress.endsInComments;
    const slash = hasSlashLines ? findSlashLine(this.#text, start, end) : -1;
    if (slash >= 0) {
      this.#lexer.moveTo(slash);
      this.#lexer.next();
      this.#builder.open = { what: "comment", offset: start };
      this.#endAtSlash();
    } else if (!isClosed) {
      this.#builder.addToken(this.#lexer);
    }
  }

  /** A slash line after a routine's semicolon belongs to the routine. */
  #isSemicolonEnd(): boolean {
    const { semicolonEnds, isBlock } = this.#progress;
    return (
      semicolonEnds && !(isBlock && isSlashLineNext(this.#text, this.#dialect, this.#lexer.end))
    );
  }

  #isSlashEnd(): boolean {
    const { slashLines, sqlPlusLines } = this.#dialect;
    if (slashLines && this.#progress.slashEnds) return true;
    // A psql without slash lines gets a semicolon, which would end nothing inside a BEGIN ATOMIC
    // body.
    const isEnd = slashLines || (sqlPlusLines && this.#progress.openAtEnd?.what !== "atomicBody");
    return isEnd && isAloneOnLine(this.#text, this.#lexer.start);
  }

  #endAtSlash(): void {
    this.#builder.addToken(this.#lexer);
    // psql would still count these parentheses in the statements that follow.
    this.#builder.open ??= this.#progress.openParenthesis;
    this.#endStatement("slash");
  }

  /** Reads a SQL*Plus line, or a PL/SQL unit that this psql would cut into several statements. */
  #addOracleUnit(): boolean {
    const { start } = this.#lexer;
    const { lineCommands } = this.#dialect;
    if (isFirstOnLine(this.#text, start, this.#builder.start)) {
      const hasClientWords = lineCommands.size > 0;
      const line = readSqlPlusLine(this.#text, start, { hasClientWords });
      if (line !== null) {
        this.#lexer.moveTo(line.end);
        // SQL*Plus requires the slash after a statement that may hold a block, even after a
        // semicolon.
        const isOfUnit = line.command.kind === "slash" && this.#createsUnit;
        const command = isOfUnit ? ({ kind: "remark" } as const) : line.command;
        this.#builder.addSqlPlusLine(command, start, line.end);
        this.#close("lineEnd", null);
        return true;
      }
    }
    const unit =
      findTornUnit(this.#text, start, this.#dialect) ??
      this.#tornQuotes.find(this.#text, start, this.#dialect);
    if (unit === null) return false;
    this.#lexer.moveTo(unit.end);
    this.#builder.addTornUnit(unit, start);
    this.#close(unit.terminator, null);
    return true;
  }

  #addLineCommand(): boolean {
    const { start, end } = this.#lexer;
    const name = lineCommandAt(this.#text, start, end, this.#builder.start, this.#dialect);
    if (name === null) return false;
    const lineEnd = this.#lineEndAfter(start);
    this.#lexer.moveTo(lineEnd);
    this.#builder.addLineCommand(name, start, endWithoutBlanks(this.#text, start, lineEnd));
    this.#close("lineEnd", null);
    return true;
  }

  #addMetaCommand(): void {
    const { start } = this.#lexer;
    const command = this.#readCommand(start);
    this.#lexer.moveTo(command.end);
    this.#builder.addMetaCommand(command, start);
    if (this.#lineBreak === "\r" && this.#text[command.end] === "\r") {
      this.#builder.addLineReturn(command.end);
    }
    switch (command.effect) {
      case "send":
        this.#endStatement("metaCommand");
        break;
      case "reset":
        this.#resetStatement(command.name);
        break;
      case "openConditional":
        if (this.#conditionals.length === 0) this.#conditionalOffset = start;
        this.#conditionals.push(new Conditional(this.#progress.parenthesisDepth));
        break;
      case "nextBranch":
        this.#progress.restoreParentheses(
          this.#conditionals.at(-1)?.nextBranch(command.name, this.#progress.parenthesisDepth) ?? 0,
        );
        this.#endCommand();
        break;
      case "closeConditional":
        this.#leaveConditional();
        this.#endCommand();
        break;
      case "copy":
        if (isCopyFromStandardInput(this.#text, this.#dialect, start + 1, command.end)) {
          this.#addCopyData(1);
        }
        this.#endCommand();
        break;
      case "none":
        this.#endCommand();
    }
  }

  #leaveConditional(): void {
    const conditional = this.#conditionals.pop();
    if (conditional === undefined) return;
    this.#progress.restoreParentheses(conditional.end(this.#progress.parenthesisDepth));
  }

  /** Ends a `\copy` at a lone carriage return if its data follow there. */
  #readCommand(start: number): MetaCommand {
    const command = readMetaCommand(this.#text, start, this.#lineEndAfter(start));
    if (this.#dialect.isRestricted && command.name !== "unrestrict") {
      const end = this.#lineEndAfter(start);
      const textEnd = endWithoutBlanks(this.#text, start, end);
      return { name: command.name, effect: "none", textEnd, end };
    }
    const lineReturn =
      command.effect === "copy" ? findLoneReturn(this.#text, start, command.end) : -1;
    const isCopy =
      lineReturn >= 0 && isCopyFromStandardInput(this.#text, this.#dialect, start + 1, lineReturn);
    return isCopy ? readMetaCommand(this.#text, start, lineReturn) : command;
  }

  /** In Oracle mode psql waits for a slash even after it has discarded a block. */
  #resetStatement(command: string): void {
    if (this.#progress.isBlock && !this.#dialect.resetLeavesBlocks) return;
    this.#progress = new StatementProgress(this.#dialect);
    this.#builder.discardSql(command);
    this.#endCommand();
  }

  /** A meta-command ends its statement unless psql is collecting SQL around it. */
  #endCommand(): void {
    if (this.#progress.isEmpty && this.#conditionals.length === 0) this.#close("lineEnd", null);
  }

  #endStatement(terminator: Terminator): void {
    const { copyCount, isBlock, isOpenToPsql } = this.#progress;
    if (terminator === "semicolon") this.#builder.isOpenToPsql = isOpenToPsql;
    this.#progress = new StatementProgress(this.#dialect);
    this.#builder.isBlock = isBlock;
    this.#builder.endBody();
    if (copyCount > 0) this.#addCopyData(copyCount);
    if (this.#conditionals.length === 0) this.#close(terminator, null);
  }

  /**
   * The rest of COPY's line runs after the data and stays in the same statement. psql would run
   * lines after a lone carriage return as SQL; here they are data.
   */
  #addCopyData(count: number): void {
    const { end } = this.#lexer;
    const feed = this.#lineEndAfter(end);
    const lineReturn = this.#lineBreak === "\r" ? feed : findLoneReturn(this.#text, end, feed);
    const lineEnd = lineReturn < 0 ? feed : lineReturn;
    const rest = readRestOfLine(this.#text, this.#dialect, end, lineEnd);
    const dataStart = Math.min(lineEnd + 1, this.#text.length);
    const data = readCopyData(this.#text, dataStart, count + rest.copyCount, lineReturn >= 0);
    this.#builder.addData(data);
    if (data.isComplete) this.#builder.open ??= rest.open;
    this.#lexer.moveTo(data.end);
  }

  #endText(): void {
    const isComplete = this.#builder.open === null && this.#progress.openAtEnd === null;
    if (this.#progress.copyCount > 0 && isComplete) {
      const range = { start: this.#text.length, end: this.#text.length };
      this.#builder.addData({ range, end: this.#builder.end, isComplete: false });
    }
    this.#builder.isBlock = this.#progress.isBlock;
    this.#close("endOfText", this.#openAtEnd());
  }

  #openAtEnd(): Unterminated | null {
    const open = this.#progress.openAtEnd;
    if (open !== null) return open;
    return this.#conditionals.length > 0
      ? { what: "conditional", offset: this.#conditionalOffset }
      : null;
  }

  #close(terminator: Terminator, open: Unterminated | null): void {
    const lineEnd = this.#lineEndAfter(this.#builder.end);
    this.#closed = this.#builder.finish(this.#lexer.end, lineEnd, terminator, open);
    this.#createsUnit = unitCreation.test(this.#closed.text.slice(0, 200));
    this.#builder = new StatementBuilder(this.#text, this.#dialect, this.#lexer.end);
  }

  /** The line break at or after `offset`, or the end of the text; offsets must ascend. */
  #lineEndAfter(offset: number): number {
    if (this.#lineEnd < offset) {
      const lineBreak = this.#text.indexOf(this.#lineBreak, offset);
      this.#lineEnd = lineBreak < 0 ? this.#text.length : lineBreak;
    }
    return this.#lineEnd;
  }
}

/** Whether only blanks and comments separate an offset from a line with only a slash. */
function isSlashLineNext(text: string, dialect: Dialect, offset: number): boolean {
  const lexer = new Lexer(text, dialect, offset);
  let kind = lexer.next();
  while (kind === "blank" || kind === "comment" || kind === "lineComment") kind = lexer.next();
  return kind === "slash" && isAloneOnLine(text, lexer.start);
}

const unitCreation =
  /^create\s+(?:or\s+replace\s+)?(?:(?:non)?editionable\s+)?(?:type|function|procedure|package|trigger|library)\b/i;
