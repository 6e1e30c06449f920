import { type Dialect, oracleDialect, postgresqlDialect } from "../../dialect.ts";
import type { ServerMessage } from "../../model.ts";
import type { TokenKind } from "../../statements/lexing/lexer.ts";
import { readCodeTokens } from "../../statements/lexing/codeToken.ts";
import type { HintEnvironment } from "./hintEnvironment.ts";
import type { OracleConstruct } from "./oracleConstruct.ts";
import { oracleConstructs } from "./oracleConstructs.ts";

/** Only this many characters are examined: longer statements rarely fail by an Oracle habit. */
const longestSkeleton = 20_000;

/**
 * Finds the Oracle construct that made a statement fail; `null` if the cause is something else.
 *
 * @param environment `null` if unknown; a construct may then be found that this server supports.
 */
export function findOracleConstruct(
  sql: string,
  error: ServerMessage,
  environment: HintEnvironment | null = null,
): OracleConstruct | null {
  const dialect = environment === "ivoryOracle" ? oracleDialect : postgresqlDialect;
  const skeleton = skeletonOf(sql.slice(0, longestSkeleton), dialect);
  const said = `${error.sqlState ?? ""} ${error.message}`;
  const found = oracleConstructs.find(
    ({ statement, error: refusal, environments, applies }) =>
      (environment === null || environments === undefined || environments.includes(environment)) &&
      refusal.test(said) &&
      statement.test(skeleton) &&
      applies?.(sql, error) !== false,
  );
  return found ?? null;
}

/**
 * Returns a statement in lower case without comments, with single blanks and every string as `''`,
 * so that quoted text cannot be mistaken for a keyword. A dollar-quoted body counts as code.
 */
export function skeletonOf(sql: string, dialect: Dialect = postgresqlDialect): string {
  let skeleton = "";
  for (const { kind, word } of readCodeTokens(sql, dialect)) {
    const text = substitutes.get(kind) ?? word;
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
