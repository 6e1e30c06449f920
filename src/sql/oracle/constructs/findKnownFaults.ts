import { oracleDialect } from "../../dialect.ts";
import type { TextRange } from "../../model.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import { readCodeTokens, significant } from "../../statements/lexing/codeToken.ts";
import { findRowidInserts } from "./findRowidInserts.ts";
import { TokenView } from "../tokens/tokenView.ts";

/**
 * A server fault that returns wrong results or ends the server process, whatever the client does.
 */
export type KnownFault = "addMonths" | "appendChildXml" | "withRowid" | "keywordsInOracleMode";

export interface FoundFault {
  readonly fault: KnownFault;
  /** The word that triggers the fault, as offsets in the text. */
  readonly range: TextRange;
}

/** A fast check before `findKnownFaults` reads the text. */
export function mayHaveKnownFault(text: string): boolean {
  return likely.test(text);
}

const likely = /add_months|appendchildxml|rowid|pg_get_keywords/i;

/**
 * Finds words in a text that trigger a known fault of this server.
 *
 * Observed in IvorySQL 4.4 and 5.4 compiled for 32 bits: add_months returns garbage (4.4) or fails
 * (5.4), appendchildxml and INSERT into a table WITH ROWID (5.4) end the server process.
 * pg_get_keywords fails in Oracle mode with 42804.
 */
export function findKnownFaults(
  text: string,
  server: Pick<ServerIdentity, "version" | "compatibleMode"> | null,
): readonly FoundFault[] {
  if (server?.compatibleMode !== "oracle" || !mayHaveKnownFault(text)) return [];
  const is32Bit = /\b32-bit\b/.test(server.version);
  const view = new TokenView(text, significant(readCodeTokens(text, oracleDialect)));
  const atWords = view.tokens.flatMap(({ word, start, end }, index) => {
    const fault = faultAt(view, index, word);
    if (fault === null || (!is32Bit && fault !== "keywordsInOracleMode")) return [];
    return [{ fault, range: { start, end } }];
  });
  const inserts = is32Bit ? findRowidInserts(view) : [];
  return [...atWords, ...inserts.map((range) => ({ fault: "withRowid" as const, range }))];
}

function faultAt(view: TokenView, index: number, word: string): KnownFault | null {
  if (word === "rowid") return view.matches(index - 1, "with") ? "withRowid" : null;
  if (!view.isSign(index + 1, "(")) return null;
  if (word === "add_months") return "addMonths";
  if (word === "appendchildxml") return "appendChildXml";
  return word === "pg_get_keywords" ? "keywordsInOracleMode" : null;
}
