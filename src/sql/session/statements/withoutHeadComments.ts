import { oracleDialect } from "../../dialect.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";

/**
 * Returns the text with blanks in place of the comments before its first semicolon. Line breaks and
 * all offsets stay.
 */
export function withoutHeadComments(sql: string): string {
  if (!/--|\/\*/.test(sql)) return sql;
  const lexer = new Lexer(sql, oracleDialect);
  let text = "";
  let copied = 0;
  for (let kind = lexer.next(); !endsHead.has(kind); kind = lexer.next()) {
    if (kind !== "comment" && kind !== "lineComment") continue;
    const comment = sql.slice(lexer.start, lexer.end);
    text += sql.slice(copied, lexer.start) + comment.replace(/[^\r\n]/g, " ");
    copied = lexer.end;
  }
  return text + sql.slice(copied);
}

const endsHead: ReadonlySet<Lexer["kind"]> = new Set(["semicolon", "escapedSemicolon", "end"]);
