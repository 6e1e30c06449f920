import { oracleDialect } from "../../dialect.ts";
import { applyEdits } from "../tokens/applyEdits.ts";
import { readCodeTokens, significant } from "../../statements/lexing/codeToken.ts";
import { rewriteOutput } from "./blockRewrites.ts";
import { TokenView } from "../tokens/tokenView.ts";

/**
 * Rewrites the DBMS_OUTPUT calls of a script to RAISE NOTICE, which every server has.
 *
 * @returns `null` if there is no call, or one that is not a statement of a block.
 */
export function outputToNotices(script: string): string | null {
  const view = new TokenView(script, significant(readCodeTokens(script, oracleDialect)));
  const edits = rewriteOutput(view);
  return edits === null || edits.length === 0 ? null : applyEdits(script, edits);
}
