import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import type { ServerMessage } from "../../model.ts";
import { applyEdits } from "../tokens/applyEdits.ts";
import { readCodeTokens, significant } from "../../statements/lexing/codeToken.ts";
import { findBareCall } from "../../output/messages/findBareCall.ts";
import type { HintEnvironment } from "../constructs/hintEnvironment.ts";
import type { OracleConstructKind } from "../constructs/oracleConstruct.ts";
import { blockRewrites } from "./blockRewrites.ts";
import { commandRewrites } from "./commandRewrites.ts";
import { queryRewrites } from "./queryRewrites.ts";
import type { Rewrites } from "./rewrites.ts";
import { TokenView } from "../tokens/tokenView.ts";

/**
 * Rewrites the user's statement for this server; the rest of its text stays.
 *
 * @returns `null` if the meaning could change, or if more than words would have to move.
 */
export function rewriteOracleConstruct(
  kind: OracleConstructKind,
  sql: string,
  error: ServerMessage,
  environment: HintEnvironment,
): string | null {
  if (kind === "callWithoutParentheses") {
    const name = findBareCall(sql, error);
    return name === null ? null : applyEdits(sql, [{ start: name.end, end: name.end, text: "()" }]);
  }
  const dialect = environment === "ivoryOracle" ? oracleDialect : postgresqlDialect;
  const view = new TokenView(sql, significant(readCodeTokens(sql, dialect)));
  const edits = rewrites[kind]?.(view, environment) ?? null;
  if (edits === null || edits.length === 0) return null;
  const rewritten = applyEdits(sql, edits);
  return rewritten === sql ? null : rewritten;
}

const rewrites: Rewrites = { ...queryRewrites, ...blockRewrites, ...commandRewrites };
