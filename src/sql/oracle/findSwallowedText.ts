import { oracleDialect } from "../dialect.ts";
import type { TextRange } from "../model.ts";
import { Lexer } from "../statements/lexer.ts";
import type { Statement } from "../statements/statement.ts";

/**
 * Finds what a routine takes for its own because no line with a `/` ends it.
 *
 * In Oracle mode psql ends `CREATE FUNCTION` only there, also one in PostgreSQL's way, whose body in
 * dollar quotes ends with a semicolon: whatever follows goes to the server as a part of it.
 *
 * @returns The first token behind that semicolon, as offsets in the text that was split; `null` when
 *   nothing is swallowed.
 */
export function findSwallowedText(statement: Statement): TextRange | null {
  const { kind, text, textRange } = statement;
  if (kind.kind !== "sql" || !kind.isBlock || kind.leadingKeyword !== "CREATE") return null;
  const lexer = new Lexer(text, oracleDialect);
  let isBehindBody = false;
  let isBehindEnd = false;
  for (let token = lexer.next(); token !== "end"; token = lexer.next()) {
    if (token === "blank" || token === "comment" || token === "lineComment") continue;
    if (isBehindEnd) {
      if (token === "slash") return null;
      return { start: textRange.start + lexer.start, end: textRange.start + lexer.end };
    }
    isBehindBody ||= token === "dollarQuote";
    isBehindEnd = isBehindBody && token === "semicolon";
  }
  return null;
}
