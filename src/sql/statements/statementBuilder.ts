import type { Dialect } from "../dialect.ts";
import type { TextRange } from "../model.ts";
import type { MetaCommand } from "./metaCommand.ts";
import type { TornUnit } from "./torn/tornUnit.ts";
import type { SqlPlusCommand } from "./sqlPlusLines/sqlPlusCommand.ts";
import type { CopyData } from "./copyData.ts";
import { isPlainQuery } from "./isPlainQuery.ts";
import type { Lexer, TokenKind } from "./lexing/lexer.ts";
import type { Statement, StatementKind, Terminator, Unterminated } from "./statement.ts";

/** Collects one statement for the splitter: the offsets of its parts and its kind. */
export class StatementBuilder {
  readonly start: number;
  /** The token or data in which the text ends. */
  open: Unterminated | null = null;
  /** Only a slash ends it. */
  isBlock = false;
  /** psql would read past its semicolon. */
  isOpenToPsql = false;
  readonly #text: string;
  readonly #dialect: Dialect;
  #first = -1;
  #end = -1;
  /** The end of the text before the last token or command. */
  #previousEnd = -1;
  #bodyEnd = -1;
  #leadingKeyword: string | null = null;
  #command: StatementKind | null = null;
  #hasCommands = false;
  readonly #data: TextRange[] = [];
  readonly #lineReturns: number[] = [];
  #torn: TornUnit["what"] | null = null;

  constructor(text: string, dialect: Dialect, start: number) {
    this.#text = text;
    this.#dialect = dialect;
    this.start = start;
  }

  /** Only blanks and comments so far. */
  get isBlank(): boolean {
    return this.#first < 0;
  }

  /** End of its text so far. */
  get end(): number {
    return this.#end;
  }

  addToken(lexer: Lexer): void {
    if (!lexer.isClosed) {
      this.open = { what: nameOfOpenToken(lexer.kind), offset: lexer.start };
    }
    if (lexer.kind === "word") this.#leadingKeyword ??= lexer.tokenText().toUpperCase();
    else if (lexer.kind !== "openParenthesis") this.#leadingKeyword ??= "";
    this.#extend(lexer.start, lexer.end);
  }

  addMetaCommand(command: MetaCommand, start: number): void {
    if (this.isBlank) this.#command = { kind: "metaCommand", name: command.name };
    this.#hasCommands = true;
    this.#extend(start, command.textEnd);
  }

  addLineCommand(name: string, start: number, end: number): void {
    this.#command = { kind: "client", name };
    this.#extend(start, end);
  }

  addSqlPlusLine(command: SqlPlusCommand, start: number, end: number): void {
    this.#command = { kind: "sqlplus", command };
    this.#extend(start, end);
  }

  addTornUnit({ what, bodyEnd, end }: TornUnit, start: number): void {
    this.#torn = what;
    this.isBlock = true;
    this.#leadingKeyword = tornKeywords[what] ?? "CREATE";
    this.#extend(start, bodyEnd);
    this.#extend(start, end);
    this.endBody();
  }

  /** Ends the body before the last token or command. */
  endBody(): void {
    this.#bodyEnd = this.#previousEnd;
  }

  addData(data: CopyData): void {
    this.#data.push(data.range);
    this.#end = data.end;
    if (!data.isComplete) this.open = { what: "copyData", offset: data.range.start };
  }

  /** Records a carriage return that ends a line; psql needs a line feed there. */
  addLineReturn(offset: number): void {
    this.#lineReturns.push(offset);
  }

  /** A command has discarded the SQL; only the command is left. */
  discardSql(command: string): void {
    this.#command = { kind: "metaCommand", name: command };
  }

  finish(
    end: number,
    lineEnd: number,
    terminator: Terminator,
    openAtEnd: Unterminated | null,
  ): Statement {
    const unterminated = this.open ?? openAtEnd;
    const textRange = { start: this.#first, end: this.#end };
    const bodyRange = {
      start: this.#first,
      end: this.#command === null ? this.#sqlEnd : this.#end,
    };
    return {
      range: { start: this.start, end },
      textRange,
      bodyRange,
      lineEnd,
      text: this.#textWithLineFeeds(textRange),
      kind: this.#kind(bodyRange, unterminated, terminator),
      terminator,
      ...(this.#dialect.plainEscapes ? { plainEscapes: true } : {}),
      ...(this.#dialect.isRestricted ? { isRestricted: true } : {}),
      unterminated,
      ...(this.#torn !== null && { torn: this.#torn }),
    };
  }

  #textWithLineFeeds({ start, end }: TextRange): string {
    let text = this.#text.slice(start, end);
    for (const offset of this.#lineReturns) {
      const at = offset - start;
      // The carriage return before data is kept: it shows how the data lines end.
      const isData = this.#data.some((data) => data.start === offset + 1);
      if (offset < end && !isData) text = `${text.slice(0, at)}\n${text.slice(at + 1)}`;
    }
    return text;
  }

  get #sqlEnd(): number {
    return this.#bodyEnd < 0 ? this.#end : this.#bodyEnd;
  }

  #kind(body: TextRange, unterminated: Unterminated | null, terminator: Terminator): StatementKind {
    if (this.#data.length > 0) return { kind: "copyFromStdin", data: this.#data };
    if (this.#command !== null) return this.#command;
    const mayBeQuery = !this.#hasCommands && !this.isBlock && unterminated === null;
    return {
      kind: "sql",
      isQuery: mayBeQuery && isPlainQuery(this.#text, this.#dialect, body),
      isBlock: this.isBlock,
      ...(this.isOpenToPsql ? { isOpenToPsql: true } : {}),
      ...(terminator === "slash" && !this.#dialect.slashLines ? { endsAtForeignSlash: true } : {}),
      ...(this.#countsComments ? { countsComments: true } : {}),
      leadingKeyword: this.#leadingKeyword ?? "",
    };
  }

  /** Comments matter only in statements that may begin a block. */
  get #countsComments(): boolean {
    const word = this.#leadingKeyword ?? "";
    return this.#dialect.countsComments && (word === "BEGIN" || word === "DECLARE" || word === "");
  }

  #extend(start: number, end: number): void {
    if (this.#first < 0) {
      this.#first = start;
      this.#end = start;
    }
    this.#previousEnd = this.#end;
    this.#end = end;
  }
}

/** Names the construct left open by a text that ends in a token of this kind. */
export function nameOfOpenToken(kind: TokenKind): Unterminated["what"] {
  return openTokenNames.get(kind) ?? "string";
}

/** Tokens in which a text can end; all others are strings. */
const openTokenNames: ReadonlyMap<TokenKind, Unterminated["what"]> = new Map([
  ["quotedIdentifier", "quotedIdentifier"],
  ["dollarQuote", "dollarQuote"],
  ["alternativeQuote", "alternativeQuote"],
  ["comment", "comment"],
]);

/**
 * First words of units that do not begin with CREATE; a unit refused for a string can begin with
 * any word.
 */
const tornKeywords: Partial<Record<TornUnit["what"], string>> = {
  end: "END",
  block: "BEGIN",
  withFunction: "WITH",
  quote: "",
};
