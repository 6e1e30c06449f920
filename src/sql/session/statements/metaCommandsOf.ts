import { postgresqlDialect, withPlainEscapes } from "../../dialect.ts";
import { readMetaCommand } from "../../statements/metaCommand.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Statement } from "../../statements/statement.ts";

export interface MetaCommandInText {
  /** Without the backslash. */
  readonly name: string;
  /** UTF-16 offset of its backslash in the statement's text. */
  readonly start: number;
  /** The command with its arguments. */
  readonly text: string;
}

/** Returns the meta-commands of a statement, also those inside SQL or an `\if` block. */
export function metaCommandsOf(statement: Statement): readonly MetaCommandInText[] {
  const { text, textRange, kind } = statement;
  // Most statements have none; the data of a COPY contains no commands.
  if (!text.includes("\\") || kind.kind === "client") return [];
  const data = kind.kind === "copyFromStdin" ? kind.data : [];
  const dialect = withPlainEscapes(postgresqlDialect, statement.plainEscapes === true);
  const commands: MetaCommandInText[] = [];
  let start = 0;
  for (const range of [...data, null]) {
    const end = range === null ? text.length : range.start - textRange.start;
    addCommands(commands, new Lexer(text, dialect, start, end), end);
    // Continue after the line that ends the data.
    start = range === null ? text.length : range.end - textRange.start + 2;
  }
  return commands;
}

function addCommands(commands: MetaCommandInText[], lexer: Lexer, limit: number): void {
  const { text } = lexer;
  for (let token = lexer.next(); token !== "end"; token = lexer.next()) {
    if (token !== "backslash") continue;
    const lineBreak = text.indexOf("\n", lexer.start);
    const lineEnd = lineBreak === -1 || lineBreak > limit ? limit : lineBreak;
    const { name, end } = readMetaCommand(text, lexer.start, lineEnd);
    commands.push({ name, start: lexer.start, text: text.slice(lexer.start, end) });
    lexer.moveTo(Math.max(end, lexer.end));
  }
}
