import type { ServerIdentity } from "../../../sql/serverIdentity.ts";
import { oracleOnlyKeywords, oracleOnlyTypes } from "./oracleWords.ts";

/** Oracle words that IvorySQL 4 and 5 do not know (seen in 4.4 and 5.4). */
const unknownUntil6: readonly string[] = "connect_by_root nocycle prior rownum siblings".split(" ");

/**
 * Words to propose on Oracle's port besides PostgreSQL's. PostgreSQL with orafce has the table
 * dual, but no Oracle grammar. Returns all words while the server is not known.
 */
export function oracleWordsOf(server: Pick<ServerIdentity, "version" | "compatibleMode"> | null): {
  readonly keywords: readonly string[];
  readonly types: readonly string[];
} {
  if (server === null) return { keywords: oracleOnlyKeywords, types: oracleOnlyTypes };
  if (server.compatibleMode === null) return { keywords: ["dual"], types: [] };
  const release = Number(/\bIvorySQL (\d+)/.exec(server.version)?.[1] ?? Infinity);
  const isUnknown = (word: string): boolean =>
    (release < 6 && unknownUntil6.includes(word)) || (release < 5 && word === "rowid");
  return {
    keywords: oracleOnlyKeywords.filter((word) => !isUnknown(word)),
    types: oracleOnlyTypes,
  };
}
