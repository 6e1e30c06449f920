import { postgresqlDialect, withPlainEscapes } from "../../dialect.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Statement } from "../../statements/statement.ts";

/**
 * Whether standard_conforming_strings changes the tokens of a statement's text: only then may the
 * script have been split wrongly.
 */
export function dependsOnStrings({ text, kind }: Statement): boolean {
  const isBlock = kind.kind === "metaCommand" && kind.name === "if";
  if (kind.kind !== "sql" && kind.kind !== "copyFromStdin" && !isBlock) return false;
  if (!text.includes("\\'")) return false;
  const conforming = new Lexer(text, withPlainEscapes(postgresqlDialect, false));
  const escaping = new Lexer(text, withPlainEscapes(postgresqlDialect, true));
  for (let token = conforming.next(); token !== "end"; token = conforming.next()) {
    if (escaping.next() !== token || escaping.end !== conforming.end) return true;
    if (escaping.isClosed !== conforming.isClosed) return true;
  }
  return false;
}
