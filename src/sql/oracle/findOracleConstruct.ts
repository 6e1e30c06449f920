import { postgresqlDialect } from "../dialect.ts";
import type { ServerMessage } from "../model.ts";
import { Lexer, type TokenKind } from "../statements/lexer.ts";
import type { OracleConstruct } from "./oracleConstruct.ts";
import { oracleConstructs } from "./oracleConstructs.ts";

/** Longer statements are no slips of habit: only their beginning is looked at. */
const longestSkeleton = 20_000;

/** Finds the Oracle construct that made a statement fail; `null` when it was something else. */
export function findOracleConstruct(sql: string, error: ServerMessage): OracleConstruct | null {
  const skeleton = skeletonOf(sql.slice(0, longestSkeleton));
  const said = `${error.sqlState ?? ""} ${error.message}`;
  const found = oracleConstructs.find(
    ({ statement, error: refusal }) => refusal.test(said) && statement.test(skeleton),
  );
  return found ?? null;
}

/**
 * A statement in lower case without comments, blanks as single ones, and every string as `''`: what
 * is quoted cannot be mistaken for a word of the language.
 */
export function skeletonOf(sql: string): string {
  const lexer = new Lexer(sql, postgresqlDialect);
  let skeleton = "";
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    const text = substitutes.get(kind) ?? lexer.tokenText().toLowerCase();
    if (text !== " " || !/^$| $/.test(skeleton)) skeleton += text;
  }
  return skeleton.trimEnd();
}

const substitutes: ReadonlyMap<TokenKind, string> = new Map<TokenKind, string>([
  ["blank", " "],
  ["comment", " "],
  ["lineComment", " "],
  ["string", "''"],
  ["dollarQuote", "''"],
  ["alternativeQuote", "''"],
  ["quotedIdentifier", '""'],
]);
