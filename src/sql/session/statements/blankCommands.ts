import { postgresqlDialect, withPlainEscapes } from "../../dialect.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Statement } from "../../statements/statement.ts";

/**
 * Returns a statement with blanks in place of its meta-commands and the rest of their lines, so
 * that all other offsets stay.
 */
export function blankCommands(statement: Statement): Statement {
  const { text, textRange, kind } = statement;
  const dialect = withPlainEscapes(postgresqlDialect, statement.plainEscapes === true);
  const data = kind.kind === "copyFromStdin" ? kind.data : [];
  let result = "";
  let start = 0;
  for (const range of [...data, null]) {
    const end = range === null ? text.length : range.start - textRange.start;
    const lexer = new Lexer(text, dialect, start, end);
    for (let token = lexer.next(); token !== "end"; token = lexer.next()) {
      if (token !== "backslash") continue;
      const feed = text.indexOf("\n", lexer.start);
      const lineEnd = feed < 0 || feed > end ? end : feed;
      result += text.slice(result.length, lexer.start) + " ".repeat(lineEnd - lexer.start);
      lexer.moveTo(Math.max(lineEnd, lexer.end));
    }
    // Continue after the line that ends the data.
    start = range === null ? end : range.end - textRange.start + 2;
    result += text.slice(result.length, start);
  }
  return { ...statement, text: result };
}
