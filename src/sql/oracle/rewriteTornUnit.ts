import { oracleDialect } from "../dialect.ts";
import { createMessage } from "../output/createMessage.ts";
import type { TornUnit } from "../sqlplus/findTornUnit.ts";
import { readCodeTokens, significant } from "./codeTokens.ts";
import type { HintEnvironment } from "./hintEnvironment.ts";
import type { OracleConstructKind } from "./oracleConstruct.ts";
import { rewriteOracleConstruct } from "./rewriteOracleConstruct.ts";
import { rewriteRoutine } from "./rewriteRoutine.ts";
import { rewriteTrigger } from "./rewriteTrigger.ts";
import { TokenView } from "./TokenView.ts";
import { wrapBlock } from "./wrapBlock.ts";

/**
 * Writes a unit that is refused whole as this server takes it: a block as DO, a routine and a trigger
 * with their bodies in dollar quotes, and in them the constructs that can be rewritten.
 *
 * @returns `null` where the meaning could change, for packages and type bodies, and in IvorySQL's
 * Oracle mode, which takes all that this writes.
 */
export function rewriteTornUnit(
  what: TornUnit["what"],
  sql: string,
  environment: HintEnvironment,
): string | null {
  if (environment === "ivoryOracle" || sql.includes("$$")) return null;
  const view = new TokenView(sql, significant(readCodeTokens(sql, oracleDialect)));
  if (hasOracleText(sql, view)) return null;
  const rewritten = rewrites[what]?.(view) ?? null;
  return rewritten === null ? null : rewriteInside(rewritten, environment);
}

const rewrites: Partial<Record<TornUnit["what"], (view: TokenView) => string | null>> = {
  block: wrapBlock,
  function: rewriteRoutine,
  procedure: rewriteRoutine,
  trigger: rewriteTrigger,
};

/** Text that PostgreSQL would read in another way: q'' strings, and comments that open in comments. */
function hasOracleText(sql: string, { tokens }: TokenView): boolean {
  return (
    /\/\*(?:(?!\*\/)[^])*\/\*/.test(sql) || tokens.some(({ kind }) => kind === "alternativeQuote")
  );
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
