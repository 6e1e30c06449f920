import { oracleDialect } from "../../dialect.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import type { TornUnit } from "../../statements/torn/tornUnit.ts";
import { quoteLiteral } from "../../quote.ts";
import { applyEdits } from "../tokens/applyEdits.ts";
import { readCodeTokens, significant } from "../../statements/lexing/codeToken.ts";
import type { HintEnvironment } from "../constructs/hintEnvironment.ts";
import type { OracleConstructKind } from "../constructs/oracleConstruct.ts";
import { rewriteOracleConstruct } from "./rewriteOracleConstruct.ts";
import { rewriteRoutine } from "./rewriteRoutine.ts";
import { rewriteTrigger } from "./rewriteTrigger.ts";
import { TokenView } from "../tokens/tokenView.ts";
import { wrapBlock } from "./wrapBlock.ts";

/**
 * Rewrites a refused unit for this server: a block as DO, a routine or trigger with its body in
 * dollar quotes, including the constructs inside that can be rewritten.
 *
 * @returns `null` if the meaning could change, for packages and type bodies, and always in
 *   IvorySQL's Oracle mode.
 */
export function rewriteTornUnit(
  what: TornUnit["what"],
  sql: string,
  environment: HintEnvironment,
): string | null {
  if (environment === "ivoryOracle" || sql.includes("$$")) return null;
  // PostgreSQL reads comments inside comments differently.
  if (/\/\*(?:(?!\*\/)[^])*\/\*/.test(sql)) return null;
  const plain = withPlainQuotes(sql);
  if (what === "quote") return plain;
  const view = new TokenView(plain, significant(readCodeTokens(plain, oracleDialect)));
  const rewritten = rewrites[what]?.(view) ?? null;
  return rewritten === null ? null : rewriteInside(rewritten, environment);
}

const rewrites: Partial<Record<TornUnit["what"], (view: TokenView) => string | null>> = {
  block: wrapBlock,
  function: rewriteRoutine,
  procedure: rewriteRoutine,
  trigger: rewriteTrigger,
};

/** Replaces alternative quotes (`q'[...]'`) by plain strings with the same meaning. */
function withPlainQuotes(sql: string): string {
  const edits = readCodeTokens(sql, oracleDialect)
    .filter(({ kind }) => kind === "alternativeQuote")
    .map(({ start, end, text }) => {
      const delimiter = String.fromCodePoint(text.codePointAt(2) ?? 0).length;
      const inside = text.slice(2 + delimiter, -1 - delimiter);
      return { start, end, text: quoteLiteral(inside) };
    });
  return applyEdits(sql, edits);
}

function rewriteInside(sql: string, environment: HintEnvironment): string {
  const hasOutput = environment === "orafce" || environment === "orafceElsewhere";
  const kinds: readonly OracleConstructKind[] = [
    hasOutput ? "performOutput" : "dbmsOutput",
    hasOutput ? "bareSysdate" : "currentTime",
    "raiseApplicationError",
    "executeImmediate",
    "cursorIs",
    "forSelect",
    "sqlAttribute",
    "numberType",
    "sequenceMember",
  ];
  return kinds.reduce(
    (text, kind) => rewriteOracleConstruct(kind, text, noError, environment) ?? text,
    sql,
  );
}

const noError = createMessage({ severity: "ERROR", message: "" });
